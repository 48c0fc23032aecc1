import { system } from '../../../kernel/actor.ts'
import type { FormFields } from '../../../kernel/endpoint.ts'
import type { Language } from '../../../kernel/texts.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { ReceivedFile } from '../../../platform/files/files.ts'
import type { Ctx, FormFile } from '../../../platform/http/binding.ts'
import { invalid } from '../../../platform/http/validation.ts'
import { areaOfPlace } from '../area-of-place.rules.ts'
import type { Category } from '../categories/categories.contract.ts'
import type { Receipt } from '../resident.contract.ts'
import { LONGEST_TEXT } from '../words.contract.ts'
import { type Caller, callerOf } from './callers.ts'
import type { Open311Deps } from './open311.deps.ts'
import { open311Errors } from './open311.errors.ts'
import * as repository from './open311.repository.ts'
import { readRequest, type SentRequest } from './request-form.rules.ts'
import { isOffered, serviceName } from './services.views.ts'

/** What the client is told: the id, and a notice for its user. */
export type Handed = { readonly number: string; readonly notice: string }

const SYSTEM = system('feedback.open311')

/** Takes reports from Open311 clients and registers them by the way that all matters come in. */
export function createRequestIntake(deps: Open311Deps) {
  const { db, directory, identity, categories, attachments, intake, projection, tellCode, site } = deps

  /**
   * Registers a report. Throws API_KEY_MISSING, API_KEY_WRONG, UNKNOWN_SERVICE, INVALID_INPUT with all faults, what the
   * taking of files throws, and what registering throws, OUTSIDE_CITY among it.
   */
  async function create(fields: FormFields, ctx: Ctx, language: Language): Promise<Handed> {
    const caller = await callerOf(identity, fields, ctx, language)
    const { sent, faults } = readRequest(fields)
    const tree = categories.tree()
    const category = tree.byCode.get(sent.serviceCode)
    if (sent.serviceCode && !(category && isOffered(tree, category.code)))
      throw open311Errors.UNKNOWN_SERVICE({ code: sent.serviceCode.slice(0, 40) }, { field: 'service_code' })
    const ofFields = category ? categories.check(category.code, sent.attributes) : []
    if (faults.length > 0 || ofFields.length > 0 || !category) {
      const named = ofFields.map((fault) => ({
        ...fault,
        field: fault.field.replace(/^attributes\.(.*)$/, 'attribute[$1]'),
      }))
      throw invalid([...faults, ...named])
    }
    const received = await receiveFiles(ctx.files, caller)
    return register({ sent, category, received }, caller, language)
  }

  /** Takes the pictures of a form, one after the other; nothing is kept of a form of which one is refused. */
  async function receiveFiles(files: readonly FormFile[], { actor }: Caller): Promise<ReceivedFile[]> {
    const received: ReceivedFile[] = []
    for (const { fileName, mediaType, open } of files) {
      const upload = { fileName: fileName || 'photo', mediaType, stream: open(), fields: {} }
      received.push(await attachments.receive(upload, actor, ['image', 'pdf']))
    }
    return received
  }

  type Report = { sent: SentRequest; category: Category; received: readonly ReceivedFile[] }

  async function register(report: Report, caller: Caller, language: Language): Promise<Handed> {
    const { sent } = report
    const done = await db.transaction(caller.actor, async (tx) => {
      await identity.confirmClient(tx, caller.client)
      const earlier = sent.externalRef === null ? undefined : await sentBefore(tx, caller, sent.externalRef)
      return earlier ? { earlier } : { fresh: await registerIn(tx, report, caller) }
    })
    if (done.earlier) return { number: done.earlier, notice: repeatNotice(language) }
    const { id, receipt } = done.fresh!
    // So that the client finds it at once; the reaction to its event would show it within the second anyway.
    await db.transaction(SYSTEM, (tx) => projection.show(tx, id)).catch(() => undefined)
    return { number: receipt.number, notice: notice(receipt, language) }
  }

  async function registerIn(tx: Tx, { sent, category, received }: Report, { client, actor }: Caller) {
    const areas = await directory.listAreas(tx)
    const point = sent.lat === null || sent.lon === null ? null : { lat: sent.lat, lon: sent.lon }
    const areaCode = areaOfPlace(areas, point, sent.address) ?? (await directory.cityCode(tx))
    const registered = await intake.receive(
      tx,
      {
        kind: category.kind ?? 'help',
        text: textOf(sent, serviceName(categories.tree(), category.code, actor.language)),
        areaCode,
        address: sent.address ?? undefined,
        place: point ?? undefined,
        categoryCode: category.code,
        attributes: sent.attributes,
        name: sent.name ?? undefined,
        phone: sent.phone ?? undefined,
        email: sent.email ?? undefined,
        confidential: false,
        channel: 'app',
        files: [],
      },
      { clientId: client.id, ...(sent.externalRef === null ? {} : { externalRef: sent.externalRef }) },
    )
    const countyCode = areas.find(({ code }) => code === areaCode)?.countyCode ?? areaCode.slice(0, 6)
    const { id, receipt } = registered
    const matter = { id, countyCode, areaCode, number: receipt.number, kind: receipt.kind }
    await attachments.attach(tx, matter, received, 'client')
    if (sent.email) await tellCode(tx, { id, countyCode, receipt, to: sent.email, language: actor.language })
    return registered
  }

  /** The number under which the client handed in the same before; those that come at the same time wait. */
  async function sentBefore(tx: Tx, { client }: Caller, externalRef: string): Promise<string | undefined> {
    await repository.oneAtATime(tx, `${client.id} ${externalRef}`)
    return repository.findByReference(tx, client.id, externalRef)
  }

  function notice({ number, code }: Receipt, language: Language): string {
    const where = site.publicUrl ? new URL('/follow', site.publicUrl).toString() : site.hotline
    return language === 'zh'
      ? `已登记。请记下编号 ${number} 和查询码 ${code}，凭二者可在 ${where} 查询进展、补充和评价；查询码只显示这一次。`
      : `Registered. Keep the number ${number} and the look-up code ${code}: with both you can follow, add and rate at ${where}. The code is shown this once.`
  }

  return { create, receiveFiles }
}
export type RequestIntake = ReturnType<typeof createRequestIntake>

function repeatNotice(language: Language): string {
  return language === 'zh'
    ? '这件诉求您的应用此前已经提交，没有重复登记。'
    : 'Your application handed this in before; it was not registered twice.'
}

/** The words of a report, with the addresses of its pictures below them as far as there is room. */
function textOf({ description, mediaUrls }: SentRequest, name: string): string {
  const text = description ?? name
  const links = mediaUrls.length > 0 ? `\n\n图片链接 / Pictures:\n${mediaUrls.join('\n')}` : ''
  return [...text].length + links.length <= LONGEST_TEXT ? text + links : text
}
