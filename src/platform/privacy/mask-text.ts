import { maskAccount, maskAddress, maskCard, maskEmail, maskIdNumber, maskName, maskPhone, maskPlate } from './mask.ts'
import { findEnglishNames, findNames, maskEnglishName } from './mask-names.ts'

/** What kinds of personal data are recognised in running text. */
export type PersonalKind =
  | 'id-number'
  | 'bank-card'
  | 'mobile'
  | 'landline'
  | 'email'
  | 'plate'
  | 'account'
  | 'address'
  | 'name'

/** One place that was hidden: its range in the text as it was given, and what stands there instead. */
export type Found = { readonly kind: PersonalKind; readonly from: number; readonly to: number; readonly masked: string }
export type MaskedText = { readonly masked: string; readonly found: readonly Found[] }

/** Something that is known to be personal, such as the sender's own name: hidden wherever it stands. */
export type Known = { readonly kind: 'name' | 'mobile' | 'landline' | 'email' | 'address'; readonly text: string }

type Span = { readonly kind: PersonalKind; readonly from: number; readonly to: number; readonly masked: string }
type Finder = (text: string) => Span[]

/** Digits that count something are no telephone or card numbers: 13800138000元. */
const NO_UNIT = '(?!\\d|\\s?(?:元|万|亿|块|平方|平米|㎡|公里|吨|kWh))'
/** Words before a long number that make it a number of paper, not of a person. */
const PAPER = /(?:单号|工单|编号|订单|流水|运单|文号|案号|批次|发票|条码|机号|表号|户号|代码)[^\d\n]{0,8}$/

/**
 * In order of certainty: where two overlap the earlier one holds. A card that is also a valid identity number is that.
 */
const FINDERS: readonly Finder[] = [
  matching('id-number', /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g, maskIdNumber, isIdNumber),
  matching('id-number', /(?<=身份证(?:号码?)?[^\d\n]{0,6})\d{14,17}[\dXx]?(?![\dXx])/g, maskIdNumber),
  matching(
    'bank-card',
    /(?<!\d)(?:\d{4}[ -]){3}\d{4}(?:[ -]?\d{1,3})?(?!\d)|(?<![\dA-Za-z])\d{16,19}(?![\dA-Za-z])/g,
    maskCard,
    isCard,
  ),
  matching('bank-card', /(?<=(?:卡号|银行卡|账号|帐号|账户)[^\d\n]{0,6})\d(?:[ -]?\d){11,18}(?![ -]?\d)/g, maskCard),
  matching(
    'mobile',
    new RegExp(`(?<![\\d.])(?:\\+?86[- ]?)?1[3-9]\\d[-. ]?\\d{4}[-. ]?\\d{4}${NO_UNIT}`, 'g'),
    maskPhone,
    (found, before) => found.length > 11 || !PAPER.test(before),
  ),
  matching('mobile', /(?<!\d ?)1(?: \d){10}(?! ?\d)/g, maskPhone),
  matching('landline', /(?<!\d)[（(]?0(?:10|2\d|[3-9]\d{2})[)）]?[-—\s]?[2-9]\d{6,7}(?!\d)/g, maskPhone, (found) =>
    /^\D?(?:010|02\d)\D*\d{8}$|^\D?0[3-9]\d{2}\D*\d{7,8}$/.test(found),
  ),
  matching(
    'landline',
    /(?<=(?:电话|座机|固话|致电|拨打|来电|联系方式|\b[Tt]el|\b[Pp]hone)[^\d\n]{0,6})[2-9]\d{6,7}(?!\d)/g,
    maskPhone,
    (found) => !/^20\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/.test(found),
  ),
  matching('email', /(?<![\w*])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g, maskEmail),
  matching(
    'plate',
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•\s-]?(?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[挂学警港澳领])(?![A-Za-z0-9])/g,
    maskPlate,
    (found) => /\d/.test(found.slice(2)),
  ),
  matching(
    'account',
    /(?<=(?:微信(?!公众号|小程序|支付|群|服务号)|[Ww][Ee]?[Cc]hat|WX|wx|VX|vx|[Vv]信)(?:号码?|ID|id)?(?:是|为)?[\s：:]{0,3})(?:[A-Za-z][-\w]{5,19}|\d{5,12})(?![\w*])/g,
    maskAccount,
  ),
  matching('account', /(?<=(?:QQ|qq|扣扣)(?:号码?)?(?:是|为)?[\s：:]{0,3})[1-9]\d{4,11}(?!\d|@)/g, maskAccount),
  matching('address', addressPattern(), () => '***', isDwelling),
  (text) =>
    findNames(text).map((span) => ({ ...span, kind: 'name', masked: maskName(text.slice(span.from, span.to)) })),
  (text) =>
    findEnglishNames(text).map((span) => ({
      ...span,
      kind: 'name',
      masked: maskEnglishName(text.slice(span.from, span.to)),
    })),
]

