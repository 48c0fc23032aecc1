import { type Actor, anyone } from '../../kernel/actor.ts'
import { defineErrors } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'

/** A program of somebody else that calls with a key of its own. */
export type ApiClient = {
  readonly id: string
  readonly name: string
  readonly purposes: readonly string[]
  /** Calls allowed a minute. */
  readonly perMinute: number
  /** SHA-256 of the key it showed, by which a transaction can make sure that the key still holds. */
  readonly keyHash: string
}

/** Finds the client of a key; undefined for one that does not exist or was revoked. */
export type ClientByKey = (key: string) => Promise<ApiClient | undefined>

export const clientErrors = defineErrors({
  CLIENT_KEY_MISSING: {
    status: 401,
    zh: '请在请求中带上接口密钥（Authorization: Bearer 密钥）。密钥由系统管理员在工作台“接口客户端”中发放。',
    en: 'Send your API key (Authorization: Bearer KEY). The system administrator gives keys out under “API clients” in the workbench.',
  },
  CLIENT_KEY_REFUSED: {
    status: 403,
    zh: '接口密钥无效、已撤销，或不能用于此接口。请核对密钥，或向系统管理员申请新的密钥。',
    en: 'The API key is wrong, was revoked or is not meant for this call. Check it, or ask the system administrator for a new one.',
  },
})

/** A client as an actor: it holds no permission and sees no row by itself; what it does is recorded under its id. */
export function clientActor(client: ApiClient, language: Language): Actor {
  return { ...anyone(language), id: client.id, name: client.name }
}

/**
 * The client of a key, if its key is meant for the purpose. Throws CLIENT_KEY_MISSING (401) without a key and
 * CLIENT_KEY_REFUSED (403) for one that does not hold.
 */
export async function admitClient(
  clientByKey: ClientByKey,
  key: string | undefined,
  purpose: string,
): Promise<ApiClient> {
  if (!key) throw clientErrors.CLIENT_KEY_MISSING()
  const client = await clientByKey(key)
  if (!client?.purposes.includes(purpose)) throw clientErrors.CLIENT_KEY_REFUSED()
  return client
}
