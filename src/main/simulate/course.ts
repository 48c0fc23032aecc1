import type { Complaint } from '../../delivery/feedback/feedback.contract.ts'
import * as staffSide from '../../delivery/feedback/feedback.contract.ts'
import * as requests from '../../delivery/feedback/requests/requests.contract.ts'
import type { NewComplaint } from '../../delivery/feedback/resident.contract.ts'
import * as residentSide from '../../delivery/feedback/resident.contract.ts'
import type { Kind } from '../../delivery/feedback/words.contract.ts'
import { type Actor, anyone } from '../../kernel/actor.ts'
import type { AnyEndpoint, InputOf, ReplyOf } from '../../kernel/endpoint.ts'
import { answerOf, type Subject, textOf, titleOf } from './grammar.ts'
import type { Random } from './random.ts'
import { inOfficeHours } from './rhythm.ts'
import { attempt, type Registered, type World } from './world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Shares answered without a unit (直办), by kind: 61 % of all in the mix that is drawn (published: 53 to 86 %). */
const DIRECT: Readonly<Record<Kind, number>> = {
  consultation: 0.88,
  help: 0.44,
  complaint: 0.24,
  report: 0.04,
  suggestion: 0.3,
  praise: 0.95,
}
const NEVER_ACCEPTED = 0.014
const TRANSFERRED = 0.008
const WRONG_UNIT = 0.09
const RATES = 0.27
const FOLLOWED_UP: Readonly<Record<Kind, number>> = {
  consultation: 0.1,
  help: 0.5,
  complaint: 0.95,
  report: 0.95,
  suggestion: 0.3,
  praise: 0,
}

/** Whether the matter came out right, as its sender sees it. */
type Outcome = 'good' | 'fair' | 'bad'

/** What an endpoint that works on one matter takes beside its id. */
type BodyOf<E> = E extends AnyEndpoint ? InputOf<E>['body'] : never

/**
 * The course of one matter from its receipt to what comes after the answer, told in order. Each `yield` is the moment at
 * which it goes on; whoever plays it sets the time and calls it again. What jobs do by themselves (signing what nobody
 * signs, closing, archiving) is not in here.
 */
export async function* courseOf(subject: Subject, isConfidential: boolean, world: World, random: Random) {
  const { kind, leaf } = subject
  const matter = new Played(await register(subject, isConfidential, world, random), subject, world, random)
  world.tally.add(`kind ${kind}`)
  yield later(world, random.around(4, 2) * MINUTE)
  if (random.chance(NEVER_ACCEPTED)) {
    await matter.byOffice('rejected', staffSide.rejectComplaint, {
      reason: random.pick(['事项已进入诉讼程序', '事项已由信访部门受理', '不属于本市管辖']),
      ground: '本市热线管理办法 受理范围条款',
    })
    return
  }
  if (random.chance(TRANSFERRED)) {
    await matter.byOffice('transferred', staffSide.transferComplaint, {
      to: '110',
      reason: '涉及人身安全，转公安机关处理',
    })
    return
  }
  if (random.chance(DIRECT[kind])) {
    const text = answerOf('told', subject, random)
    await matter.byOperator('answered directly', staffSide.replyToComplaint, { text })
    yield* afterwards(matter, random.weighted<Outcome>({ good: 0.9, fair: 0.07, bad: 0.03 }), 0)
    return
  }
  const right = (await world.unitFor(leaf.code, subject.point.areaCode)) ?? world.someUnit(random)
  const first = random.chance(WRONG_UNIT) ? world.someUnit(random) : right
  yield later(world, random.around(0.7, 2.4) * HOUR)
  await matter.byOffice('dispatched', staffSide.dispatchComplaint, { unitId: first })
  if (first !== right && random.chance(0.75)) {
    yield office(matter, random.around(1.6, 1.6) * HOUR)
    await matter.byUnit('return asked', requests.sendBackComplaint, {
      reason: '经核对职责分工，不属于我单位管理范围',
      ground: '部门三定规定',
    })
    yield office(matter, random.around(3, 1.8) * HOUR)
    const isGranted = random.chance(0.86)
    await matter.byOffice(isGranted ? 'return granted' : 'return refused', requests.ruleOnRequest, {
      outcome: isGranted ? 'granted' : 'refused',
      reason: isGranted ? '理由成立，改派责任单位' : '首接负责，由你单位牵头办理',
      ...(isGranted ? { assignedUnitId: right } : {}),
    })
  }
  yield* handled(matter, 0)
}