/** Full-width digits, letters and signs as their plain forms, character for character, so that places stay the same. */
function folded(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff20\uff0b\uff0d\uff0e]/g, (wide) =>
    String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  )
}

/**
 * Free text with personal data hidden, and where it was: identity numbers (GB 11643), bank cards (Luhn), mobile and
 * landline numbers, e-mail, plates, accounts after WeChat or QQ, dwellings below the estate or village, and names where
 * the words around show one. Masked text given again comes back unchanged: it is searched until nothing more is found.
 * No replacement is longer than what it replaces. What is `known` to be personal is hidden first. A person still reads it before anything is published.
 */
export function maskText(text: string, known: readonly Known[] = []): MaskedText {
  let pieces: Piece[] = [{ text, from: 0, to: text.length, kind: null }]
  for (;;) {
    const joined = pieces.map((piece) => piece.text).join('')
    const spans = spansOf(joined, known)
    if (spans.length === 0) return { masked: joined, found: foundIn(pieces) }
    for (const span of [...spans].reverse()) pieces = hide(pieces, span)
  }
}

/** Kinds that name one person beyond doubt and have no place in a heading, whatever it is about. */
const UNMISTAKABLE: ReadonlySet<PersonalKind> = new Set([
  'id-number',
  'bank-card',
  'mobile',
  'landline',
  'email',
  'account',
])

/**
 * Whether a heading is free of telephone numbers, identity numbers, cards, accounts and e-mail addresses. Names, plates
 * and house numbers may stand in one: they are often what it is about, and are hidden before publication.
 */
export function noPersonalIn(title: string): boolean {
  return !spansOf(title).some(({ kind }) => UNMISTAKABLE.has(kind))
}

function spansOf(text: string, known: readonly Known[] = []): Span[] {
  const plain = folded(text)
  const taken: Span[] = []
  for (const find of [...known.filter(({ text: one }) => one.trim().length > 1).map(knownFinder), ...FINDERS]) {
    for (const span of find(plain)) {
      const isFree = taken.every(({ from, to }) => span.to <= from || span.from >= to)
      // What would come out as it went in is hidden already.
      if (isFree && plain.slice(span.from, span.to) !== span.masked) taken.push(span)
    }
  }
  return taken.sort((a, b) => a.from - b.from)
}

const MASK_OF: Readonly<Record<Known['kind'], (text: string) => string>> = {
  name: maskName,
  mobile: maskPhone,
  landline: maskPhone,
  email: maskEmail,
  address: maskAddress,
}

