import type { Tx } from '../../platform/db/database.ts'

/** What other modules may ask of calls, in their own transaction. */
export type CallsPublic = {
  /**
   * The caller's number in clear, for the matter that is handed in during the call; undefined where it was withheld or
   * the call is not known. `callId` is the id of the call here or in the telephone system. It may go into a sealed field
   * and nowhere else.
   */
  callerOf(tx: Tx, callId: string): Promise<string | undefined>
}
