import { countyOf } from '../../../foundation/directory/directory.public.ts'
import { type Actor, system } from '../../../kernel/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { append, type StoredEvent } from '../../../platform/events/events.ts'
import type { Categories } from '../categories/categories.service.ts'
import { pathOf } from '../categories/category-tree.rules.ts'
import type { FeedbackDeps } from '../feedback.deps.ts'
import { isSealed } from '../feedback.rules.ts'
import type { HandlingService } from '../handling.service.ts'
import type { Steps } from '../steps.service.ts'
import { learnInThread } from './learning.ts'
import { routerFromBytes } from './router-bytes.ts'
import type { RoutingModel, RoutingTarget, SuggestionQuestion, Suggestions } from './routing.contract.ts'
import * as repository from './routing.repository.ts'
import { type Measured, type Past, type Router, rank } from './routing.rules.ts'

const LEARNER = system('feedback.routing')
const TARGETS: readonly RoutingTarget[] = ['unit', 'category']
/** Matters learned from at most, the newest, and read at once. */
const MOST_HISTORY = 30_000
const AT_ONCE = 2000
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
/** How long a model is taken from memory before a newer one is looked for, in milliseconds. */
const KEPT_FOR = 30_000
const MOST_SHOWN = 24
/** Below this a unit or class is not worth showing. */
const LEAST_SHOWN = 0.01
const DAY = 86_400_000

/** Somebody wants the suggestions to be learned anew. */
export const TRAINING_ASKED = 'feedback.training-asked'

type Loaded = { readonly router: Router; readonly model: RoutingModel }
type Deps = Pick<FeedbackDeps, 'db' | 'directory' | 'settings' | 'names'> & {
  readonly categories: Pick<Categories, 'tree' | 'suggestCategories' | 'defaultUnit'>
}

/** Suggests units and classes from the office's own history, and learns it. */
export function createRouting({ db, directory, settings, names, categories }: Deps) {
  const loaded = new Map<RoutingTarget, Loaded>()
  let readAt = 0
  let reading: Promise<void> | undefined

  /** The newest models, from memory where they were looked for lately. */
  async function modelOf(tx: Tx, target: RoutingTarget): Promise<Loaded | undefined> {
    if (Date.now() - readAt > KEPT_FOR) {
      readAt = Date.now()
      reading = readNewer(tx).finally(() => {
        reading = undefined
      })
      await reading
    }
    // Whoever asks during the first reading waits for it; during later ones there is something to go on with.
    if (loaded.size === 0) await reading
    const known = loaded.get(target)
    return known && known.model.n >= settings().routing.minHistory ? known : undefined
  }

  async function readNewer(tx: Tx): Promise<void> {
    for (const one of TARGETS) {
      const newer = await repository.findNewerModel(tx, one, loaded.get(one)?.model.version ?? 0)
      if (newer) loaded.set(one, { router: routerFromBytes(newer.model), model: modelView(newer) })
    }
  }

  /**
   * Up to three units and classes for a text, as likely as the models say. While there is too little history the unit
   * entered for the class stands in, and the reply says so.
   */
  async function suggest(question: SuggestionQuestion, actor: Actor): Promise<Suggestions> {
    return db.read(actor, (tx) => suggestIn(tx, question))
  }

  async function suggestIn(tx: Tx, question: SuggestionQuestion): Promise<Suggestions> {
    const byCategory = await modelOf(tx, 'category')
    const classes = byCategory ? rank(byCategory.router, { ...question, categoryCode: null }) : []
    const keywords = byCategory ? [] : categories.suggestCategories(question.text, 3)
    const tree = categories.tree()
    const found = byCategory
      ? classes
          .filter(({ label, probability }) => tree.byCode.has(label) && probability >= LEAST_SHOWN)
          .map(({ label, probability }) => ({ code: label, path: pathOf(tree, label), probability }))
      : keywords.map(({ code, path }) => ({ code, path, probability: null }))
    const categoryNotSure = !byCategory || (classes[0]?.probability ?? 0) < byCategory.model.threshold
    const unit = await unitFor(tx, question, found[0]?.code)
    return {
      ...unit,
      categories: found.map(({ code, path, probability }) => ({ code, path, probability: rounded(probability) })),
      categoryBasis: byCategory ? 'history' : found.length > 0 ? 'keywords' : 'none',
      categoryNotSure,
    }
  }

  async function unitFor(tx: Tx, question: SuggestionQuestion, guessedClass: string | undefined) {
    const byUnit = await modelOf(tx, 'unit')
    if (byUnit) {
      const ranked = rank(byUnit.router, question).filter(({ probability }) => probability >= LEAST_SHOWN)
      const known = await names.read(ranked.map(({ label }) => label))
      return {
        units: ranked.map(({ label, probability }) => ({
          unitId: label,
          name: { ...known.unit(label) },
          probability: rounded(probability),
        })),
        unitBasis: 'history' as const,
        notSure: (ranked[0]?.probability ?? 0) < byUnit.model.threshold,
        note: null,
        model: byUnit.model,
      }
    }
    const { minHistory } = settings().routing
    const note = {
      zh: `历史派单还不足 ${minHistory} 件，暂按诉求分类对应的单位推荐，请人工核对。`,
      en: `There are fewer than ${minHistory} dispatched matters to learn from yet. The unit entered for the class is shown; please check it.`,
    }
    const code = question.categoryCode ?? guessedClass
    const entry = code && question.areaCode ? await categories.defaultUnit(tx, code, question.areaCode) : null
    const known = entry && (await names.read([entry.unitId]))
    return {
      units: entry && known ? [{ unitId: entry.unitId, name: { ...known.unit(entry.unitId) }, probability: null }] : [],
      unitBasis: entry ? ('category' as const) : ('none' as const),
      notSure: !entry || question.categoryCode === undefined,
      note,
      model: null,
    }
  }

  /** Learns both targets anew, one after the other; a target with too little history is left as it is. */
  async function train(by = 'feedback.train-routing'): Promise<RoutingModel[]> {
    const trained: RoutingModel[] = []
    for (const target of TARGETS) {
      const history = await readHistory(target)
      if (history.length < settings().routing.minHistory) continue
      const learned = await learnInThread(history)
      if (!learned) continue
      const { measured, bytes: model } = learned
      const version = await db.transaction(LEARNER, (tx) =>
        repository.insertModel(tx, target, { measured, model, trainedBy: by }),
      )
      trained.push(modelView({ target, version, trainedAt: new Date(), trainedBy: by, measured }))
    }
    readAt = 0
    return trained
  }

  async function readHistory(target: RoutingTarget): Promise<Past[]> {
    const history: Past[] = []
    let below = LAST_ID
    while (history.length < MOST_HISTORY) {
      const rows = await db.read(LEARNER, (tx) => repository.listDispatched(tx, target, below, AT_ONCE))
      for (const { unitId, receivedAt, ...row } of rows) {
        const label = target === 'unit' ? unitId : row.categoryCode
        if (label) history.push({ ...row, label, at: receivedAt.getTime() })
      }
      if (rows.length < AT_ONCE) break
      below = rows.at(-1)!.id
    }
    return history.reverse()
  }

  async function listModels(actor: Actor): Promise<{ items: RoutingModel[] }> {
    const rows = await db.read(actor, (tx) => repository.listModels(tx, MOST_SHOWN))
    return { items: rows.map(modelView) }
  }

  /** Has it learn in the background: the event reaches a worker, whichever process this one is. */
  async function askForTraining(actor: Actor): Promise<{ asked: true }> {
    return db.transaction(actor, async (tx) => {
      const areaCode = await directory.cityCode(tx)
      const subject = { kind: 'routing', id: areaCode }
      append(tx, { type: TRAINING_ASKED, subject, countyCode: countyOf(areaCode), areaCode, data: {} })
      return { asked: true }
    })
  }

  return { suggest, suggestIn, train, listModels, askForTraining }
}
export type RoutingService = ReturnType<typeof createRouting>

