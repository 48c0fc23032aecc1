import { system } from '../../../kernel/actor.ts'
import type { FormFields, WrittenText } from '../../../kernel/endpoint.ts'
import type { Language } from '../../../kernel/texts.ts'
import type { Ctx } from '../../../platform/http/binding.ts'
import { invalid } from '../../../platform/http/validation.ts'
import { csvChunks } from '../../../platform/tabular/write-csv.ts'
import { allFields, checkJurisdiction } from './callers.ts'
import { BARE_TYPES, formatOf, localeOf, splitName, written } from './geo-report.ts'
import type { RequestFilter, RequestsQuery, UpdatesQuery } from './open311.contract.ts'
import type { Open311Deps } from './open311.deps.ts'
import { open311Errors } from './open311.errors.ts'
import * as repository from './open311.repository.ts'
import { firstOf } from './request-form.rules.ts'
import { createRequestIntake } from './request-intake.service.ts'
import { MOST_BULK_ROWS, readRequestsQuery, readUpdatesQuery } from './request-query.rules.ts'
import { BULK_COLUMNS, bulkLine, requestView, type Showing, updateView } from './requests.views.ts'
import { definitionOf, isOffered, servicesOf } from './services.views.ts'
import { createUpdateIntake } from './update-intake.service.ts'

type Common = { readonly jurisdiction_id?: string | undefined; readonly locale?: string | undefined }

const READER = system('feedback.open311')
/** When this interface last changed for those who call it. */
const CHANGESET = '2026-01-15T00:00:00Z'
const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'
const MOST_UPDATES = 1000

