/** Surnames of two characters (复姓) that are common enough to be told from a surname and one character. */
export const DOUBLE_SURNAMES =
  '欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|百里|呼延|东郭|南门|羊舌|微生|梁丘|左丘|西门'

const STARTS_DOUBLE = new RegExp(`^(?:${DOUBLE_SURNAMES})`)

/** A person's name with all but the surname hidden: 张*, 欧阳**, A***. */
export function maskName(name: string): string {
  const characters = [...name.trim()]
  if (characters.length <= 1) return '*'.repeat(Math.max(1, characters.length))
  const shown = STARTS_DOUBLE.test(name) && characters.length > 2 ? 2 : 1
  return characters.slice(0, shown).join('') + '*'.repeat(Math.min(3, characters.length - shown))
}

/** A mobile number as 138****5678; a landline keeps its area code and the last four digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '')
  const mobile = /^(?:\+?86)?(1\d{2})\d{4}(\d{4})$/.exec(digits)
  if (mobile) return `${mobile[1]}****${mobile[2]}`
  if (digits.length < 7) return '*'.repeat(digits.length)
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))(\d{3,4})(\d{4})$/.exec(digits)
  if (landline) return `${landline[1]}${'*'.repeat(landline[2]!.length)}${landline[3]}`
  // Without an area code nothing but the end is shown: the beginning of a local number tells the street exchange.
  if (digits.length <= 8) return `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`
  return `${digits.slice(0, Math.min(4, digits.length - 6))}****${digits.slice(-4)}`
}

/** An e-mail address with only the first letter of its name shown: a***@example.cn; of a single letter nothing. */
export function maskEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@')
  return `${name.length > 1 ? name.slice(0, 1) : ''}${'*'.repeat(Math.max(1, Math.min(3, name.length - 1)))}@${domain}`
}

/** An identity number (GB 11643) with three digits in front and four behind. */
export function maskIdNumber(id: string): string {
  return id.length < 8 ? '*'.repeat(id.length) : `${id.slice(0, 3)}${'*'.repeat(id.length - 7)}${id.slice(-4)}`
}

/** A bank card with only its last four digits. */
export function maskCard(card: string): string {
  const digits = card.replace(/\D/g, '')
  return '*'.repeat(Math.max(0, digits.length - 4)) + digits.slice(-4)
}

/** A number plate as 浙A****5: province and town, and the last character. */
export function maskPlate(plate: string): string {
  const characters = plate.replace(/[·•.\s-]/g, '')
  return `${characters.slice(0, 2)}${'*'.repeat(Math.max(1, characters.length - 3))}${characters.slice(-1)}`
}

/** The name of an account (WeChat, QQ) with its first character: a***. */
export function maskAccount(account: string): string {
  return account.slice(0, 1) + '*'.repeat(Math.min(4, Math.max(1, account.length - 1)))
}

/** An address down to the estate or village: building, unit and room are dropped. */
export function maskAddress(address: string): string {
  return address.replace(/\s*[\d零一二三四五六七八九十百A-Za-z-]+\s*(号楼|栋|幢|座|单元|层|楼|室|号房).*$/u, '***')
}
