import assert from 'node:assert/strict'
import type { Complaint } from '../../src/delivery/feedback/feedback.contract.ts'
import { NewComplaint } from '../../src/delivery/feedback/resident.contract.ts'
import { anyone, system } from '../../src/kernel/actor.ts'
import type { ClockHistory } from '../../src/platform/clock/clock.contract.ts'
import { oversightCity } from './oversight-city.ts'
import { COUNTY, OTHER_COUNTY, type Staff } from './staff.ts'

const TEST = system('test')
const HOUR = 3_600_000

/** What somebody may give when handing in for a test; the rest is a complaint about a street lamp. */
export type HandedIn = Partial<Parameters<typeof NewComplaint.parse>[0] & object> & Record<string, unknown>

/**
 * The whole application with the staff of a hotline: a dispatcher, a supervisor and a caller-back for the city, head
 * and two handlers of a unit, somebody of another unit; and what tests of supervision do again and again.
 */
export async function hotlineCity(options: { workbenchDir?: string } = {}) {
  const city = await oversightCity(options)
  const { ask, db, wired, unit, otherUnit, drain } = city
  const staff = {
    dispatcher: await city.signIn('dispatcher'),
    supervisor: await city.signIn('supervisor'),
    farSupervisor: await city.signIn('supervisor', { areaCode: OTHER_COUNTY }),
    operator: await city.signIn('operator'),
    head: await city.signIn('unit-head', { unitId: unit.id, areaCode: COUNTY }),
    handler: await city.signIn('handler', { unitId: unit.id, areaCode: COUNTY }),
    stranger: await city.signIn('handler', { unitId: otherUnit.id, areaCode: OTHER_COUNTY }),
  }
  const read = <O extends object>(text: string, values: unknown[] = []) =>
    db.read(TEST, (tx) => tx.query<O>(text, values))
  const write = (text: string, values: unknown[] = []) => db.transaction(TEST, (tx) => tx.query(text, values))

  async function register(more: HandedIn = {}): Promise<{ id: string; number: string }> {
    const given = {
      kind: 'complaint',
      text: '人民路18号门口路灯不亮已经一个星期了，请派人维修。',
      areaCode: COUNTY,
      phone: '13812345678',
      ...more,
    }
    const { id, receipt } = await db.transaction(anyone(), (tx) =>
      wired.feedback.register(tx, NewComplaint.parse(given) as never),
    )
    return { id, number: receipt.number }
  }

  async function act(id: string, step: string, body: object, as: Staff) {
    const [row] = await read<{ version: number }>('select version from feedback.complaints where id = $1', [id])
    return ask('POST', `/complaints/${id}/${step}`, body, { as, version: row!.version })
  }

  async function done(id: string, step: string, body: object, as: Staff): Promise<Complaint> {
    const { status, body: reply } = await act(id, step, body, as)
    assert.equal(status, 200, `${step}: ${JSON.stringify(reply)}`)
    return reply as unknown as Complaint
  }

  /** A matter that the unit has signed for. */
  async function handling(more: HandedIn = {}): Promise<{ id: string; number: string }> {
    const matter = await register(more)
    await done(matter.id, 'dispatch', { unitId: unit.id }, staff.dispatcher)
    await done(matter.id, 'sign', {}, staff.handler)
    return matter
  }

  const GOOD = '11月19日上午，照明所维修人员到人民路18号门口现场查看，当日18时已更换控制器，路灯恢复照明。'
  /** A matter that the unit has answered well. */
  async function answered(more: HandedIn = {}): Promise<{ id: string; number: string }> {
    const matter = await handling(more)
    const { state } = await done(matter.id, 'reply', { text: GOOD }, staff.handler)
    assert.equal(state, 'REPLIED')
    return matter
  }

  /** Lets the handling clock of a matter have begun at another moment, and the ladder look at it. */
  async function startHandlingAt(id: string, start: Date): Promise<void> {
    const [row] = await read<{ clocks: Record<string, ClockHistory> }>(
      'select clocks from feedback.complaints where id = $1',
      [id],
    )
    const history = row!.clocks.handle!
    const shift = Date.parse(history.at(-1)!.at) - start.getTime()
    const moved = history.map((event) => ({ ...event, at: new Date(Date.parse(event.at) - shift).toISOString() }))
    await write(
      `update feedback.complaints set clocks = clocks || jsonb_build_object('handle', $2::jsonb) where id = $1`,
      [id, JSON.stringify(moved)],
    )
    await write('update feedback.watches set next_at = $2 where complaint_id = $1', [id, new Date(0)])
  }

  /** The latest moment in the past, by steps of six hours, of which something holds. */
  function agoWhere(holds: (start: Date) => boolean): Date {
    for (let hours = 1; hours < 24 * 120; hours += 6) {
      const start = new Date(Date.now() - hours * HOUR)
      if (holds(start)) return start
    }
    throw new Error('there is no such moment')
  }

  const jobs = wired.modules.flatMap(({ jobs: some = [] }) => some)
  const run = async (name: string) => {
    const job = jobs.find((one) => one.name === name)
    assert.ok(job, name)
    await job.run({})
  }

  /** Who was told what about something, in order. */
  async function told(reference: string): Promise<string[]> {
    await drain()
    const rows = await read<{ account_id: string; template: string }>(
      'select account_id, template from messages.notices where reference_id = $1',
      [reference],
    )
    const nameOf = (id: string) => Object.entries(staff).find(([, one]) => one.id === id)?.[0] ?? id
    return rows.map((row) => `${nameOf(row.account_id)} ${row.template.replace('feedback.', '')}`).sort()
  }

  /** The data of the events of a type about something, oldest first. */
  const events = async (subject: string, type: string) =>
    (
      await read<{ data: Record<string, unknown> }>(
        'select data from events.log where subject_id = $1 and type = $2 order by id',
        [subject, type],
      )
    ).map(({ data }) => data)

  return {
    ...city,
    staff,
    read,
    write,
    register,
    act,
    done,
    handling,
    answered,
    startHandlingAt,
    agoWhere,
    run,
    told,
    events,
    get: async <T>(path: string, as: Staff): Promise<T> => {
      const { status, body } = await ask('GET', path, undefined, { as })
      assert.equal(status, 200, JSON.stringify(body))
      return body as T
    },
  }
}
