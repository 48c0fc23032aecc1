import { type ApiClient, clientActor, type IdentityPublic } from '../../../foundation/identity/identity.public.ts'
import type { Actor } from '../../../kernel/actor.ts'
import type { FormFields } from '../../../kernel/endpoint.ts'
import type { Language } from '../../../kernel/texts.ts'
import type { Ctx } from '../../../platform/http/binding.ts'
import { open311Errors } from './open311.errors.ts'
import { firstOf } from './request-form.rules.ts'

/** What a call says beside what it wants. */
export type Call = Pick<Ctx, 'address' | 'spend' | 'language'>

export type Caller = { readonly client: ApiClient; readonly actor: Actor }

/** Wrong keys a minute from one address: a key cannot be guessed, but trying costs a look into the database. */
const WRONG_KEYS = 30

/** The fields of a call, from its address and its body together; those of the body come first. */
export function allFields(query: Readonly<Record<string, unknown>>, body: FormFields): FormFields {
  const fields: FormFields = { ...body }
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string') fields[name] = [...(fields[name] ?? []), value]
  }
  return fields
}

/**
 * The client whose key a call shows, within its allowance a minute. Throws API_KEY_MISSING and API_KEY_WRONG (403), and
 * TOO_MANY_REQUESTS (429).
 */
export async function callerOf(
  identity: Pick<IdentityPublic, 'clientByKey'>,
  fields: FormFields,
  call: Call,
  language: Language,
): Promise<Caller> {
  const key = firstOf(fields, 'api_key')
  if (key === null) throw open311Errors.API_KEY_MISSING({}, { field: 'api_key' })
  const client = await identity.clientByKey(key)
  if (!client?.purposes.includes('open311')) {
    call.spend(`open311 wrong key ${call.address}`, WRONG_KEYS)
    throw open311Errors.API_KEY_WRONG({}, { field: 'api_key' })
  }
  call.spend(`open311 ${client.id}`, client.perMinute)
  return { client, actor: clientActor(client, language) }
}

/** Makes sure that a jurisdiction is this city, by its code or its host; none at all is this city too. */
export function checkJurisdiction(given: string | null | undefined, cityCode: string, publicUrl: string | null): void {
  if (!given) return
  const own = [cityCode, cityCode.slice(0, 6), cityCode.slice(0, 4), ...(publicUrl ? [new URL(publicUrl).host] : [])]
  if (!own.includes(given)) {
    throw open311Errors.UNKNOWN_JURISDICTION({ id: given.slice(0, 60), own: cityCode }, { field: 'jurisdiction_id' })
  }
}
