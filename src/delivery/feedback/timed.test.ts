import assert from 'node:assert/strict'
import { it } from 'node:test'
import { COUNTY, feedbackApplication, UNIT } from '../../../tests/support/feedback-application.ts'
import { anyone, system } from '../../kernel/actor.ts'
import type { Complaint } from './feedback.contract.ts'
import { NewComplaint } from './resident.contract.ts'

const { ask, db, signIn, feedback } = await feedbackApplication()
const dispatcher = signIn('dispatcher', { areas: [COUNTY] })
const handler = signIn('handler', { units: [UNIT] })

async function handIn(): Promise<string> {
  const given = NewComplaint.parse({ kind: 'complaint', text: '水压太低', areaCode: COUNTY })
  return (await db.transaction(anyone(), (tx) => feedback.public.register(tx, given))).id
}

async function act(id: string, step: string, body: object, as: string): Promise<Complaint> {
  const { version } = await get(id)
  const { status, body: reply, text } = await ask('POST', `/complaints/${id}/${step}`, body, { as, version })
  assert.equal(status, 200, text)
  return reply as Complaint
}

const get = async (id: string) =>
  (await ask('GET', `/complaints/${id}`, undefined, { as: dispatcher })).body as unknown as Complaint

/** Lets time pass for one matter: what is kept of its clocks lies that much earlier. */
const letPass = (id: string, columns: readonly string[], days: number) =>
  db.transaction(system('test'), (tx) =>
    tx.query(
      `update feedback.complaints set ${columns.map((one) => `${one} = ${one} - make_interval(days => $2)`).join(', ')}
       where id = $1`,
      [id, days],
    ),
  )

const run = (name: string) => feedback.module.jobs!.find((job) => job.name === name)!.run({})

it('what nobody signs for is signed by silence, and the handling has run all the while', async () => {
  const [id, other] = [await handIn(), await handIn()]
  for (const one of [id, other]) await act(one, 'dispatch', { unitId: UNIT }, dispatcher)
  await letPass(id, ['stage_due_at'], 5)
  await run('feedback.sign-silent')
  const signed = await get(id)
  assert.equal(signed.state, 'HANDLING')
  assert.equal(signed.clocks.find(({ name }) => name === 'handle')?.reading.round, 1)
  assert.equal((await get(other)).state, 'DISPATCHED')
})

it('an answer that nobody questions is closed, later archived, and then not opened again', async () => {
  const id = await handIn()
  await act(id, 'reply', { text: '周六也开门' }, dispatcher)
  await run('feedback.close-answered')
  assert.equal((await get(id)).state, 'REPLIED')
  await letPass(id, ['replied_at'], 16)
  await run('feedback.close-answered')
  assert.equal((await get(id)).state, 'CLOSED')
  await run('feedback.archive')
  assert.equal((await get(id)).state, 'CLOSED')
  await letPass(id, ['closed_at'], 16)
  await run('feedback.archive')
  const archived = await get(id)
  assert.deepEqual([archived.state, archived.actions], ['ARCHIVED', []])
})

it('what is listed for the long term comes off the list on its day', async () => {
  const id = await handIn()
  await act(id, 'dispatch', { unitId: UNIT }, dispatcher)
  await act(id, 'sign', {}, handler)
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
  await act(id, 'listing', { until, reason: '等待立项', ground: '办法第三条' }, handler)
  await act(id, 'ruling', { outcome: 'granted', reason: '同意' }, dispatcher)
  await run('feedback.unlist-due')
  assert.equal((await get(id)).state, 'LISTED')
  const reviews = () =>
    db.read(system('test'), (tx) => tx.query(`select 1 from events.log where type = 'complaint.listing-review'`))
  await run('feedback.review-listed')
  assert.equal((await reviews()).length, 0)
  const [row] = await db.read(system('test'), (tx) =>
    tx.query<{ clock: { at: string }[] }>('select clock from feedback.complaints where id = $1', [id]),
  )
  const earlier = (at: string) => new Date(Date.parse(at) - 30 * 86_400_000 - 60_000).toISOString()
  const clock = row!.clock.map((event) => ({ ...event, at: earlier(event.at) }))
  await db.transaction(system('test'), (tx) =>
    tx.query('update feedback.complaints set clock = $2 where id = $1', [id, JSON.stringify(clock)]),
  )
  await run('feedback.review-listed')
  assert.equal((await reviews()).length, 1)
  await letPass(id, ['listed_until'], 40)
  await run('feedback.unlist-due')
  assert.deepEqual([(await get(id)).state, (await get(id)).clock.state], ['HANDLING', 'running'])
})

it('a calendar that changes moves the due dates of what is open, and of nothing else', async () => {
  const [open, ended] = [await handIn(), await handIn()]
  await act(ended, 'reply', { text: '周六也开门' }, dispatcher)
  const before = await get(open)
  // As if they had been kept under a calendar with three days less off.
  for (const id of [open, ended]) await letPass(id, ['due_at'], 3)
  await run('feedback.reread-calendar')
  assert.deepEqual([(await get(open)).due, (await get(open)).version], [before.due, before.version + 1])
  assert.equal((await get(ended)).version, 2)
})
