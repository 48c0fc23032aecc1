import type { OpenBytes } from './bytes.ts'
import { decodedHead, encodingOfHead } from './encoding.ts'
import type { ReadOptions, TableFormat } from './table.ts'
import { tabularErrors } from './tabular.errors.ts'

/** First bytes of files that people upload by mistake. */
const OTHER_KINDS: readonly (readonly [magic: string, kind: string])[] = [
  ['%PDF', 'PDF'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7z'],
  ['SQLite format', 'SQLite'],
  ['PAR1', 'Parquet'],
  ['{\\rtf', 'RTF'],
]

const OLE_MAGIC = '\xd0\xcf\x11\xe0'

/**
 * Tells the format of a file from its first bytes, whatever it is called. A zip archive is a workbook in any case; for
 * text, a declared format wins. Fails with TABLE_EMPTY, TABLE_OLD_EXCEL, TABLE_ENCRYPTED, TABLE_WEB_PAGE or
 * TABLE_FORMAT_UNKNOWN, each of which names what to do.
 */
export async function tellFormat(bytes: OpenBytes, declared: ReadOptions['format'] = 'auto'): Promise<TableFormat> {
  const { head } = bytes
  if (head.length === 0) throw tabularErrors.TABLE_EMPTY()
  const magic = head.toString('latin1', 0, 16)
  if (magic.startsWith('PK\x03\x04') || magic.startsWith('PK\x05\x06')) return 'xlsx'
  if (magic.startsWith(OLE_MAGIC)) {
    throw (await mentionsEncryption(bytes)) ? tabularErrors.TABLE_ENCRYPTED() : tabularErrors.TABLE_OLD_EXCEL()
  }
  const other = OTHER_KINDS.find(([start]) => magic.startsWith(start))
  if (other) throw tabularErrors.TABLE_FORMAT_UNKNOWN({ kind: other[1] })
  if (isBinary(head)) throw tabularErrors.TABLE_FORMAT_UNKNOWN({ kind: 'binary data' })
  if (declared === 'csv' || declared === 'xes') return declared
  if (declared === 'xlsx') throw tabularErrors.TABLE_NOT_A_WORKBOOK({ part: 'xl/workbook.xml' })
  return formatOfText(decodedHead(head).trimStart())
}

function formatOfText(text: string): TableFormat {
  if (/^(\{|\[\s*\{)\s*"/.test(text)) throw tabularErrors.TABLE_FORMAT_UNKNOWN({ kind: 'JSON' })
  if (!text.startsWith('<')) return 'csv'
  if (/<(\w+:)?log[\s>]/.test(text)) return 'xes'
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(text)) throw tabularErrors.TABLE_OLD_EXCEL()
  if (/^<(!doctype html|html|table|head|body|meta)\b/i.test(text)) throw tabularErrors.TABLE_WEB_PAGE()
  if (/^<(\?xml|[\w:]+[\s>]|!)/.test(text)) throw tabularErrors.TABLE_FORMAT_UNKNOWN({ kind: 'XML' })
  return 'csv'
}

/** More than one byte in ten is a control character that no text has. */
function isBinary(head: Buffer): boolean {
  if (encodingOfHead(head).startsWith('utf-16')) return false
  const looked = head.subarray(0, 4096)
  let control = 0
  for (const byte of looked) if (byte < 9 || (byte > 13 && byte < 27)) control++
  return control > looked.length / 10
}

/** A workbook with a password is an OLE container with a stream of this name; an old .xls has none. */
async function mentionsEncryption(bytes: OpenBytes): Promise<boolean> {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  let tail = Buffer.alloc(0)
  for await (const chunk of bytes.chunks) {
    const window = Buffer.concat([tail, chunk])
    if (window.includes(name)) return true
    tail = window.subarray(Math.max(0, window.length - name.length))
  }
  return false
}
