import type { DirectoryPublic } from '../../foundation/directory/directory.public.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Known } from './resolve.rules.ts'

/** What an import asks of other modules. */
export type KnowsDirectory = {
  readonly directory: Pick<DirectoryPublic, 'listUnits' | 'listAreas' | 'areasBelow' | 'createUnit'>
  /** The items of the catalogue, for mappings that hold records to it. */
  readonly catalogue?: { listItems(tx: Tx): Promise<readonly { code: string; name: string }[]> }
}

/** All units, areas and items as an import for a source of the given area knows them. */
export async function knownDirectory(tx: Tx, deps: KnowsDirectory, sourceArea: string): Promise<Known> {
  const { directory } = deps
  const units = await directory.listUnits(tx)
  const areas = await directory.listAreas(tx)
  const within = new Set(await directory.areasBelow(tx, sourceArea))
  return { units, areas, sourceArea, within }
}