async function register(
  { kind, leaf, point, caller, channel }: Subject,
  confidential: boolean,
  world: World,
  random: Random,
): Promise<Registered> {
  const subject = { kind, leaf, point, caller, channel }
  const isOnPhone = channel === 'phone' || channel === 'window' || channel === 'letter'
  const operator = world.staff.person('话务员', { role: 'operator', unitId: null }, random.between(1, 12))
  const input = {
    kind,
    title: isOnPhone || random.chance(0.6) ? titleOf(subject, random) : undefined,
    text: textOf(subject, random),
    areaCode: point.areaCode,
    address: random.chance(0.8) ? point.name : undefined,
    place:
      point.lat !== null && point.lon !== null && random.chance(0.55) ? near(point.lat, point.lon, random) : undefined,
    categoryCode: leaf.code,
    name: random.chance(0.9) ? caller.name : undefined,
    phone: random.chance(0.97) ? caller.phone : undefined,
    confidential,
    files: [],
    channel,
  } as NewComplaint
  return world.register(isOnPhone ? operator : anyone(), input)
}

/** A point within some 60 metres: the same place is never marked twice alike. */
function near(lat: number, lon: number, random: Random) {
  const by = () => (random.next() - 0.5) * 0.001
  return { lat: Math.round((lat + by()) * 1e6) / 1e6, lon: Math.round((lon + by()) * 1e6) / 1e6 }
}

/** Inside the unit, from signing to the answer; once more after a redo. */
async function* handled(matter: Played, round: number): AsyncGenerator<Date> {
  const { world, random, subject } = matter
  const { pace, settles, unsigned } = world.habitOf(matter.unitId)
  if (round === 0) {
    yield office(matter, random.around(2.2, 2) * HOUR * pace)
    if (!random.chance(unsigned)) await matter.byUnit('signed', staffSide.signComplaint, undefined)
  }
  if (random.chance(0.88)) {
    yield office(matter, random.around(3, 2) * HOUR * pace)
    await matter.byUnit('contacted', staffSide.contactSender, {
      outcome: random.weighted({ reached: 0.86, unreachable: 0.12, refused: 0.02 }),
      text: '已电话联系来件人，了解具体情况',
    })
  }
  const left = matter.left()
  if (random.chance(0.05) && left > DAY) {
    yield office(matter, left * 0.4)
    await matter.byUnit('extension asked', requests.askExtension, {
      by: { amount: random.pick([3, 5, 7]), unit: 'WORKDAY' },
      reason: '需要采购配件或协调多方，原期限内难以完成',
      ground: '本市热线管理办法 延期条款',
    })
    yield office(matter, random.around(3, 1.6) * HOUR)
    const outcome = random.chance(0.85) ? 'granted' : 'refused'
    await matter.byOffice(`extension ${outcome}`, requests.ruleOnRequest, { outcome, reason: '经核实情况属实' })
  }
  // Most answer well before the time is up, some on the last day, a few too late.
  const share = Math.min(1.9, random.around(0.52, 1.55) * pace)
  yield office(matter, Math.max(20 * MINUTE, matter.left() * share))
  const outcome: Outcome = random.chance(settles) ? 'good' : random.chance(0.55) ? 'fair' : 'bad'
  const how =
    outcome === 'good' ? 'done' : outcome === 'fair' ? 'planned' : random.pick(['refused', 'planned'] as const)
  const kindOfAnswer = subject.kind === 'consultation' ? 'told' : how
  if (matter.current?.state === 'DISPATCHED') await matter.byUnit('signed', staffSide.signComplaint, undefined)
  await matter.byUnit('answered', staffSide.replyToComplaint, { text: answerOf(kindOfAnswer, subject, random) })
  if (matter.current?.state === 'REVIEW') {
    yield office(matter, random.around(2, 1.7) * HOUR)
    await matter.byOffice('answer released', staffSide.releaseAnswer, {})
  }
  yield* afterwards(matter, outcome, round)
}

/** Rating, follow-up, redo, closing: what most senders do nothing about. */
async function* afterwards(matter: Played, outcome: Outcome, round: number): AsyncGenerator<Date> {
  const { world, random, subject } = matter
  const level = levelOf(outcome, random)
  const solved = { good: 'yes', fair: 'partly', bad: 'no' } as const
  if (random.chance(RATES)) {
    yield later(world, random.around(7, 4) * HOUR)
    await matter.bySender('rated', residentSide.rateComplaint, {
      level,
      solved: solved[outcome],
      text: random.chance(0.2) ? random.pick(WORDS_OF[outcome]) : undefined,
    })
  }
  if (random.chance(FOLLOWED_UP[subject.kind])) {
    yield office(matter, DAY + random.around(4, 2) * HOUR)
    const reached = random.weighted({ reached: 0.72, unreachable: 0.2, refused: 0.08 })
    await matter.byCaller('followed up', staffSide.followUpComplaint, {
      outcome: reached,
      ...(reached === 'reached' ? { solved: solved[outcome], level } : {}),
    })
    if (reached === 'reached' && outcome === 'bad' && matter.unitId !== '' && round < 3 && random.chance(0.5)) {
      yield office(matter, random.around(3, 1.6) * HOUR)
      const redone = await matter.byOffice('redone', staffSide.redoComplaint, {
        reason: '来件人表示问题没有解决，请重新办理',
      })
      if (redone) {
        yield* handled(matter, round + 1)
        return
      }
    }
  }
  if (outcome === 'bad' && random.chance(0.06)) {
    yield later(world, random.around(30, 2) * HOUR)
    const access = matter.bySender('reopened', residentSide.reopenComplaint, { reason: '答复和实际情况不符，问题还在' })
    if ((await access) && matter.unitId !== '') {
      yield office(matter, random.around(3, 2) * HOUR)
      await matter.byOffice('dispatched', staffSide.dispatchComplaint, { unitId: matter.unitId })
      if (round < 3) yield* handled(matter, round + 1)
      return
    }
  }
  if (random.chance(0.55)) {
    yield office(matter, random.around(26, 1.8) * HOUR)
    await matter.byOffice('closed', staffSide.closeComplaint, {})
  }
}

