import type { Tx } from '../../platform/db/database.ts'

/** Somebody at a seat. */
export type Seat = {
  readonly extension: string
  readonly accountId: string
  readonly name: string
  readonly unitId: string | null
  readonly takenAt: Date
}

const COLUMNS = ['extension', 'account_id as accountId', 'name', 'unit_id as unitId', 'taken_at as takenAt'] as const

/** The seat at which an account sits now. */
export async function findSeat(tx: Tx, accountId: string): Promise<Seat | undefined> {
  return tx.first(
    tx.build.selectFrom('calls.seats').select(COLUMNS).where('account_id', '=', accountId).where('left_at', 'is', null),
  )
}

/** Who sat at an extension at a moment. */
export async function findOccupant(tx: Tx, extension: string, at: Date): Promise<Seat | undefined> {
  return tx.first(
    tx.build
      .selectFrom('calls.seats')
      .select(COLUMNS)
      .where('extension', '=', extension)
      .where('taken_at', '<=', at)
      .where((where) => where.or([where('left_at', 'is', null), where('left_at', '>', at)]))
      .orderBy('taken_at', 'desc')
      .limit(1),
  )
}

/** Everybody who sits at a seat now. */
export async function listSeats(tx: Tx): Promise<Seat[]> {
  return tx.all(tx.build.selectFrom('calls.seats').select(COLUMNS).where('left_at', 'is', null).orderBy('extension'))
}

/** Ends whoever sits at an extension and wherever an account sits. */
export async function leaveSeats(tx: Tx, accountId: string, extension: string | null): Promise<void> {
  await tx.run(
    tx.build
      .updateTable('calls.seats')
      .set({ left_at: tx.now })
      .where('left_at', 'is', null)
      .where((where) => where.or([where('account_id', '=', accountId), where('extension', '=', extension ?? '')])),
  )
}

export async function insertSeat(tx: Tx, id: string, seat: Omit<Seat, 'takenAt'>): Promise<void> {
  const { extension, accountId, name, unitId } = seat
  await tx.run(
    tx.build
      .insertInto('calls.seats')
      .values({ id, extension, account_id: accountId, name, unit_id: unitId, taken_at: tx.now }),
  )
}
