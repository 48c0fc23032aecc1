import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Known } from './resolve.rules.ts'

/** What an import asks of other modules. */
export type KnowsDirectory = {
  readonly directory: Pick<DirectoryPublic, 'listUnits' | 'listAreas' | 'areasBelow' | 'createUnit'>
}

/** All units and areas as an import for a source of the given area knows them. */
export async function knownDirectory(tx: Tx, deps: KnowsDirectory, sourceArea: string): Promise<Known> {
  const { directory } = deps
  const units = await directory.listUnits(tx)
  const areas = await directory.listAreas(tx)
  const within = new Set(await directory.areasBelow(tx, sourceArea))
  return { units, areas, sourceArea, within }
}
