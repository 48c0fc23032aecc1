import type { Tx } from '../../../platform/db/database.ts'
import type { RoutingTarget } from './routing.contract.ts'

/** A matter that ended with a unit or a class. */
export type Dispatched = {
  readonly id: string
  readonly text: string
  readonly areaCode: string
  readonly kind: string
  readonly categoryCode: string | null
  readonly unitId: string | null
  readonly receivedAt: Date
}

const LABEL_OF: Readonly<Record<RoutingTarget, string>> = { unit: 'unit_id', category: 'category_code' }

/**
 * Matters that a unit has taken on (signed for and not returned) or a person has classed, newest ids below one; those
 * that were joined to others say nothing of their own. Ids rise with time.
 */
export async function listDispatched(
  tx: Tx,
  target: RoutingTarget,
  belowId: string,
  most: number,
): Promise<Dispatched[]> {
  return tx.query<Dispatched>(
    `select id, left(text, 600) as text, area_code as "areaCode", kind, category_code as "categoryCode",
       unit_id as "unitId", received_at as "receivedAt"
     from feedback.complaints
     where id < $1 and ${LABEL_OF[target]} is not null and parent_id is null
       and state = any('{HANDLING,LISTED,REVIEW,REPLIED,RATED,FOLLOWED_UP,CLOSED,ARCHIVED}')
     order by id desc limit $2`,
    [belowId, most],
  )
}

/** A model as it is kept. */
export type KeptModel = {
  readonly target: RoutingTarget
  readonly version: number
  readonly trainedAt: Date
  readonly trainedBy: string
  readonly measured: unknown
}

const MODEL_COLUMNS = 'target, version, trained_at as "trainedAt", trained_by as "trainedBy", measured'
/** Versions of each target that are kept. */
const KEPT = 12

/** The newest versions of both targets, without their bytes. */
export async function listModels(tx: Tx, most: number): Promise<KeptModel[]> {
  return tx.query(`select ${MODEL_COLUMNS} from feedback.routing_models order by trained_at desc, target limit $1`, [
    most,
  ])
}

/** The newest version of a target above one that is known, with its bytes. */
export async function findNewerModel(
  tx: Tx,
  target: RoutingTarget,
  known: number,
): Promise<(KeptModel & { readonly model: Buffer }) | undefined> {
  const [row] = await tx.query<KeptModel & { readonly model: Buffer }>(
    `select ${MODEL_COLUMNS}, model from feedback.routing_models where target = $1 and version > $2
     order by version desc limit 1`,
    [target, known],
  )
  return row
}

/** Keeps a new version and drops those that are long past; returns its number. */
export async function insertModel(
  tx: Tx,
  target: RoutingTarget,
  { measured, model, trainedBy }: { measured: object; model: Uint8Array; trainedBy: string },
): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    `insert into feedback.routing_models (target, version, trained_at, trained_by, measured, model)
     select $1, coalesce(max(version), 0) + 1, $2, $3, $4, $5 from feedback.routing_models where target = $1
     returning version`,
    [target, tx.now, trainedBy, JSON.stringify(measured), Buffer.from(model)],
  )
  const { version } = row!
  await tx.query('delete from feedback.routing_models where target = $1 and version <= $2', [target, version - KEPT])
  return version
}
