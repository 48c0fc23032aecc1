import { directoryErrors } from '../../foundation/directory/directory.contract.ts'
import { newCode, newId } from '../../kernel/ids.ts'
import type { Tx } from '../../platform/db/database.ts'
import { invalid } from '../../platform/http/validation.ts'
import { type Known, maskText, noPersonalIn } from '../../platform/privacy/mask-text.ts'
import { appendAbout } from './complaint.events.ts'
import { comparablePhone } from './contact.rules.ts'
import type { FeedbackDeps } from './feedback.deps.ts'
import { feedbackErrors } from './feedback.errors.ts'
import * as repository from './feedback.repository.ts'
import { nextSteps, titleOf } from './feedback.rules.ts'
import { dueWords } from './feedback.views.ts'
import { numberOf } from './number.rules.ts'
import type { NewComplaint, Receipt } from './resident.contract.ts'
import { startClocks } from './stages.rules.ts'
import type { Steps } from './steps.service.ts'
import type { Place, Urgency } from './words.contract.ts'

/** What a programme or an operator adds to what a resident may give. */
export type Beside = {
  readonly urgency?: Urgency | undefined
  /** The programme through which it came, and what it is called there. */
  readonly clientId?: string | undefined
  readonly externalRef?: string | undefined
  /** The main matter that this one repeats. */
  readonly parentId?: string | undefined
}

const CODE_LENGTH = 8
/** As much of a text as can show in a heading, with room for what masking makes longer. */
const HEADING_FROM = 80

/** The heading that lists and notices show to many: without who wrote and how to reach them. */
function headingOf({ title, text, name, phone, onBehalfOf }: NewComplaint): string {
  const one = (kind: Known['kind'], given: string | undefined): Known[] => (given ? [{ kind, text: given }] : [])
  const known = [...one('name', name), ...one('mobile', phone), ...one('name', onBehalfOf)]
  const masked = (given: string) => maskText(given, known).masked
  return titleOf(title && masked(title), masked(text.slice(0, HEADING_FROM)))
}

