import { createDirectory } from '../foundation/directory/directory.module.ts'
import { anyone } from '../kernel/actor.ts'
import type { Config } from '../platform/config/config.ts'
import type { Database } from '../platform/db/database.ts'
import type { Authenticate } from '../platform/http/server.ts'
import type { Log } from '../platform/log/log.ts'
import type { Module } from '../platform/module.ts'
import type { Privacy } from '../platform/privacy/privacy.ts'

/** What the platform gives to every module. */
export type Platform = {
  readonly config: Config
  readonly db: Database
  readonly log: Log
  readonly privacy: Privacy
}

export type Wired = { readonly modules: readonly Module[]; readonly authenticate: Authenticate }

/** Makes every module and hands each what it needs, by hand, lower tiers first: the whole wiring on one page. */
export function wireModules({ config, db }: Platform): Wired {
  const directory = createDirectory({ config, db })
  const modules: Module[] = [directory.module]
  return { modules, authenticate: async (_token, language) => anyone(language) }
}
