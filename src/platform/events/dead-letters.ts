import type { Tx } from '../db/database.ts'

/** An event that a consumer failed at for good, as it is kept. */
export type StoredLetter = {
  readonly id: string
  readonly consumer: string
  readonly eventId: number
  readonly eventType: string
  readonly error: string
  readonly failedAt: Date
  readonly state: 'waiting' | 'retried' | 'dropped'
  readonly settledAt: Date | null
  readonly settledBy: string | null
  readonly reason: string | null
}

const LETTER_COLUMNS = `id, consumer, event_id as "eventId", event_type as "eventType", error,
  failed_at as "failedAt", state, settled_at as "settledAt", settled_by as "settledBy", reason`

/** Dead letters of a state, the newest event first, below an event and consumer. */
export async function listLetters(
  tx: Tx,
  state: string,
  below: { eventId: number; consumer: string },
  limit: number,
): Promise<StoredLetter[]> {
  return tx.query(
    `select ${LETTER_COLUMNS} from events.dead_letters
     where state = $1 and (event_id, consumer) < ($2, $3) order by event_id desc, consumer desc limit $4`,
    [state, below.eventId, below.consumer, limit],
  )
}

export async function findLetter(tx: Tx, id: string): Promise<StoredLetter | undefined> {
  const [letter] = await tx.query<StoredLetter>(`select ${LETTER_COLUMNS} from events.dead_letters where id = $1`, [id])
  return letter
}

/** Gives up on a letter that is still waiting; says whether it was. */
export async function dropLetter(tx: Tx, id: string, reason: string): Promise<boolean> {
  const rows = await tx.query(
    `update events.dead_letters set state = 'dropped', settled_at = $2, settled_by = $3, reason = $4
     where id = $1 and state = 'waiting' returning id`,
    [id, tx.now, tx.actor.id, reason],
  )
  return rows.length === 1
}