const WORDS_OF: Readonly<Record<Outcome, readonly string[]>> = {
  good: ['很快就处理好了，谢谢', '解决了', '态度好'],
  fair: ['还要等，希望抓紧', '处理了一部分', '一般'],
  bad: ['没有解决，只是打了个电话', '答非所问', '和之前的答复一样'],
}

function levelOf(outcome: Outcome, random: Random): number {
  const levels = {
    good: { 5: 0.68, 4: 0.26, 3: 0.05, 2: 0.01 },
    fair: { 5: 0.12, 4: 0.32, 3: 0.34, 2: 0.15, 1: 0.07 },
    bad: { 4: 0.05, 3: 0.19, 2: 0.4, 1: 0.36 },
  }
  return Number(random.weighted(levels[outcome]))
}

const later = (world: World, milliseconds: number) => new Date(world.now().getTime() + milliseconds)

function office({ world, random }: Played, milliseconds: number): Date {
  return inOfficeHours(later(world, milliseconds), world.calendar, random, world.zone)
}

/** A matter on its way, and those who work on it. */
class Played {
  readonly world: World
  readonly random: Random
  readonly subject: Subject
  readonly #registered: Registered
  /** As it stood after the last step that somebody of the staff took. */
  current: Complaint | undefined
  unitId = ''

  constructor(registered: Registered, subject: Subject, world: World, random: Random) {
    this.#registered = registered
    this.subject = subject
    this.world = world
    this.random = random
  }

  /** Milliseconds until the answer is due; a day where that is over. */
  left(): number {
    const due = this.current ? Date.parse(this.current.due) : 0
    const left = due - this.world.now().getTime()
    return left > 0 ? left : DAY
  }

  byOffice<E extends AnyEndpoint>(what: string, endpoint: E, body: BodyOf<E>) {
    return this.#take(this.#person('派单员', 'dispatcher', 4), what, endpoint, body)
  }

  byOperator<E extends AnyEndpoint>(what: string, endpoint: E, body: BodyOf<E>) {
    return this.#take(this.#person('话务员', 'operator', 12), what, endpoint, body)
  }

  /** Somebody who calls back: never one of those who handle. */
  byCaller<E extends AnyEndpoint>(what: string, endpoint: E, body: BodyOf<E>) {
    return this.#take(this.#person('回访员', 'operator', 3), what, endpoint, body)
  }

  byUnit<E extends AnyEndpoint>(what: string, endpoint: E, body: BodyOf<E>) {
    const post = { role: 'handler', unitId: this.unitId }
    return this.#take(this.world.staff.person('承办员', post, this.random.between(0, 2)), what, endpoint, body)
  }

  /** With the number and the code that only the sender has. */
  async bySender<E extends AnyEndpoint>(what: string, endpoint: E, body: Omit<BodyOf<E> & object, 'access'>) {
    const { number, code } = this.#registered
    const input = { body: { access: { number, code }, ...body } } as unknown as InputOf<E>
    return attempt(this.world.tally, what, async () => {
      return (await this.world.call(anyone(), endpoint, input)) as unknown as Complaint
    })
  }

  #person(title: string, role: string, most: number): Actor {
    return this.world.staff.person(title, { role, unitId: null }, this.random.between(0, most - 1))
  }

  async #take<E extends AnyEndpoint>(actor: Actor, what: string, endpoint: E, body: BodyOf<E>) {
    const input = {
      params: { id: this.#registered.id },
      ...(body === undefined ? {} : { body }),
    } as unknown as InputOf<E>
    const done = await attempt(this.world.tally, what, async () => {
      return (await this.world.call(actor, endpoint, input)) as ReplyOf<E> as unknown as Complaint
    })
    if (done) {
      this.current = done
      this.unitId = done.unitId ?? this.unitId
    }
    return done
  }
}
