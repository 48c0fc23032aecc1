import type { Tx } from '../../../platform/db/database.ts'

/** One line of the history of a slip or problem order, as it is kept. */
export type KeptLine = {
  readonly at: string
  readonly step: string
  readonly text: string | null
  readonly by: string | null
}

/** The next running number of slips and problem orders. Gaps mean nothing. */
export async function takeSerial(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ serial: number }>(`select nextval('feedback.supervision_serials') as serial`)
  return row!.serial
}
