import type { Tx } from '../../../platform/db/database.ts'
import type { State } from '../words.contract.ts'

/** A joined matter as a list shows it. */
export type JoinedRow = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: State
  readonly receivedAt: Date
  readonly confidential: boolean
}

const MOST_SHOWN = 200
const MOST_ANSWERED = 1000

/** The matters joined to one, as far as the scope goes, the oldest first. */
export async function listJoinedTo(tx: Tx, parentId: string): Promise<JoinedRow[]> {
  return tx.query<JoinedRow>(
    `select id, number, title, state, received_at as "receivedAt", confidential from feedback.complaints
     where parent_id = $1 order by received_at, id limit ${MOST_SHOWN}`,
    [parentId],
  )
}

/** How many matters are joined to one, wherever they lie. */
export async function countJoinedTo(tx: Tx, parentId: string): Promise<number> {
  const [row] = await tx.query<{ joined: number }>('select feedback.count_joined($1) as joined', [parentId])
  return row?.joined ?? 0
}

/** The joined matters that may still be waiting for an answer. */
export async function listOpenJoinedTo(tx: Tx, parentId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from feedback.complaints where parent_id = $1 and closed_at is null
     order by received_at, id limit ${MOST_ANSWERED}`,
    [parentId],
  )
  return rows.map(({ id }) => id)
}