/** GeoReport v2 with its update extension: what the calls answer. */
export function createOpen311(deps: Open311Deps) {
  const { db, directory, identity, names, categories, site } = deps
  const requests = createRequestIntake(deps)
  const updates = createUpdateIntake(deps, requests)
  let city: string | undefined

  /** The language of a call for this city; throws UNKNOWN_JURISDICTION. */
  async function meant({ jurisdiction_id, locale }: Common, ctx: Pick<Ctx, 'language'>): Promise<Language> {
    if (jurisdiction_id) {
      city ??= await db.read(READER, (tx) => directory.cityCode(tx))
      checkJurisdiction(jurisdiction_id, city, site.publicUrl)
    }
    return localeOf(locale, ctx.language)
  }

  const showing = async (language: Language, units: readonly (string | null)[]): Promise<Showing> => ({
    language,
    tree: categories.tree(),
    names: await names.read(units),
  })

  async function discovery(ending: string, query: Common, ctx: Ctx): Promise<WrittenText> {
    const format = formatOf(ending)
    const language = await meant(query, ctx)
    const url = new URL('/open311/v2', site.publicUrl ?? ctx.origin).toString()
    const endpoint = {
      specification: SPECIFICATION,
      url,
      changeset: CHANGESET,
      type: site.publicUrl ? 'production' : 'test',
      formats: ['text/xml', 'application/json'],
    }
    const contact = { zh: `政务服务便民热线 ${site.hotline}`, en: `Public service hotline ${site.hotline}` }[language]
    const keys = {
      zh: `请向热线 ${site.hotline} 申请接口密钥（api_key），由系统管理员发放。`,
      en: `Ask the hotline ${site.hotline} for an API key; the system administrator gives it out.`,
    }
    const document = { changeset: CHANGESET, contact, key_service: keys[language], endpoints: [endpoint] }
    return written(format, 'discovery', document, { types: BARE_TYPES })
  }

  async function listServices(ending: string, query: Common, ctx: Ctx): Promise<WrittenText> {
    const format = formatOf(ending)
    return written(format, 'services', servicesOf(categories.tree(), await meant(query, ctx)))
  }

  async function getService(name: string, query: Common, ctx: Ctx): Promise<WrittenText> {
    const { id, format } = splitName(name)
    const language = await meant(query, ctx)
    const tree = categories.tree()
    if (!isOffered(tree, id)) throw open311Errors.UNKNOWN_SERVICE({ code: id.slice(0, 40) })
    return written(format, 'service_definition', definitionOf(tree, id, language))
  }

  async function listRequests(ending: string, query: RequestsQuery, ctx: Ctx): Promise<WrittenText> {
    const isBulk = ending === 'csv'
    const format = isBulk ? 'csv' : formatOf(ending)
    const language = await meant(query, ctx)
    const { filter, faults } = readRequestsQuery(query, new Date(), isBulk ? MOST_BULK_ROWS : undefined)
    if (faults.length > 0) throw invalid(faults)
    const found = await db.read(ctx.actor, (tx) => repository.listRequests(tx, filter))
    const rows = found.slice(0, filter.pageSize)
    const headers = found.length > filter.pageSize ? linkToNext(`requests.${ending}`, query, filter) : {}
    const shown = await showing(
      language,
      rows.map(({ unitId }) => unitId),
    )
    if (format === 'csv')
      return bulkFile(
        rows.map((row) => bulkLine(row, shown)),
        headers,
      )
    return written(
      format,
      'service_requests',
      rows.map((row) => requestView(row, shown)),
      { headers },
    )
  }

  async function getRequest(name: string, query: Common, ctx: Ctx): Promise<WrittenText> {
    const { id, format } = splitName(name)
    const language = await meant(query, ctx)
    const row = await db.read(ctx.actor, (tx) => repository.findRequest(tx, id))
    if (!row) throw open311Errors.UNKNOWN_REQUEST({ id: id.slice(0, 60) })
    const { updates: _, ...rest } = row
    return written(format, 'service_requests', [requestView(rest, await showing(language, [row.unitId]))])
  }

  /** Ids are given out at once, so the token of a request is its id. */
  async function getToken(name: string, query: Common, ctx: Ctx): Promise<WrittenText> {
    const { id, format } = splitName(name)
    await meant(query, ctx)
    const row = await db.read(ctx.actor, (tx) => repository.findRequest(tx, id))
    if (!row) throw open311Errors.UNKNOWN_REQUEST({ id: id.slice(0, 60) })
    return written(format, 'service_requests', [{ service_request_id: row.number, token: row.number }])
  }

  async function createRequest(ending: string, query: Common, body: FormFields, ctx: Ctx): Promise<WrittenText> {
    const format = formatOf(ending)
    const fields = allFields(query, body)
    const language = await meantBy(fields, ctx)
    const { number, notice } = await requests.create(fields, ctx, language)
    return written(format, 'service_requests', [
      { service_request_id: number, service_notice: notice, account_id: null },
    ])
  }

  async function createUpdate(ending: string, query: Common, body: FormFields, ctx: Ctx): Promise<WrittenText> {
    const format = formatOf(ending)
    const fields = allFields(query, body)
    const language = await meantBy(fields, ctx)
    const { updateId } = await updates.create(fields, ctx, language)
    return written(format, 'service_request_updates', [{ update_id: updateId }])
  }

  /** The same as `meant` where jurisdiction and language may stand in the form. */
  function meantBy(fields: FormFields, ctx: Pick<Ctx, 'language'>): Promise<Language> {
    const one = (name: string) => firstOf(fields, name) ?? undefined
    return meant({ jurisdiction_id: one('jurisdiction_id'), locale: one('locale') }, ctx)
  }

  async function listUpdates(ending: string, query: UpdatesQuery, ctx: Ctx): Promise<WrittenText> {
    const format = formatOf(ending)
    const language = await meant(query, ctx)
    const { numbers, span, faults } = readUpdatesQuery(query, new Date())
    if (faults.length > 0) throw invalid(faults)
    const client = query.api_key ? await identity.clientByKey(query.api_key) : undefined
    const clientId = client?.purposes.includes('open311') ? client.id : undefined
    const rows = await db.read(ctx.actor, (tx) => repository.listUpdates(tx, span, numbers, MOST_UPDATES))
    const known = await names.read(rows.map(({ unitId }) => unitId))
    return written(
      format,
      'service_request_updates',
      rows.map((row) => updateView(row, { names: known, language, clientId })),
    )
  }

  return {
    discovery,
    listServices,
    getService,
    listRequests,
    getRequest,
    getToken,
    createRequest,
    listUpdates,
    createUpdate,
  }
}
export type Open311Service = ReturnType<typeof createOpen311>

/** The bulk file: UTF-8 without a mark, since programs read it. */
async function bulkFile(
  lines: readonly ReturnType<typeof bulkLine>[],
  headers: Readonly<Record<string, string>>,
): Promise<WrittenText> {
  let text = ''
  for await (const chunk of csvChunks(BULK_COLUMNS, lines, { mark: false })) text += chunk
  const disposition = 'attachment; filename="requests.csv"'
  return { mediaType: 'text/csv; charset=utf-8', text, headers: { ...headers, 'content-disposition': disposition } }
}

/** Where the next page is (RFC 8288), for clients that page. */
function linkToNext(name: string, query: RequestsQuery, { page }: RequestFilter): Record<string, string> {
  const { api_key: _, ...kept } = query
  const params = new URLSearchParams()
  for (const [field, value] of Object.entries({ ...kept, page: String(page + 1) })) {
    if (value !== undefined) params.set(field, value)
  }
  return { link: `</open311/v2/${name}?${params}>; rel="next"` }
}
