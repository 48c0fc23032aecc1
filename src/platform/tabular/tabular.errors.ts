import { defineErrors } from '../../kernel/errors.ts'
import type { Bilingual } from '../../kernel/texts.ts'
import { fill } from '../../kernel/texts.ts'
import type { RowFault, TableNote } from './table.ts'

/** What makes a whole file unreadable. Every text names the remedy. */
export const tabularErrors = defineErrors({
  TABLE_NOT_FOUND: {
    status: 404,
    zh: '找不到或打不开文件“{name}”。请检查文件是否存在、是否有读取权限。',
    en: 'The file “{name}” is not there or cannot be opened. Check that it exists and may be read.',
  },
  TABLE_EMPTY: {
    status: 422,
    zh: '文件是空的，或者只有空行。请确认选对了文件，第一行应是列名。',
    en: 'The file is empty or has only blank lines. Check that it is the right file; its first line should name the columns.',
  },
  TABLE_FORMAT_UNKNOWN: {
    status: 415,
    zh: '这不是可以读取的表格文件（看起来是{kind}）。请改用 CSV（.csv）、Excel 工作簿（.xlsx）或 XES 事件日志。',
    en: 'This is not a table that can be read (it looks like {kind}). Use CSV (.csv), an Excel workbook (.xlsx) or an XES event log.',
  },
  TABLE_OLD_EXCEL: {
    status: 415,
    zh: '这是旧版 Excel（.xls）或其他旧版 Office 文件。请在 Excel 或 WPS 中打开，另存为“Excel 工作簿（.xlsx）”或 CSV 后再导入。',
    en: 'This is an old Excel (.xls) or other old Office file. Open it and save it as “Excel Workbook (.xlsx)” or CSV, then import that.',
  },
  TABLE_ENCRYPTED: {
    status: 415,
    zh: '这个工作簿设置了打开密码，无法读取。请在 Excel 或 WPS 中去掉密码、另存后再导入。',
    en: 'This workbook is protected by a password and cannot be read. Remove the password, save it and import it again.',
  },
  TABLE_WEB_PAGE: {
    status: 415,
    zh: '文件内容其实是网页（不少系统导出的“.xls”就是这样）。请用 Excel 或 WPS 打开，另存为 .xlsx 或 CSV 后再导入。',
    en: 'The file really holds a web page, as many systems export under the name “.xls”. Open it in Excel, save it as .xlsx or CSV and import that.',
  },
  TABLE_NOT_A_WORKBOOK: {
    status: 415,
    zh: '这是压缩包，但里面不是 Excel 工作簿（缺少 {part}）。请解压后导入其中的表格，或另存为 .xlsx。',
    en: 'This is a zip archive but not an Excel workbook ({part} is missing). Unpack it and import the table inside, or save it as .xlsx.',
  },
  TABLE_ARCHIVE_DAMAGED: {
    status: 422,
    zh: '文件已损坏或没有传完整，无法解压：{reason}。请重新导出或重新上传。',
    en: 'The file is damaged or incomplete and cannot be unpacked: {reason}. Export or upload it again.',
  },
  TABLE_INFLATES_TOO_FAR: {
    status: 413,
    zh: '文件解压后过大（超过 {limit}），为安全起见没有继续读取。请拆分成较小的文件后再导入。',
    en: 'The file grows beyond {limit} when unpacked, so reading was stopped for safety. Split it into smaller files and import those.',
  },
  TABLE_TOO_LARGE: {
    status: 413,
    zh: '文件超过上限（{limit}）。请拆分成较小的文件后再导入。',
    en: 'The file is larger than the limit of {limit}. Split it into smaller files and import those.',
  },
  TABLE_TOO_MANY_COLUMNS: {
    status: 422,
    zh: '表格的列数超过上限（{limit} 列，见第 {line} 行）。请删去多余的列，或检查分隔符是否选对。',
    en: 'The table has more than {limit} columns (line {line}). Remove the surplus columns, or check the delimiter.',
  },
  TABLE_TOO_MANY_QUOTE_FAULTS: {
    status: 422,
    zh: '有超过 {limit} 行的引号不成对（最近一处在第 {line} 行），已停止读取。请检查文件的分隔符和引号，或改用 .xlsx。',
    en: 'More than {limit} rows have quotes that do not match (the latest on line {line}), so reading was stopped. Check delimiter and quotes, or use .xlsx.',
  },
  TABLE_SHEET_NOT_FOUND: {
    status: 422,
    zh: '工作簿里没有工作表“{sheet}”。现有的工作表：{sheets}。',
    en: 'The workbook has no sheet “{sheet}”. Its sheets are: {sheets}.',
  },
  TABLE_XML_MALFORMED: {
    status: 422,
    zh: '{part} 第 {line} 行的 XML 有误：{reason}。请重新导出文件。',
    en: 'The XML of {part} is wrong on line {line}: {reason}. Export the file again.',
  },
  TABLE_XML_REFUSED: {
    status: 422,
    zh: '{part} 第 {line} 行含有文档类型声明（DTD）。为安全起见不读取这样的文件，请删去该声明。',
    en: '{part} has a document type declaration (DTD) on line {line}. Such files are not read, for safety; remove the declaration.',
  },
  TABLE_HEADER_NOT_FOUND: {
    status: 422,
    zh: '第 {line} 行没有可用作列名的内容。请检查列名所在的行号。',
    en: 'Line {line} has nothing that could name the columns. Check the line number of the header.',
  },
})

