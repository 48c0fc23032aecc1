import { countyOf } from '../../../foundation/directory/directory.public.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { OnceKey, Tx } from '../../../platform/db/database.ts'
import { append } from '../../../platform/events/events.ts'
import { invalid } from '../../../platform/http/validation.ts'
import { GROUNDS } from '../calls.contract.ts'
import type { CallsDeps } from '../calls.deps.ts'
import { SCRIPT_STEPS, type Script, type ScriptInput, type ScriptStep } from './scripts.contract.ts'
import type { ScriptRow } from './scripts.repository.ts'
import * as repository from './scripts.repository.ts'

const STEPS = Object.keys(SCRIPT_STEPS)
const GROUND_ORDER = Object.keys(GROUNDS)

/** The words for every step of a call. */
export function createScripts({ db, directory }: Pick<CallsDeps, 'db' | 'directory'>) {
  const list = (
    { step, retired = false }: { step?: ScriptStep | undefined; retired?: boolean | undefined },
    actor: Actor,
  ) =>
    db.read(actor, async (tx) => {
      const rows = await repository.listScripts(tx, retired)
      const wanted = step ? rows.filter((row) => row.step === step) : rows
      return { items: wanted.sort(inOrder).map(view) }
    })

  const versions = (id: string, actor: Actor) =>
    db.read(actor, async (tx) => {
      const rows = await repository.listScripts(tx, false)
      const current = [...rows, ...(await repository.listScripts(tx, true))].find((row) => row.id === id)
      if (!current) throw errors.NOT_FOUND({ what: id })
      return { items: [current, ...(await repository.listVersions(tx, id))].map(view) }
    })

  async function add(input: ScriptInput, actor: Actor, once?: OnceKey): Promise<Script> {
    check(input)
    return db.transaction(
      actor,
      async (tx) => {
        const row: ScriptRow = {
          ...input,
          id: newId(tx.now.getTime()),
          retired: false,
          changedAt: tx.now,
          changedBy: actor.name,
          version: 1,
        }
        await repository.insertScript(tx, row)
        await tell(tx, 'call-script.added', row)
        return view(row)
      },
      once,
    )
  }

  async function change(
    id: string,
    input: ScriptInput & { retired: boolean },
    { actor, expectedVersion }: { actor: Actor; expectedVersion: number | undefined },
  ): Promise<Script> {
    check(input)
    return db.transaction(actor, async (tx) => {
      const before = await repository.lockScript(tx, id)
      if (!before) throw errors.NOT_FOUND({ what: id })
      if (expectedVersion !== undefined && before.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      const after = { ...input, id, changedAt: tx.now, changedBy: actor.name, version: before.version + 1 }
      await repository.replaceScript(tx, before, after)
      await tell(tx, 'call-script.changed', after)
      return view(after)
    })
  }

  async function tell(tx: Tx, type: string, { id, step, version, retired }: ScriptRow) {
    const areaCode = await directory.cityCode(tx)
    const subject = { kind: 'call-script', id }
    append(tx, { type, subject, countyCode: countyOf(areaCode), areaCode, data: { step, version, retired } })
  }

  return { list, versions, add, change }
}
export type ScriptsService = ReturnType<typeof createScripts>

/** In the order of a call; general words before those for a category. */
function inOrder(one: ScriptRow, other: ScriptRow): number {
  return (
    STEPS.indexOf(one.step) - STEPS.indexOf(other.step) ||
    GROUND_ORDER.indexOf(one.ground ?? '') - GROUND_ORDER.indexOf(other.ground ?? '') ||
    (one.categoryCode ?? '').localeCompare(other.categoryCode ?? '') ||
    one.titleZh.localeCompare(other.titleZh, 'zh-Hans-CN')
  )
}

/** A ground belongs to a refusal and to nothing else. */
function check({ step, ground }: ScriptInput) {
  if (ground === null || step === 'refusal') return
  const message = {
    zh: '只有“不予受理的说明”才能选择依据，请改为不选，或更换步骤。',
    en: 'Only the explanation of a refusal has a ground: leave it out, or choose that step.',
  }
  throw invalid([{ field: 'ground', code: 'NOT_A_REFUSAL', message }])
}

function view({ changedAt, ...row }: ScriptRow): Script {
  return { ...row, changedAt: changedAt.toISOString() }
}
