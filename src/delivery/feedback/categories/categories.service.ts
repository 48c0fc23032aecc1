import { countyOf, type DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import { type Actor, system } from '../../../kernel/actor.ts'
import type { ReceivedBy } from '../../../kernel/endpoint.ts'
import { errors } from '../../../kernel/errors.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import { append } from '../../../platform/events/events.ts'
import { invalid } from '../../../platform/http/validation.ts'
import type { Attributes } from '../words.contract.ts'
import { attributeFaults } from './attributes.rules.ts'
import type {
  Category,
  CategoryInput,
  CategorySuggestion,
  CategoryUnit,
  listCategories,
  MatchingCategory,
  setCategoryUnit,
} from './categories.contract.ts'
import * as repository from './categories.repository.ts'
import { categoryFaults, changedFields } from './categories.rules.ts'
import { type CategoryTree, fieldsOf, isInUse, parentOf, publicCategories, treeOf } from './category-tree.rules.ts'
import { RESPONSIBLES } from './responsibles.contract.ts'
import { SHIPPED_CATEGORIES } from './shipped-categories.ts'
import { type KeywordIndex, keywordIndex, suggestFrom } from './suggestions.rules.ts'
import { unitEntry } from './unit-lookup.rules.ts'

/** Milliseconds after which a change by another process is seen at the latest. */
const FRESH = 5000
const SHIPPED_CODES = new Set(SHIPPED_CATEGORIES.map(({ code }) => code))

type Known = {
  readonly tree: CategoryTree
  readonly units: readonly CategoryUnit[]
  index?: KeywordIndex
  list?: ReturnType<typeof publicCategories>
}

/** What other parts of the module ask of the classes; all but `defaultUnit` answers from memory. */
export type Categories = Pick<
  CategoriesService,
  'tree' | 'enterUnits' | 'categoryByCode' | 'suggestCategories' | 'defaultUnit' | 'find' | 'check' | 'renew'
>
export type CategoriesService = ReturnType<typeof createCategories>

/**
 * The classes of matters: those that ship, with what the city changed or added, kept in memory and at most five seconds
 * old, fresh at once after a change in this process.
 */
export function createCategories({ db, directory }: { db: Database; directory: DirectoryPublic }) {
  let known: Known = { tree: treeOf(SHIPPED_CATEGORIES, []), units: [] }
  let readAt = 0
  let reading: Promise<void> | undefined

  const use = (next: Known) => {
    readAt = Date.now()
    known = next
  }
  /** Reads the changes again; a failure leaves what is known, to be tried again five seconds later. */
  const renew = (): Promise<void> => {
    readAt = Date.now()
    reading ??= db
      .read(system('categories'), read)
      .then(use)
      .catch(() => undefined)
      .finally(() => {
        reading = undefined
      })
    return reading
  }
  const now = (): Known => {
    if (Date.now() - readAt > FRESH) void renew()
    return known
  }
  const changedBy = async (tx: Tx): Promise<Known> => {
    const next = await read(tx)
    tx.afterCommit(() => use(next))
    return next
  }
  const tell = async (tx: Tx, type: string, id: string, data: Record<string, unknown>, area?: string) => {
    const areaCode = area ?? (await directory.cityCode(tx))
    append(tx, { type, subject: { kind: 'category', id }, countyCode: countyOf(areaCode), areaCode, data })
  }

  return {
    renew,
    tree: (): CategoryTree => now().tree,
    /** The class of a code, in use or not. */
    categoryByCode: (code: string): Category | undefined => now().tree.byCode.get(code),
    /** The classes for which the words of a text speak, the likeliest first. Answers from memory in under 2 ms. */
    suggestCategories: (text: string, limit?: number): CategorySuggestion[] => {
      const current = now()
      current.index ??= keywordIndex(current.tree)
      return suggestFrom(current.index, text, limit)
    },
    /** The class of a code; undefined for one that is not there or is retired. */
    find: (code: string): Category | undefined => {
      const { tree } = now()
      return isInUse(tree, code) ? tree.byCode.get(code) : undefined
    },
    /** What is wrong with values given for the fields of a class, one fault a field; an unknown class has none. */
    check: (code: string, given: Attributes) => attributeFaults(fieldsOf(now().tree, code), given),
    /** The unit that handles a class in an area, and by which entry; null where nobody entered one. */
    defaultUnit: async (tx: Tx, code: string, areaCode: string): Promise<CategoryUnit | null> => {
      const { tree, units } = now()
      return unitEntry(tree, units, code, await directory.areasAbove(tx, areaCode)) ?? null
    },
    list: ({ level, parent }: ReceivedBy<typeof listCategories>['query']) => {
      const current = now()
      current.list ??= publicCategories(current.tree)
      const items = current.list.filter(
        ({ code }) => (!level || code.length === level * 2) && (!parent || parentOf(code) === parent),
      )
      return { items }
    },
    /** The public face of the likeliest classes of a text, five at most. */
    match: (text: string): MatchingCategory[] => {
      const current = now()
      current.index ??= keywordIndex(current.tree)
      current.list ??= publicCategories(current.tree)
      const list = current.list
      return suggestFrom(current.index, text, 5).flatMap(({ code, path }) => {
        const category = list.find((one) => one.code === code)
        return category ? [{ ...category, path }] : []
      })
    },
    details: async (actor: Actor) => db.read(actor, async (tx) => ({ items: [...(await read(tx)).tree.all] })),
    units: async (actor: Actor) =>
      db.read(actor, async (tx) => ({ items: [...(await repository.listUnitEntries(tx))] })),
    /** Changes, adds or retires a class. Throws INVALID_INPUT with every fault, or CHANGED_MEANWHILE. */
    save: (code: string, input: CategoryInput, by: { actor: Actor; expectedVersion: number | undefined }) =>
      db.transaction(by.actor, async (tx): Promise<Category> => {
        const { tree } = await read(tx)
        const before = tree.byCode.get(code)
        if ((before?.version ?? 0) !== by.expectedVersion) throw errors.CHANGED_MEANWHILE()
        const faults = categoryFaults(tree, code, input)
        if (faults.length > 0) throw invalid(faults)
        const version = by.expectedVersion + 1
        if (!(await repository.writeCategory(tx, code, input, version))) throw errors.CHANGED_MEANWHILE()
        await tell(tx, before ? 'category.changed' : 'category.added', code, {
          code,
          version,
          changed: changedFields(before && inputOf(before), input),
          active: input.active,
        })
        return (await changedBy(tx)).tree.byCode.get(code)!
      }),
    setUnit: (entry: ReceivedBy<typeof setCategoryUnit>['body'], actor: Actor) =>
      db.transaction(actor, async (tx) => {
        const { subject, key, areaCode, unitId } = entry
        const { tree } = await read(tx)
        if (!(subject === 'category' ? tree.byCode.has(key) : key in RESPONSIBLES))
          throw errors.NOT_FOUND({ what: key })
        await directory.area(tx, areaCode)
        if (unitId !== null) await directory.unitById(tx, unitId)
        await repository.writeUnitEntry(tx, entry)
        await tell(tx, 'category.unit-set', key, { subject, key, unitId }, areaCode)
        return { items: [...(await changedBy(tx)).units] }
      }),
    /** Enters which units handle what, in the caller's transaction, as a demo city does; without an event for each. */
    enterUnits: async (tx: Tx, entries: readonly CategoryUnit[]): Promise<void> => {
      for (const entry of entries) await repository.writeUnitEntry(tx, entry)
      await changedBy(tx)
    },
    /** The reply of the look-up endpoint; throws NOT_FOUND for a class that is not in use. */
    unitOf: (code: string, areaCode: string, actor: Actor) =>
      db.read(actor, async (tx) => {
        const { tree, units } = await read(tx)
        if (!isInUse(tree, code)) throw errors.NOT_FOUND({ what: code })
        const by = unitEntry(tree, units, code, await directory.areasAbove(tx, areaCode)) ?? null
        return { unitId: by?.unitId ?? null, by }
      }),
  }
}

async function read(tx: Tx): Promise<Known> {
  const changed = await repository.listChangedCategories(tx)
  const units = await repository.listUnitEntries(tx)
  const classes = changed.map((one) => ({ ...one, changed: true, shipped: SHIPPED_CODES.has(one.code) }))
  return { tree: treeOf(SHIPPED_CATEGORIES, classes), units }
}

function inputOf({ code: _code, changed: _changed, shipped: _shipped, version: _version, ...input }: Category) {
  return input satisfies CategoryInput
}