/** Finds every place where something known stands as it was given; an address is hidden below the estate. */
function knownFinder({ kind, text }: Known): Finder {
  const plain = folded(text.trim())
  const masked = MASK_OF[kind](plain).slice(0, plain.length)
  if (masked === plain) return () => []
  return matching(kind, new RegExp(plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g'), () => masked)
}

function matching(
  kind: PersonalKind,
  pattern: RegExp,
  mask: (found: string) => string,
  isOne: (found: string, before: string) => boolean = () => true,
): Finder {
  return (text) =>
    [...text.matchAll(pattern)]
      .filter(({ 0: found, index }) => isOne(found, text.slice(Math.max(0, index - 16), index)))
      .map(({ 0: found, index }) => {
        const masked = mask(found)
        return { kind, from: index, to: index + found.length, masked: masked.slice(0, found.length) }
      })
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Whether eighteen characters are an identity number: the check digit of GB 11643, or a province and a day of birth. */
function isIdNumber(id: string, before: string): boolean {
  const sum = ID_WEIGHTS.reduce((total, weight, place) => total + weight * Number(id[place]), 0)
  if ('10X98765432'[sum % 11] === id[17]!.toUpperCase()) return true
  return /^[1-8][1-7]\d{4}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(id) && !PAPER.test(before)
}

/** Whether a number is a card's: sixteen to nineteen digits with the check digit of ISO/IEC 7812 (Luhn). */
function isCard(found: string, before: string): boolean {
  const digits = found.replace(/\D/g, '')
  if (digits.length < 16 || digits.length > 19 || PAPER.test(before)) return false
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = digit * 2
    sum += place % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** A run of building, entrance, floor and room, or a house number after a street, an estate or a village. */
function addressPattern(): RegExp {
  const count = '(?:[A-Za-z]?\\d+(?:[-－]\\d+)*[A-Za-z]?|[零〇一二三四五六七八九十百]+|[A-Za-z]|[东西南北中])'
  const part = `${count}\\s?(?:号楼|号(?!线|文|令|口|公告|通知)|号院|号房|栋|幢|座|单元|门|层|楼|室|户|组|队|弄)`
  const dashed = '(?:\\d{1,3}[-－]\\d{1,2}[-－]\\d{2,4})'
  return new RegExp(
    `${part}(?:\\s?附?${part})*(?:\\s?(?:${dashed}|\\d{3,4}(?!\\d|[年月日元米])))?|${dashed}(?:室|号)?`,
    'gu',
  )
}

const STRONG = /\d\s?(?:号楼|栋|幢|单元|号房|户)|[A-Za-z\d]\s?(?:栋|幢|单元)|\d{3,4}\s?[A-Za-z]?\s?(?:室|号房)/
const PARTS = /(?:号楼|号院|号房|号|栋|幢|座|单元|门|层|楼|室|户|组|队|弄)/g
const PLACE_BEFORE =
  /(?:[\u4e00-\u9fff](?:路|街|巷|弄|胡同|大道|小区|社区|村|庄|屯|苑|园|里|家园|花园|公寓|新村|新城|府|庭|湾|居|城|院|大厦|广场)(?:\*{3})?|住|家住|住在|地址[：:]?)\s?$/

/** Whether a run of numbers says where somebody lives, and not a line of the metro, a day or a rule. */
function isDwelling(found: string, before: string): boolean {
  const parts = found.match(PARTS) ?? []
  // 12-3-501 is a dwelling, 12-3-2026 a day.
  if (parts.length === 0) return !/(?:^|[-－])(?:19|20)\d{2}$/.test(found) && !/\d[-.]?$/.test(before)
  if (/[月第]\s?$/.test(before)) return false
  // So many houses, not that house.
  if (parts.length === 1 && /[了有共建拆约近每几]\s?$/.test(before)) return false
  const isInPlace = PLACE_BEFORE.test(before)
  if (parts.length === 1 && parts[0] === '号') return isInPlace && /\d|[一二三四五六七八九十]/.test(found)
  if (parts.length === 1 && /^(?:层|楼|座|门|户|组|队|弄|号院)$/.test(parts[0]!)) {
    return isInPlace && !/^(?:层|楼|门|户|组|队|弄)$/.test(parts[0]!)
  }
  return STRONG.test(found) || isInPlace || parts.length >= 3
}

/** A stretch of the text: as it was given (`kind` null), or hidden. `from` and `to` are places in what was given. */
type Piece = { readonly text: string; readonly from: number; readonly to: number; readonly kind: PersonalKind | null }

/** Hides a span of the joined text; a stretch hidden before is taken in as a whole. */
function hide(pieces: readonly Piece[], span: Span): Piece[] {
  const result: Piece[] = []
  let place = 0
  let hidden: Piece | undefined
  for (const piece of pieces) {
    const start = Math.max(span.from - place, 0)
    const end = Math.min(span.to - place, piece.text.length)
    const touched = start < piece.text.length && end > 0 && start < end
    if (!touched) {
      result.push(piece)
    } else {
      const whole = piece.kind !== null
      const from = whole ? piece.from : piece.from + start
      const to = whole ? piece.to : piece.from + end
      const head = piece.text.slice(0, start)
      const tail = piece.text.slice(end)
      if (!hidden) {
        if (head && !whole) result.push({ text: head, from: piece.from, to: from, kind: null })
        hidden = { text: (whole ? head : '') + span.masked + (whole ? tail : ''), from, to, kind: span.kind }
        result.push(hidden)
      } else {
        hidden = { ...hidden, text: hidden.text + (whole ? tail : ''), to }
        result[result.length - 1] = hidden
      }
      if (tail && !whole) result.push({ text: tail, from: to, to: piece.to, kind: null })
    }
    place += piece.text.length
  }
  return result
}

function foundIn(pieces: readonly Piece[]): Found[] {
  return pieces.flatMap(({ text, from, to, kind }) => (kind ? [{ kind, from, to, masked: text }] : []))
}
