import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testApplication } from '../../../tests/support/application.ts'
import { withDemoCity } from '../../../tests/support/demo-city.ts'
import { listComplaints } from '../../delivery/feedback/feedback.contract.ts'
import { type Actor, system } from '../../kernel/actor.ts'
import { addDays, type LocalDate, localDateOf } from '../../kernel/dates.ts'
import type { AnyEndpoint, InputOf, ReplyOf } from '../../kernel/endpoint.ts'
import { callAs } from '../commands/session.ts'
import { Moments, Play } from './play.ts'
import { randomOf } from './random.ts'
import { simulate } from './simulate.ts'
import type { Stage } from './stage.ts'

const DAY = 86_400_000
const ZONE = 'Asia/Shanghai'
const reader = system('test')

async function stage(): Promise<Stage & { drain(): Promise<void> }> {
  const moments = new Moments()
  const application = await withDemoCity(await testApplication({}, { now: () => moments.now() }))
  const call = <E extends AnyEndpoint>(actor: Actor, endpoint: E, input: InputOf<E>, version?: number) =>
    callAs(actor, application, endpoint, input, version) as Promise<ReplyOf<E>>
  const { db, wired, drain } = application
  return { db, wired, moments, zone: ZONE, call, drain }
}

// At the top, since what a test opens is closed with it.
const [played, first, second] = [await stage(), await stage(), await stage()]

describe('chance', () => {
  it('is the same for the same seed, and spread as it should be', () => {
    const draw = (seed: string) => Array.from({ length: 5 }, randomOf(seed).next)
    assert.deepEqual(draw('a'), draw('a'))
    assert.notDeepEqual(draw('a'), draw('b'))
    const random = randomOf('spread')
    const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length
    assert.ok(Math.abs(mean(Array.from({ length: 4000 }, () => random.poisson(12))) - 12) < 0.3)
    assert.ok(Math.abs(mean(Array.from({ length: 4000 }, () => random.poisson(400))) - 400) < 3)
    const durations = Array.from({ length: 4001 }, () => random.around(10, 2)).sort((a, b) => a - b)
    assert.ok(Math.abs(durations[2000]! - 10) < 0.8)
    const before = random.fork('own').next()
    assert.equal(random.fork('own').next(), before, 'a stream of its own does not depend on what was drawn')
  })
})

describe('playing', () => {
  it('takes many courses in the order of time, each at its moment', async () => {
    const moments = new Moments()
    const play = new Play(moments)
    const seen: string[] = []
    async function* course(name: string, steps: readonly number[]) {
      for (const step of steps) {
        seen.push(`${name}${moments.now().getTime()}`)
        yield new Date(step)
      }
    }
    play.add(new Date(10), course('a', [40, 20, 99]))
    play.add(new Date(15), course('b', [30, 50]))
    await play.until(new Date(60))
    assert.deepEqual(seen, ['a10', 'b15', 'b30', 'a40', 'a41'])
    assert.equal(play.underWay, 1)
  })
})

describe('the played hotline', () => {
  it('leaves matters of the past behind that went every way, through the services alone', async () => {
    const city = played
    const today = localDateOf(Date.now(), ZONE)
    const until = addDays(today, -1)
    const done = await simulate(city, { days: 14, scale: 0.3, seed: 'test', until })
    await city.drain()
    assert.ok(done.matters > 80 && done.matters < 400, JSON.stringify(done))
    for (const what of ['answered directly', 'dispatched', 'signed', 'answered', 'rated', 'followed up', 'closed']) {
      assert.ok((done.counts[what] ?? 0) > 0, `${what}: ${JSON.stringify(done.counts)}`)
    }
    const refused = Object.entries(done.counts).filter(([what]) => what.startsWith('refused'))
    const share = refused.reduce((sum, [, count]) => sum + count, 0) / done.steps
    assert.ok(share < 0.03, JSON.stringify(refused))
    const rows = await city.db.read(reader, (tx) =>
      tx.query<{ received: Date; name: string | null; channel: string }>(
        'select received_at as received, name_sealed as name, channel from feedback.complaints order by received_at',
      ),
    )
    const day = (at: Date) => localDateOf(at, ZONE)
    assert.equal(day(rows[0]!.received), addDays(until, -13))
    assert.ok(rows.at(-1)!.received.getTime() < Date.now() - DAY / 24)
    assert.ok(rows.filter(({ channel }) => channel === 'phone').length / rows.length > 0.8)
    const events = await city.db.read(reader, (tx) =>
      tx.query<{ at: Date }>(`select at from events.log where type like 'complaint.%' order by id`),
    )
    const back = events.map(({ at }, i) => (i === 0 ? 0 : events[i - 1]!.at.getTime() - at.getTime()))
    assert.ok(Math.max(...back) < DAY / 96, 'what is taken side by side lies within a quarter of an hour')
    const open = await city.call(reader, listComplaints, { query: { status: 'open', limit: 200 } })
    assert.ok(open.items.length > 0 && open.items.length < done.matters)
  })

  it('gives the same matters for the same seed', async () => {
    const texts = async (city: Stage) => {
      await simulate(city, { days: 2, scale: 0.3, seed: 'same', until: '2026-03-04' as LocalDate })
      return city.db.read(reader, (tx) =>
        tx.query(
          'select title, text, kind, category_code, received_at from feedback.complaints order by received_at, text',
        ),
      )
    }
    const [one, other] = [await texts(first), await texts(second)]
    assert.ok(one.length > 5)
    assert.deepEqual(one, other)
  })
})
