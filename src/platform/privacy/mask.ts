/** Surnames of two characters that are common enough to be told from a surname and one character. */
const DOUBLE_SURNAMES = /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|端木|夏侯|长孙|宇文|司徒|司空)/

/** A person's name with all but the surname hidden: 张*, 欧阳**, A***. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  if (characters.length <= 1) return '*'.repeat(Math.max(1, characters.length))
  const shown = DOUBLE_SURNAMES.test(name) && characters.length > 2 ? 2 : 1
  return characters.slice(0, shown).join('') + '*'.repeat(Math.min(3, characters.length - shown))
}

/** A mobile number as 138****5678; a landline keeps its area code and the last four digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '')
  const mobile = /^(?:\+?86)?(1\d{2})\d{4}(\d{4})$/.exec(digits)
  if (mobile) return `${mobile[1]}****${mobile[2]}`
  if (digits.length < 7) return '*'.repeat(digits.length)
  return `${digits.slice(0, Math.min(4, digits.length - 6))}****${digits.slice(-4)}`
}

/** An e-mail address with only the first letter of its name shown: a***@example.cn. */
export function maskEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@')
  return `${name.slice(0, 1)}***@${domain}`
}

/** An identity number (GB 11643) with three digits in front and four behind. */
export function maskIdNumber(id: string): string {
  return id.length < 8 ? '*'.repeat(id.length) : `${id.slice(0, 3)}${'*'.repeat(id.length - 7)}${id.slice(-4)}`
}

/** An address down to the estate or village: building, unit and room are dropped. */
export function maskAddress(address: string): string {
  return address.replace(/\s*[\d零一二三四五六七八九十百A-Za-z-]+\s*(号楼|栋|幢|座|单元|层|楼|室|号房).*$/u, '***')
}

const IN_TEXT: [RegExp, (found: string) => string][] = [
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, maskIdNumber],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, maskPhone],
  [/[\w.+-]+@[\w-]+\.[\w.-]+/g, maskEmail],
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}/g,
    (plate) => `${plate.slice(0, 2)}****`,
  ],
  [/(?<=(?:我叫|我是|本人|姓名[:：]?\s?))[\u4e00-\u9fff]{2,4}(?=[，,。；;\s、（(]|$)/g, maskName],
]

/** Free text with identity numbers, mobile numbers, e-mail addresses, number plates and names after “我叫” hidden. */
export function maskText(text: string): string {
  return IN_TEXT.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), text)
}
