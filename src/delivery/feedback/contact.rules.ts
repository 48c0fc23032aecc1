/** A name for those who need not know it: the family name and stars, 张*, 欧阳**; other scripts keep the first letter. */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  if (letters.length === 0) return ''
  const kept = letters.length > 2 && COMPOUND_NAMES.has(letters.slice(0, 2).join('')) ? 2 : 1
  return letters.slice(0, kept).join('') + '*'.repeat(Math.max(1, Math.min(letters.length - kept, 6)))
}

/** A telephone number: a mobile keeps three and four digits, 138****5678; any other its last four. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(7)}`
  const area = /^(0\d{2,3})[\s-]/.exec(phone.trim())?.[1]
  return `${area ? `${area}-` : ''}****${digits.slice(-Math.min(4, Math.floor(digits.length / 2)))}`
}

/** An e-mail address keeps its first letter and its domain, z***@example.cn. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${[...email][0]}***${email.slice(at)}`
}

/** A telephone number as it is compared: digits only, without the country code of China. */
export function comparablePhone(phone: string): string {
  return phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
}

/** The family names of two characters that are met most (from 百家姓). */
const COMPOUND_NAMES = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 司空 夏侯 端木 南宫 独孤 宇文 长孙 申屠 轩辕 百里 呼延 闻人 澹台 公冶 宗政 濮阳 淳于 单于 太叔 仲孙 钟离 鲜于 闾丘 东郭 西门 拓跋 万俟 赫连'.split(
    ' ',
  ),
)
