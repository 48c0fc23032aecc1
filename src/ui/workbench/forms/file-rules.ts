import type { Language } from '../../../kernel/texts.ts'
import { partTexts } from '../part-texts.ts'

/** Which files a place takes: endings without the dot (`csv`), and bytes at most for each. */
export type FileLimits = { readonly endings: readonly string[]; readonly mostBytes: number }

/** Says why a file cannot be taken, before a byte of it is sent; undefined where it can. */
export function fileFault(
  file: { readonly name: string; readonly size: number },
  limits: FileLimits,
  language: Language,
): string | undefined {
  const texts = partTexts[language].file
  const name = file.name.toLowerCase()
  const fits = limits.endings.some((ending) => name.endsWith(`.${ending}`))
  if (!fits) return texts.wrongKind(file.name, kindsInWords(limits.endings, language))
  return file.size > limits.mostBytes ? texts.tooLarge(file.name, sizeInWords(limits.mostBytes)) : undefined
}

/** A size in words: 1,536 bytes is 1.5 KB (1 KB = 1,024 bytes, as file managers count). */
export function sizeInWords(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB']
  let size = bytes
  let unit = 0
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${unit === 0 || size >= 10 ? Math.round(size) : Math.round(size * 10) / 10} ${units[unit]}`
}

/** The kinds of file as a list to read: CSV、XLSX. */
export function kindsInWords(endings: readonly string[], language: Language): string {
  return endings.map((ending) => ending.toUpperCase()).join(language === 'zh' ? '、' : ', ')
}
