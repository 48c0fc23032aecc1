import type { FieldFault } from '../../kernel/errors.ts'
import type { Area, AreaInput, Unit } from './directory.contract.ts'

/** The characters of a unified social credit code: no I, O, S, V, Z (GB 32100-2015, 4.1). */
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_FORM = /^[0-9A-Z]{2}\d{6}[0-9A-Z]{10}$/
/** Weights of the organisation code inside it (GB 11714-1997). */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** The last character of a unified social credit code: 31 − Σ(cᵢ·3ⁱ mod 31) mod 31 over the first 17 (GB 32100-2015). */
export function usccCheckCharacter(first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += USCC_ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return USCC_ALPHABET[(31 - (sum % 31)) % 31]!
}

/** The last character of an organisation code: 11 − Σ(cᵢ·wᵢ) mod 11 over the first 8, with 10 as X (GB 11714-1997). */
export function organisationCheckCharacter(first8: string): string {
  const sum = [...first8].reduce((total, character, i) => total + digitOf(character) * ORGANISATION_WEIGHTS[i]!, 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

function digitOf(character: string): number {
  return /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55
}

/** Whether a text has the form of a unified social credit code, so that its check characters are worth looking at. */
export function looksLikeUscc(code: string): boolean {
  return USCC_FORM.test(code)
}

/** Whether both check characters of a unified social credit code are right: its own and the organisation code's. */
export function isUscc(code: string): boolean {
  if (!looksLikeUscc(code) || [...code].some((character) => !USCC_ALPHABET.includes(character))) return false
  if (usccCheckCharacter(code.slice(0, 17)) !== code[17]) return false
  return organisationCheckCharacter(code.slice(8, 16)) === code[16]
}

/** A unit's code as it is kept: without blanks, and a unified social credit code in capitals. */
export function normaliseUnitCode(code: string): string {
  const trimmed = code.trim()
  return looksLikeUscc(trimmed.toUpperCase()) ? trimmed.toUpperCase() : trimmed
}

/** What is wrong with a unit's code: a unified social credit code whose check characters do not fit is mistyped. */
export function unitCodeFaults({ code, kind }: Pick<Unit, 'code' | 'kind'>): FieldFault[] {
  // Units of an imported register come with codes of other systems, which may look the same by chance.
  if (kind === 'external' || !looksLikeUscc(code) || isUscc(code)) return []
  return [
    {
      field: 'code',
      code: 'CHECK_DIGIT',
      message: {
        zh: '统一社会信用代码的校验位不符，请核对后重新填写。',
        en: 'The check character of this unified social credit code does not fit: compare it with the certificate.',
      },
    },
  ]
}

/** A name as it is compared: width and blanks do not count. */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ')
}

const PARENT_LEVEL = { city: null, county: 'city', town: 'county' } as const

/**
 * What is wrong with an area before it is saved: a city has no parent, everything else has one of a higher level that is
 * in use, and no area lies below itself. Towns may lie directly below a city that has no counties.
 */
export function areaFaults(code: string, input: AreaInput, parent: Area | undefined): FieldFault[] {
  const faults: FieldFault[] = []
  const wanted = PARENT_LEVEL[input.level]
  if (wanted === null ? input.parentCode !== null : !fitsBelow(input, parent)) {
    faults.push(fault('parentCode', '上级地区与级别不符，请选择上一级地区。', 'Choose a parent of the level above.'))
  }
  if (input.parentCode === code) {
    faults.push(fault('parentCode', '上级地区不能是它自己。', 'An area cannot lie below itself.'))
  }
  if (input.validFrom && input.validTo && input.validTo <= input.validFrom) {
    faults.push(fault('validTo', '停用日期须晚于启用日期。', 'The end day must come after the first day.'))
  }
  if (input.successorCode === code) {
    faults.push(fault('successorCode', '承接地区不能是它自己。', 'An area cannot take over from itself.'))
  }
  return faults
}

function fitsBelow({ level }: AreaInput, parent: Area | undefined): boolean {
  if (!parent) return false
  return level === 'county' ? parent.level === 'city' : parent.level !== 'town'
}

function fault(field: string, zh: string, en: string): FieldFault {
  return { field, code: 'NOT_FITTING', message: { zh, en } }
}

/**
 * The six-digit county of an area, or of the city for what belongs to no county: the first half of its code
 * (GB/T 2260). By it the growing tables are divided.
 */
export function countyOf(areaCode: string): string {
  return areaCode.slice(0, 6)
}
