import { readNumber } from '../number.rules.ts'
import type { Kind } from '../words.contract.ts'
import type { Ignored } from './mail.contract.ts'

/** A message that was read, before anything is decided about it. */
export type Letter = {
  readonly messageId: string | null
  /** The sender's address in small letters; null where there is none. */
  readonly from: string | null
  readonly name: string | null
  readonly subject: string
  readonly text: string
  /** By name in small letters; several of one name joined by line breaks. */
  readonly headers: ReadonlyMap<string, string>
  readonly files: readonly { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array }[]
}

/** The mark that our own messages carry. */
export const LOOP_MARK = 'gongheng'
const LONGEST_TITLE = 80

/**
 * Why a message is put aside and never answered; null where a person wrote it. Answers of programs are known by
 * Auto-Submitted (RFC 3834 §5) and the older signs, bounces by their empty return path (RFC 5321 §4.5.5) and their type
 * (RFC 3462), lists by List-Id (RFC 2919), our own by address and loop mark.
 */
export function ignoredFor(letter: Letter, ownAddresses: readonly string[]): Ignored | null {
  const header = (name: string) => letter.headers.get(name)?.trim().toLowerCase() ?? ''
  const { from } = letter
  if (header('x-loop').includes(LOOP_MARK) || (from !== null && ownAddresses.includes(from))) return 'own'
  const isBounce =
    letter.headers.get('return-path')?.replace(/\s/g, '') === '<>' ||
    /^multipart\/report/.test(header('content-type')) ||
    /^(mailer-daemon|postmaster)@/.test(from ?? '')
  if (isBounce) return 'bounce'
  if (from === null) return 'no-sender'
  const auto = header('auto-submitted')
  if (auto !== '' && !/^no\b/.test(auto)) return 'automatic'
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => letter.headers.has(name))) return 'automatic'
  if (header('precedence') === 'auto_reply') return 'automatic'
  if (/^(bulk|junk|list)$/.test(header('precedence')) || letter.headers.has('list-id')) return 'bulk'
  if (letter.text.trim() === '' && letter.subject.trim() === '' && letter.files.length === 0) return 'empty'
  return null
}

/** The number of a matter that the subject names. */
export function numberIn(subject: string): string | undefined {
  for (const [found] of subject.matchAll(/GH[\s-]*\d{4}[\s-]*\d{6,12}[\s-]*\d/gi)) {
    const number = readNumber(found)
    if (number) return number
  }
  return undefined
}

const REPLY_MARK = /^\s*(re|fw|fwd|aw|回复|答复|转发)\s*[:：]\s*/i

/** A subject as a heading: without marks of answering and forwarding, without tags in brackets at its front. */
export function titleOfSubject(subject: string): string {
  let title = subject.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  for (let before = ''; before !== title; ) {
    before = title
    title = title
      .replace(REPLY_MARK, '')
      .replace(/^\[[^\]]{0,40}\]\s*/, '')
      .trim()
  }
  const characters = [...title]
  return characters.length > LONGEST_TITLE ? `${characters.slice(0, LONGEST_TITLE - 1).join('')}…` : title
}

const KIND_WORDS: readonly [Kind, RegExp][] = [
  ['report', /举报|检举|whistle|report of wrongdoing/i],
  ['complaint', /投诉|complaint/i],
  ['praise', /表扬|感谢信|锦旗|thank you letter|praise/i],
  ['suggestion', /建议|意见|suggest/i],
  ['consultation', /咨询|请问|question|enquiry|inquiry/i],
]

/** What a message is by the words of its subject, else of its first line; a request for help where nothing is said. */
export function kindOf({ subject, text }: Pick<Letter, 'subject' | 'text'>): Kind {
  const firstLine = text.trim().split('\n')[0]?.slice(0, 200) ?? ''
  for (const words of [subject, firstLine]) {
    const found = KIND_WORDS.find(([, pattern]) => pattern.test(words))
    if (found) return found[0]
  }
  return 'help'
}

const QUOTE_STARTS = [
  /^-{2,}\s*(original message|原始邮件|原邮件|回复的原邮件|forwarded message|转发邮件信息)\s*-{2,}/i,
  /^_{10,}$/,
  /^on .{5,200}wrote:$/i,
  /^.{0,100}(于|在).{5,100}(写道|写到)[:：]$/,
  /^(发件人|from)[:：]\s.*@/i,
]

/** What somebody wrote above the message that they answer; the whole where nothing is quoted. */
export function withoutQuote(text: string): string {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => QUOTE_STARTS.some((pattern) => pattern.test(line.trim())))
  const own = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !line.startsWith('>'))
  const kept = own.join('\n').trim()
  return kept === '' ? text.trim() : kept
}

const BREAKS = /<(br|\/p|\/div|\/li|\/tr|\/h[1-6])\b[^>]*>/gi
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of an HTML message: tags, scripts and styles left out, line breaks kept. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(script|style|head|title)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/\s+/g, ' ')
    .replace(BREAKS, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()]
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return Number.isInteger(code) && code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : undefined
}

/** A text of `most` characters at most; what is longer is cut and ends with the notice. */
export function cutTo(text: string, most: number, notice: string): { text: string; isCut: boolean } {
  const characters = [...text]
  if (characters.length <= most) return { text, isCut: false }
  return { text: characters.slice(0, most - [...notice].length).join('') + notice, isCut: true }
}

/** In which language to answer somebody: that of the letter. */
export function languageOf({ subject, text }: Pick<Letter, 'subject' | 'text'>): 'zh' | 'en' {
  return /\p{Script=Han}/u.test(subject + text.slice(0, 2000)) ? 'zh' : 'en'
}
