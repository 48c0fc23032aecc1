import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { type Carrier, Refused } from './carrier.ts'
import { valuesIn } from './template.ts'

/** A key in the form of GOV.UK Notify: name, id of the service, secret; the latter two are UUIDs. */
const NOTIFY_KEY = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i
const Answer = z.object({ id: z.string().max(200) })

export type SmsGateway = {
  readonly url: string
  readonly key: string | null
  /** The gateway's own ids of our templates: `feedback.replied.zh=…, feedback.replied.en=…`. */
  readonly templates?: string | null
}

/**
 * Sends SMS through a gateway in the shape of GOV.UK Notify: `POST /v2/notifications/sms` with `phone_number`,
 * `template_id`, `personalisation` and `reference`. The words are those of the template that is registered there, as
 * gateways in China demand; without an id of the gateway's own it is asked for `module.name.language`. The key goes as
 * Notify's signed token where it has Notify's form, and as a bearer token otherwise. An answer of 4xx other than 401,
 * 403, 408 and 429 throws Refused.
 */
export function smsCarrier({ url, key, templates }: SmsGateway): Carrier {
  const address = new URL(`${url.replace(/\/$/, '')}/v2/notifications/sms`)
  const ids = templateIds(templates ?? '')
  return {
    async send({ id, to, template, language, values }) {
      const wanted = `${template.id}.${language}`
      const response = await fetch(address, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(key ? { authorization: `Bearer ${tokenOf(key, Date.now())}` } : {}),
        },
        body: JSON.stringify({
          phone_number: to,
          template_id: ids.get(wanted) ?? ids.get(template.id) ?? wanted,
          personalisation: valuesIn(language, values),
          reference: id,
        }),
        redirect: 'error',
        signal: AbortSignal.timeout(15_000),
      })
      const text = await response.text()
      if (response.ok) return idOf(text)
      const problem = `HTTP ${response.status} ${text.slice(0, 300)}`
      const passes = response.status >= 500 || [401, 403, 408, 429].includes(response.status)
      throw passes ? new Error(problem) : new Refused(problem)
    },
    close: () => undefined,
  }
}

/** The id in the gateway's answer; one that cannot be read changes nothing about the SMS having been accepted. */
function idOf(text: string): string | null {
  try {
    return Answer.parse(JSON.parse(text)).id
  } catch {
    return null
  }
}

function templateIds(text: string): ReadonlyMap<string, string> {
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()))
  return new Map(pairs.flatMap(([name, id]) => (name && id ? [[name, id] as const] : [])))
}

/** The token for one call: a JWT signed by HS256 (RFC 7519) where the key has Notify's form, else the key itself. */
export function tokenOf(key: string, now: number): string {
  const [, service, secret] = NOTIFY_KEY.exec(key) ?? []
  if (!service || !secret) return key
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ iss: service, iat: Math.floor(now / 1000) })}`
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`
}