/** Assigns by itself what the model is sure of, where the office has switched that on. */
export function createSelfDispatch(
  { settings }: Pick<FeedbackDeps, 'settings'>,
  routing: Pick<RoutingService, 'suggestIn'>,
  steps: Pick<Steps, 'hold' | 'takeIn'>,
  handling: Pick<HandlingService, 'dispatchWish'>,
) {
  /**
   * Sends a matter that just came in to the likeliest unit. Never what is sealed or about a unit (the likeliest may be
   * the accused), what joins another, or what came long ago.
   */
  return async (tx: Tx, event: StoredEvent): Promise<void> => {
    const { assignsItself, threshold } = settings().routing
    if (!assignsItself || tx.now.getTime() - event.at.getTime() > DAY) return
    const matter = await steps.hold(tx, event.subject.id)
    if (matter.state !== 'RECEIVED' || isSealed(matter) || matter.aboutUnitId || matter.parentId) return
    const { text, areaCode, kind, categoryCode } = matter
    const given = { text, areaCode, kind, categoryCode: categoryCode ?? undefined }
    const { units, unitBasis, notSure, model } = await routing.suggestIn(tx, given)
    const [first] = units
    if (!first || unitBasis !== 'history' || notSure || (first.probability ?? 0) < threshold) return
    const opinion = `系统按历史派单自动派单，把握 ${Math.round((first.probability ?? 0) * 100)}%。`
    const wish = handling.dispatchWish({ unitId: first.unitId, opinion }, matter)
    await steps.takeIn(tx, matter, tx.actor, {
      ...wish,
      data: { by: 'suggestion', probability: first.probability, model: model?.version },
    })
  }
}
export type SelfDispatch = ReturnType<typeof createSelfDispatch>

function modelView({ target, version, trainedAt, trainedBy, measured }: repository.KeptModel): RoutingModel {
  return { target, version, trainedAt: trainedAt.toISOString(), trainedBy, ...(measured as Measured) } as RoutingModel
}

function rounded<T extends number | null>(probability: T): T {
  return (probability === null ? null : Math.round(probability * 1000) / 1000) as T
}
