import type { Actor, Scope } from '../../kernel/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Answer, JudgeRequest, JudgeResult, MeasureCard, Question } from './indicators.contract.ts'
import type { Place } from './indicators.rules.ts'

/** What other modules and the command line may ask of the indicators. */
export type IndicatorsPublic = {
  /** The declared measures, in the order of the modules. */
  cards(): MeasureCard[]
  /** A measure over a period with the target and the verdict beside every number, as far as a scope reaches. */
  answer(tx: Tx, id: string, question: Question, scope: Scope): Promise<Answer>
  /** What is promised at a place for a period; null where nothing is. */
  target(tx: Tx, place: Omit<Place, 'areas'> & { readonly area?: string | undefined }): Promise<number | null>
  /**
   * Judges every unit that the actor covers for a period that is over. Tells how far it has come after each measure.
   * Judging again updates what has changed; only a turn to `missed` tells of it anew.
   */
  judge(actor: Actor, request: JudgeRequest, tell?: (done: number, of: number) => void): Promise<JudgeResult>
}
