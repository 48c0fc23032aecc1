import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { oversightCity } from '../../../tests/support/oversight-city.ts'
import { COUNTY, OTHER_COUNTY } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import type { Rectification, Step, StepInput } from './rectifications.contract.ts'

const city = await oversightCity()
const { ask, db, unit, wired } = city
const supervisor = await city.signIn('supervisor')
const otherSupervisor = await city.signIn('supervisor', { areaCode: COUNTY })
const farSupervisor = await city.signIn('supervisor', { areaCode: OTHER_COUNTY })
const head = await city.signIn('unit-head', { unitId: unit.id, areaCode: COUNTY })
const handler = await city.signIn('handler', { unitId: unit.id, areaCode: COUNTY })
type Staff = typeof head

const remind = wired.modules.flatMap(({ jobs = [] }) => jobs).find(({ name }) => name === 'rectifications.remind')!

async function opened(): Promise<Rectification> {
  const body = { unitId: unit.id, title: '排队过长', titleEn: 'Long queues', problem: '只开一个窗口' }
  return (await ask('POST', '/rectifications', body, { as: supervisor })).body as unknown as Rectification
}

async function act(id: string, name: Step | 'evidence', input: StepInput & { text?: string }, as: Staff) {
  const { version } = (await ask('GET', `/rectifications/${id}`, undefined, { as })).body as unknown as Rectification
  const path = name === 'evidence' ? `/rectifications/${id}/evidence` : `/rectifications/${id}/steps/${name}`
  const answer = await ask('POST', path, input, { as, version })
  assert.ok(answer.status < 300, JSON.stringify(answer.body))
}

/** Who was told what of a rectification, in order. */
async function told(id: string): Promise<string[]> {
  await city.drain()
  const rows = await db.read(system('test'), (tx) =>
    tx.query<{ account_id: string; template: string }>(
      'select account_id, template from messages.notices where reference_id = $1 order by id',
      [id],
    ),
  )
  const staff = { supervisor, otherSupervisor, farSupervisor, head, handler }
  const nameOf = (account: string) => Object.entries(staff).find(([, one]) => one.id === account)?.[0] ?? account
  return rows.map((row) => `${nameOf(row.account_id)} ${row.template.replace('rectifications.', '')}`)
}

describe('who is told what', () => {
  it('the unit of what comes to it, those who check of what is submitted, nobody of what he did himself', async () => {
    const { id } = await opened()
    assert.deepEqual(await told(id), ['head opened'])
    await act(id, 'accept', { ownerId: handler.id, cause: '人手不足', measure: '增开窗口' }, head)
    await act(id, 'evidence', { text: '照片' }, handler)
    await act(id, 'submit', {}, handler)
    assert.deepEqual((await told(id)).slice(1).sort(), ['otherSupervisor submitted', 'supervisor submitted'])
    await act(id, 'check', { note: '看过' }, supervisor)
    await act(id, 'close', {}, supervisor)
    assert.deepEqual((await told(id)).slice(3).sort(), ['handler closed', 'head closed'])
  })

  it('in the language of the reader, with number and day', async () => {
    const { id, number } = await opened()
    await city.drain()
    const { body } = await ask('GET', '/notices', undefined, { as: head })
    const notices = body.items as unknown as { subject: string; text: string; reference: { id: string } }[]
    const mine = notices.find(({ subject }) => subject.includes(number))
    assert.match(mine?.subject ?? '', /新的整改 ZG-.*：排队过长/)
    assert.match(mine?.text ?? '', /\d{4}年\d+月\d+日前办结/)
    assert.ok(JSON.stringify(mine).includes(id))
  })
})

describe('reminders', () => {
  it('come once when it is due soon and once when it is overdue, anew after an extension', async () => {
    const { id } = await opened()
    const set = (values: string) =>
      db.transaction(system('test'), (tx) =>
        tx.query(`update rectifications.rectifications set ${values} where id = $1`, [id]),
      )
    const reminders = async () => (await told(id)).filter((one) => /due/.test(one)).sort()
    await remind.run({})
    assert.deepEqual(await reminders(), [])
    await set(`yellow_at = opened_at, due_at = opened_at + interval '1 day'`)
    await remind.run({})
    await remind.run({})
    assert.deepEqual(await reminders(), ['head dueSoon'])
    await set(`due_at = opened_at - interval '1 day'`)
    await remind.run({})
    await remind.run({})
    assert.deepEqual(await reminders(), [
      'head dueSoon',
      'head overdue',
      'otherSupervisor overdue',
      'supervisor overdue',
    ])
    await set(`due_at = opened_at + interval '2 days'`)
    await remind.run({})
    assert.deepEqual((await reminders()).filter((one) => one === 'head dueSoon').length, 2)
  })
})
