import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { atEnd } from './at-end.ts'

export type Mail = { from: string; to: string[]; raw: string }

/** A mail server on a free port of this machine: keeps what it gets, or answers as `answer` says. */
export async function mailServer(): Promise<{
  url: string
  mails: Mail[]
  /** Code with which recipients are answered; null takes them. */
  answer: { code: number | null }
}> {
  const mails: Mail[] = []
  const answer: { code: number | null } = { code: null }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      if (answer.code === null) return done()
      done(Object.assign(new Error(`no such mailbox ${address}`), { responseCode: answer.code }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const to = rcptTo.map(({ address }) => address)
        mails.push({ from: mailFrom ? mailFrom.address : '', to, raw: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  atEnd(() => new Promise((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, mails, answer }
}

/** Header and body of a mail; encoded words and base64 or quoted-printable bodies are read. */
export function readMail(raw: string): { headers: string; body: string } {
  const split = raw.indexOf('\r\n\r\n')
  const head = raw.slice(0, split).replace(/\r\n[ \t]+/g, ' ')
  const text = raw.slice(split + 4)
  const encoding = /^content-transfer-encoding: (.*)$/im.exec(head)?.[1]?.trim()
  return { headers: decodeWords(head), body: decodeBody(text, encoding) }
}

function decodeWords(head: string): string {
  return head
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString())
    .replace(/(?:=\?utf-8\?q\?[^?]*\?=)+/gi, (words) =>
      unquote(words.replace(/=\?utf-8\?q\?([^?]*)\?=/gi, '$1').replaceAll('_', ' ')),
    )
}

function decodeBody(text: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString()
  return encoding === 'quoted-printable' ? unquote(text.replace(/=\r\n/g, '')) : text
}

function unquote(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