const FAULT_TEXTS: Record<RowFault['code'], Bilingual> = {
  WRONG_FIELD_COUNT: {
    zh: '第 {line} 行应有 {expected} 列，实际有 {actual} 列。请检查该行是否多了或少了分隔符，含分隔符的内容要加引号。',
    en: 'Line {line} should have {expected} fields but has {actual}. Look for a missing or surplus delimiter; text that contains one needs quotes.',
  },
  QUOTE_NOT_CLOSED: {
    zh: '第 {opened} 行打开的引号在后面 {limit} 个字符内没有关闭。请补上引号，内容中的引号要写成两个。',
    en: 'The quote that opens on line {opened} is not closed within {limit} characters. Add the closing quote; a quote inside text is written twice.',
  },
  QUOTE_MISPLACED: {
    zh: '第 {opened} 行打开的引号关闭后紧跟着其他内容。内容中的引号要写成两个。',
    en: 'The quote that opens on line {opened} is followed by other text where it closes. A quote inside text is written twice.',
  },
  RECORD_TOO_LONG: {
    zh: '第 {line} 行超过 {limit} 个字符，已跳过。请检查是否缺少换行。',
    en: 'Line {line} is longer than {limit} characters and was skipped. Look for a missing line break.',
  },
  INVALID_BYTES: {
    zh: '第 {line} 行“{column}”列含有无法按 {encoding} 解读的字节。请核对原文，或在导入时选择正确的编码。',
    en: 'Column “{column}” on line {line} has bytes that are not {encoding}. Check the original text, or choose the right encoding.',
  },
  NUL_BYTE: {
    zh: '第 {line} 行“{column}”列含有空字节（NUL）。请清除后再导入。',
    en: 'Column “{column}” on line {line} has a NUL byte. Remove it and import again.',
  },
}

const NOTE_TEXTS: Record<TableNote['code'], Bilingual> = {
  BLANK_COLUMN_NAME: {
    zh: '第 {position} 列没有列名，暂称“{name}”。',
    en: 'Column {position} has no name and is called “{name}” here.',
  },
  DUPLICATE_COLUMN_NAME: {
    zh: '列名“{original}”出现多次，第 {position} 列改称“{name}”。',
    en: 'The column name “{original}” occurs more than once; column {position} is called “{name}” here.',
  },
  LINES_BEFORE_HEADER: {
    zh: '以第 {line} 行为列名，前面的 {count} 行（如标题、说明）没有读入。',
    en: 'Line {line} was taken for the column names; the {count} lines before it (a title or a remark) were left out.',
  },
  ENCODING_GUESSED: {
    zh: '文件没有声明编码，按 {encoding} 读取。如出现乱码，请另选编码。',
    en: 'The file does not declare its encoding and was read as {encoding}. If characters look wrong, choose another.',
  },
  MERGED_CELLS: {
    zh: '工作表有 {count} 处合并单元格，只有左上角的单元格有值，其余按空白读取。',
    en: 'The sheet has {count} merged ranges; only the top left cell of each has a value, the others are read as blank.',
  },
  FORMULAS_WITHOUT_VALUE: {
    zh: '{count} 个公式单元格没有保存计算结果，按空白读取。请在 Excel 中打开并保存一次。',
    en: '{count} formula cells have no saved result and are read as blank. Open and save the file in Excel once.',
  },
  EMPTY_TRACES: {
    zh: '{count} 条案例没有任何事件。',
    en: '{count} traces have no event.',
  },
  NESTED_ATTRIBUTES: {
    zh: '{count} 个嵌套或列表属性没有读入，只读取第一层属性。',
    en: '{count} nested or list attributes were left out; only attributes of the first level are read.',
  },
}

/** The text of a row's fault in both languages, with line, column and numbers filled in. */
export function faultText(fault: RowFault): Bilingual {
  const params = { ...fault.params, line: fault.line, column: fault.column ?? '' }
  const text = FAULT_TEXTS[fault.code]
  return { zh: fill(text.zh, params), en: fill(text.en, params) }
}

/** The text of a note about the whole file in both languages. */
export function noteText(note: TableNote): Bilingual {
  const text = NOTE_TEXTS[note.code]
  return { zh: fill(text.zh, note.params), en: fill(text.en, note.params) }
}

/** A number of bytes as people say it ("64 MB"), for messages about limits. */
export function sizeInWords(bytes: number): string {
  if (bytes >= 1024 ** 3) return `${Math.round((bytes / 1024 ** 3) * 10) / 10} GB`
  if (bytes >= 1024 ** 2) return `${Math.round((bytes / 1024 ** 2) * 10) / 10} MB`
  return `${Math.ceil(bytes / 1024)} kB`
}
