import type { Actor } from '../../kernel/actor.ts'
import type { Report } from './transparency.contract.ts'

/** What the command line may ask of reports. */
export type TransparencyPublic = {
  /** Generates a draft for a period, of an area or the whole city. Throws NOTHING_MEASURED and ALREADY_PUBLISHED. */
  generate(
    actor: Actor,
    wish: { from: string; to: string; areaCode?: string; whatChanged?: { zh: string; en: string } },
  ): Promise<Report>
}