/** The registering of matters: one way for the portal, the hotline, other programmes, mail and the demo. */
export function createIntake(deps: FeedbackDeps, { limitsOf }: Pick<Steps, 'limitsOf'>) {
  const { directory, privacy, processes, doorkeeper, reckoning, settings, classes, intake, names } = deps
  const serials = new repository.Serials()
  const seal = (text: string | undefined) => (text ? privacy.seal(text) : null)

  /** Throws UNKNOWN_CLASS, and what is wrong with the values of the class's fields. */
  function checkClass({ categoryCode, attributes }: Pick<NewComplaint, 'categoryCode' | 'attributes'>) {
    if (!categoryCode) return undefined
    const category = classes.find(categoryCode)
    if (!category) throw feedbackErrors.UNKNOWN_CLASS({ code: categoryCode }, { field: 'categoryCode' })
    const faults = attributes ? classes.check(categoryCode, attributes) : []
    if (faults.length > 0) throw invalid(faults)
    return category
  }

  /** Where a matter lies: as it was marked, else where the suggestion box hangs. Throws UNKNOWN_PLACE, OUTSIDE_CITY. */
  async function placeOf(
    tx: Tx,
    { place, placeCode }: Pick<NewComplaint, 'place' | 'placeCode'>,
  ): Promise<Place | null> {
    if (place && !(await names.isInCity(place, settings().reach.metres)))
      throw feedbackErrors.OUTSIDE_CITY({}, { field: 'place' })
    if (!placeCode) return place ?? null
    const box = await intake.placeOf(tx, placeCode)
    if (!box?.active) throw feedbackErrors.UNKNOWN_PLACE({ code: placeCode }, { field: 'placeCode' })
    return place ?? box.position
  }

  /**
   * Registers a matter in the caller's transaction; the code in the receipt exists nowhere else. Throws UNKNOWN_AREA,
   * UNKNOWN_UNIT, UNKNOWN_CLASS, UNKNOWN_PLACE, OUTSIDE_CITY, PERSONAL_IN_TITLE, faults of the class's fields, and what
   * the claiming of files throws.
   */
  async function receive(tx: Tx, input: NewComplaint, beside: Beside = {}): Promise<{ receipt: Receipt; id: string }> {
    const area = await directory.area(tx, input.areaCode)
    if (input.aboutUnitId && !(await directory.findUnitById(tx, input.aboutUnitId))) {
      throw directoryErrors.UNKNOWN_UNIT({ code: input.aboutUnitId }, { field: 'aboutUnitId' })
    }
    if (input.title && !noPersonalIn(input.title)) throw feedbackErrors.PERSONAL_IN_TITLE({}, { field: 'title' })
    const category = checkClass(input)
    const place = await placeOf(tx, input)
    const process = await processes.current(tx)
    const { kind, channel } = input
    const urgency = beside.urgency ?? category?.urgency ?? 'ordinary'
    const categoryCode = category?.code ?? null
    const limits = limitsOf({ kind, urgency, categoryCode })
    const kept = startClocks({ at: tx.now, reckoning: reckoning(), limits })
    const number = numberOf(await serials.take(tx), tx.now, reckoning().settings.zone)
    const code = newCode(CODE_LENGTH)
    const id = newId(tx.now.getTime())
    const at = tx.now.toISOString()
    const confidential = input.confidential || (category?.confidential ?? false)
    const joined = input.joinToken ? intake.readJoinToken(input.joinToken, tx.now.getTime()).parentId : null
    const matter = {
      countyCode: area.countyCode,
      id,
      number,
      keyHash: doorkeeper.hash(number, code),
      kind,
      state: 'RECEIVED',
      title: headingOf(input),
      text: input.text,
      areaCode: area.code,
      address: input.address ?? null,
      aboutUnitId: input.aboutUnitId ?? null,
      nameSealed: seal(input.name),
      phoneSealed: seal(input.phone),
      emailSealed: seal(input.email),
      phoneIndex: input.phone ? privacy.blindIndex('phone', comparablePhone(input.phone)) : null,
      // Staff who register a matter read in their own language, which says nothing about the sender's.
      language: tx.actor.kind === 'anyone' ? tx.actor.language : 'zh',
      confidential,
      channel,
      processHash: process.hash,
      clock: kept.answer.history,
      receivedAt: tx.now,
      dueAt: kept.answer.dueAt,
      yellowAt: kept.answer.yellowAt,
      timeline: [{ at, action: 'receive', state: 'RECEIVED', text: null, internal: false, by: null, unitId: null }],
      version: 1,
      categoryCode,
      urgency,
      attributes: input.attributes ?? null,
      lat: place?.lat ?? null,
      lon: place?.lon ?? null,
      placeCode: input.placeCode ?? null,
      behalfSealed: seal(input.onBehalfOf),
      clientId: beside.clientId ?? null,
      externalRef: beside.externalRef ?? null,
      parentId: beside.parentId ?? joined,
      clocks: kept.clocks,
      stage: kept.stage,
      stageDueAt: kept.stageDueAt,
    } satisfies repository.NewMatter
    await repository.insertMatter(tx, matter)
    appendAbout(
      tx,
      'complaint.received',
      { ...matter, unitId: null },
      {
        confidential,
        aboutUnitId: input.aboutUnitId,
        due: kept.answer.dueAt.toISOString(),
        ...(matter.parentId ? { parentId: matter.parentId } : {}),
        ...(matter.clientId ? { clientId: matter.clientId } : {}),
      },
    )
    if (input.files.length > 0) {
      await intake.claimFiles(tx, input.files, matter, tx.actor.kind === 'staff' ? 'staff' : 'resident')
    }
    const { due, dueDate, provisional } = kept.reading
    const next = nextSteps('RECEIVED', dueWords(kept.reading))
    const limit = limits('answer')
    return {
      id,
      receipt: { number, code, kind, state: 'RECEIVED', receivedAt: at, limit, due, dueDate, provisional, next },
    }
  }

  return { receive }
}
export type IntakeService = ReturnType<typeof createIntake>
