import { crc32, createDeflateRaw } from 'node:zlib'

/** A part of an archive made for a test: text, bytes, or pieces that are compressed as they come. */
export type FixturePart = string | Buffer | Iterable<string>

export type ZipOptions = { size?: number; flags?: number; level?: number }

type Compressed = { name: string; data: Buffer; crc: number; size: number }

/**
 * Makes a zip archive (PKWARE APPNOTE, deflate only) of parts by path, for tests: pieces are compressed one by one, so
 * an archive of a large sheet can be made in little memory. The size and the flags that it declares may be false.
 */
export async function zipOf(parts: Readonly<Record<string, FixturePart>>, options: ZipOptions = {}): Promise<Buffer> {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, part] of Object.entries(parts)) {
    const entry = await compress(name, part, options.level ?? 1)
    const fields = fieldsOf(entry, options)
    const nameBytes = Buffer.from(name)
    const head = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, nameBytes])
    local.push(head, entry.data)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    central.push(Buffer.from('504b01021400', 'hex'), fields, tail, nameBytes)
    offset += head.length + entry.data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('504b0506', 0, 'hex')
  const count = Object.keys(parts).length
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}

function fieldsOf(entry: Compressed, options: ZipOptions): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(options.flags ?? 0, 2)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(entry.crc, 10)
  fields.writeUInt32LE(entry.data.length, 14)
  fields.writeUInt32LE(options.size ?? entry.size, 18)
  fields.writeUInt16LE(Buffer.byteLength(entry.name), 22)
  return fields
}

async function compress(name: string, part: FixturePart, level: number): Promise<Compressed> {
  const deflate = createDeflateRaw({ level })
  const out: Buffer[] = []
  const done = new Promise<void>((resolve, reject) => {
    deflate.on('data', (chunk: Buffer) => out.push(chunk))
    deflate.on('end', resolve)
    deflate.on('error', reject)
  })
  let crc = 0
  let size = 0
  for (const piece of typeof part === 'string' || Buffer.isBuffer(part) ? [part] : part) {
    const bytes = Buffer.from(piece as string)
    crc = crc32(bytes, crc)
    size += bytes.length
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve))
  }
  deflate.end()
  await done
  return { name, data: Buffer.concat(out), crc, size }
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export type WorkbookFixture = {
  /** Sheets by name, each the content of `<sheetData>`, or whole parts if they begin with `<?xml`. */
  sheets: Readonly<Record<string, FixturePart>>
  hidden?: readonly string[]
  styles?: string
  strings?: FixturePart
  date1904?: boolean
}

/** The parts of a workbook with the given sheets, ready for `zipOf`. */
export function workbookParts({ sheets, hidden = [], styles, strings, date1904 }: WorkbookFixture) {
  const names = Object.keys(sheets)
  const relations = names.map((_, i) => relation(`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
  if (styles) relations.push(relation('st', 'styles', 'styles.xml'))
  if (strings) relations.push(relation('ss', 'sharedStrings', '/xl/sharedStrings.xml'))
  const list = names.map((name, i) => {
    const state = hidden.includes(name) ? ' state="hidden"' : ''
    return `<sheet name="${name}" sheetId="${i + 1}" r:id="s${i + 1}"${state}/>`
  })
  const parts: Record<string, FixturePart> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
  }
  for (const [i, name] of names.entries()) parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetPart(sheets[name]!)
  if (styles) parts['xl/styles.xml'] = `<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`
  if (strings) parts['xl/sharedStrings.xml'] = strings
  return parts
}

function sheetPart(content: FixturePart): FixturePart {
  if (typeof content !== 'string' || content.startsWith('<?xml')) return content
  return `<worksheet xmlns="${MAIN}"><sheetData>${content}</sheetData></worksheet>`
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
}
