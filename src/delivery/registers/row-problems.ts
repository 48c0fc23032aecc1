import { type Bilingual, fill } from '../../kernel/texts.ts'
import type { RowFault } from '../../platform/tabular/table.ts'
import { faultText } from '../../platform/tabular/tabular.errors.ts'
import type { RowProblem } from './files.contract.ts'
import type { MappingFault } from './mapping.contract.ts'
import { mappingFaultText } from './mapping.rules.ts'
import type { ResolveFault, ResolveFaultCode } from './resolve.rules.ts'

const TEXTS: Record<ResolveFaultCode, Bilingual> = {
  UNKNOWN_UNIT: {
    zh: '第 {line} 行的办理单位“{value}”不在单位目录中。请更正名称或代码，或在映射中改为自动新增。',
    en: 'Line {line}: the unit “{value}” is not in the directory. Correct its name or code, or let the mapping enter it.',
  },
  UNKNOWN_AREA: {
    zh: '第 {line} 行的地区“{value}”不在来源所属的地区内。请更正名称或代码，或在映射中改为按来源的地区计。',
    en: 'Line {line}: “{value}” is no area within that of the source. Correct its name or code, or let the mapping take the area of the source.',
  },
  UNKNOWN_ITEM: {
    zh: '第 {line} 行的事项“{value}”不在事项目录中。请更正名称或编码，或在映射中改为照原文保留。',
    en: 'Line {line}: the item “{value}” is not in the catalogue. Correct its name or code, or let the mapping keep it as it is.',
  },
  CLOSED_BEFORE_OPENED: {
    zh: '第 {line} 行的办结时间（{value}）早于受理时间。请更正其中一个。',
    en: 'Line {line}: it was closed ({value}) before it was opened. Correct one of the two times.',
  },
  IN_THE_FUTURE: {
    zh: '第 {line} 行的时间（{value}）在将来，而受理和办结只能是已发生的。请更正，或检查日期格式。',
    en: 'Line {line}: the time {value} lies in the future, but a matter can only have been opened or closed. Correct it, or check the date format.',
  },
}

/** A row that could not be read from the file. */
export function problemOfRow(fault: RowFault): RowProblem {
  const { line, code, column = null } = fault
  return { line, field: null, column, value: null, code, text: faultText(fault) }
}

/** A value that does not fit its field. */
export function problemOfValue(fault: MappingFault): RowProblem {
  const { line, field, column, value, code } = fault
  return { line, field, column, value, code, text: mappingFaultText(fault) }
}

/** A unit, area, item or time that cannot be. `columnOf` says from which column a field comes. */
export function problemOfMeaning(fault: ResolveFault, columnOf: (field: string) => string | null): RowProblem {
  const { line, field, value, code } = fault
  const text = TEXTS[code]
  const params = { line, value }
  return {
    line,
    field,
    column: columnOf(field),
    value,
    code,
    text: { zh: fill(text.zh, params), en: fill(text.en, params) },
  }
}
