import { createTransport } from 'nodemailer'
import { type Carrier, Refused } from './carrier.ts'
import { render } from './template.ts'

/** One plain address (RFC 5321 §4.1.2 without quoting): nothing in it can begin a second one or another header. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,255}$/
/** Codes of nodemailer for what the server says of this letter, not of us. */
const OF_THIS_LETTER = new Set(['EENVELOPE', 'EMESSAGE'])

/**
 * Sends plain-text mail by SMTP. `url` is `smtp://` or `smtps://` with name and password in it. The Message-ID is made
 * of the letter's own id, so that a letter that is sent twice is one letter to who receives it. An answer of 5xx to the
 * recipient or the letter throws Refused; everything else is worth another attempt.
 */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ id, to, template, language, values }) {
      if (!ADDRESS.test(to)) throw new Refused('not an e-mail address')
      const { subject, text } = render(template, language, values)
      const mail = { from, to: { name: '', address: to }, subject, text, messageId: `<${id}@${domain}>` }
      try {
        // Nobody's automatic answer may come back to it (RFC 3834 §5); if one does all the same, it is known by its loop mark.
        await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated', 'X-Loop': 'gongheng' } })
      } catch (error) {
        const { code = '', responseCode = 0, message } = error as Fault
        if (OF_THIS_LETTER.has(code) && responseCode >= 500) throw new Refused(message, { cause: error })
        throw error
      }
      return null
    },
    close: () => transport.close(),
  }
}

type Fault = { code?: string; responseCode?: number; message: string }
