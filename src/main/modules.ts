import { anyone } from '../kernel/actor.ts'
import type { Config } from '../platform/config/config.ts'
import type { Database } from '../platform/db/database.ts'
import type { Authenticate } from '../platform/http/server.ts'
import type { Log } from '../platform/log/log.ts'
import type { Module } from '../platform/module.ts'

/** What the platform gives to every module. */
export type Platform = {
  readonly config: Config
  readonly db: Database
  readonly log: Log
}

export type Wired = { readonly modules: readonly Module[]; readonly authenticate: Authenticate }

/** Makes every module and hands each what it needs, by hand, lower tiers first: the whole wiring on one page. */
export function wireModules(_platform: Platform): Wired {
  const modules: Module[] = []
  return { modules, authenticate: async (_token, language) => anyone(language) }
}
