import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Reading } from '../../delivery/registers/files.contract.ts'
import { RegisterMapping } from '../../delivery/registers/mapping.contract.ts'
import { listMappings, listSources, type SourceInput } from '../../delivery/registers/registers.contract.ts'
import type { ImportFile, ImportResult } from '../../delivery/registers/registers.public.ts'
import { defineErrors } from '../../kernel/errors.ts'
import type { Config } from '../../platform/config/config.ts'
import { seedDemoCity } from '../seed/seed.ts'
import { type Command, type Given, type Outcome, readableFile } from './command.ts'
import { areaCodeOf } from './places.ts'
import type { Session } from './session.ts'
import type { Terminal } from './terminal.ts'

const importErrors = defineErrors({
  MAPPING_NOT_READABLE: {
    status: 422,
    zh: '映射文件 {path} 无法读懂：{reason}。',
    en: 'The mapping {path} is not understood: {reason}.',
  },
  NO_SUCH_MAPPING: {
    status: 422,
    zh: '没有“{mapping}”这个映射，可用的有：{known}。',
    en: 'There is no mapping “{mapping}”. There are: {known}.',
  },
})

/** `import`: brings a register of another system in as service records. */
export const importCommand: Command = {
  name: 'import',
  about: { zh: '导入台账（CSV、Excel、XES）', en: 'import a register (CSV, Excel, XES)' },
  words: 'FILE',
  options: {
    mapping: {
      value: 'FILE_OR_NAME',
      about: {
        zh: '字段映射：JSON 文件，或已保存的、内置的映射名称；不填则自动识别',
        en: 'which column is which: a JSON file, or the name of a saved or built-in mapping; guessed unless given',
      },
    },
    source: {
      value: 'NAME',
      about: { zh: '数据来源的名称；没有则新建', en: 'the name of the origin; made if it is not there' },
    },
    area: {
      value: 'CODE_OR_NAME',
      about: { zh: '新建来源所属的地区，不填为全市', en: 'the area of a new origin; the city unless given' },
    },
    encoding: { value: 'NAME', about: { zh: '文件编码，如 gb18030', en: 'encoding of the file, such as gb18030' } },
    delimiter: { value: 'SIGN', about: { zh: 'CSV 分隔符', en: 'delimiter of a CSV file' } },
    sheet: { value: 'NAME', about: { zh: 'Excel 工作表', en: 'sheet of a workbook' } },
    'header-line': { value: 'NUMBER', about: { zh: '表头所在行', en: 'line that holds the column names' } },
  },
  notes: {
    zh: '同一文件再导入一次不会产生变化。被拒的行另存为 CSV，附行号、字段、值和原因，改好后可再次导入。结束时指标已更新。',
    en: 'The same file again changes nothing. Refused rows are kept as CSV with line, field, value and reason, to mend and import again. At the end the measures are up to date.',
  },
  examples: [
    'import requests.csv --mapping stlouis311 --source stlouis',
    'import 台账.xlsx --mapping mapping.json --source 市民热线 --area 某县 --json',
  ],
  run: async ({ given, config, session, terminal }) => {
    const path = resolve(readableFile(given.words[0]!))
    const name = given.needed('source')
    const reading = readingOf(given)
    const opened = await session()
    await seedIfEmpty(opened, config, terminal)
    const mapping = await mappingOf(opened, given.text('mapping'))
    const source = await sourceOf(opened, name, given.text('area'))
    const begun = performance.now()
    const onProgress = progressOn(terminal)
    const asked: ImportFile = { path, source, reading, actor: opened.actor, onProgress }
    const result = await opened.wired.registers.importFile(mapping ? { ...asked, mapping } : asked)
    const merged = performance.now()
    terminal.progress(null, '更新指标 / updating the measures')
    await opened.settle()
    const seconds = { seconds: secondsSince(begun), measuresSeconds: secondsSince(merged) }
    return outcomeOf(result, seconds, terminal)
  },
}

function readingOf(given: Given): Reading {
  const headerLine = given.text('header-line')
  return Reading.parse({
    encoding: given.oneOf('encoding', ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const),
    delimiter: given.text('delimiter') === '\\t' ? '\t' : given.text('delimiter'),
    sheet: given.text('sheet'),
    headerLine: headerLine === undefined ? undefined : Number(headerLine),
  })
}

/** A register needs a city to lie in: an empty database gets the demo city, as at a first start. */
async function seedIfEmpty({ db, wired, actor }: Session, config: Config, terminal: Terminal): Promise<void> {
  const areas = await db.read(actor, (tx) => wired.directory.listAreas(tx))
  if (areas.length > 0 || config.demo !== 'yes') return
  const accounts = await seedDemoCity(db, wired)
  if (accounts.length === 0) return
  terminal.say({
    zh: '空库，已装入演示城市；账号与一次性密码如下（只显示这一次）',
    en: 'the database was empty: the demo city is loaded, with these accounts and one-time passwords (shown this once)',
  })
  for (const { name, password } of accounts) terminal.say({ zh: `  ${name}`, en: password })
}

/** A mapping from a JSON file, or the id of a built-in or saved one that is named by id or name. */
async function mappingOf(session: Session, wanted: string | undefined): Promise<string | RegisterMapping | undefined> {
  if (wanted === undefined) return undefined
  if (existsSync(wanted)) return readMapping(wanted)
  const { items } = await session.call(listMappings, {})
  const found = items.find(({ id, name, nameEn }) => [id, name, nameEn].includes(wanted))
  if (found) return found.id
  if (/[/\\.]/.test(wanted)) readableFile(wanted)
  throw importErrors.NO_SUCH_MAPPING({ mapping: wanted, known: items.map(({ id }) => id).join(', ') || '—' })
}

async function readMapping(path: string): Promise<RegisterMapping> {
  const refuse = (reason: string, cause?: unknown) => importErrors.MAPPING_NOT_READABLE({ path, reason }, { cause })
  const text = await readFile(readableFile(path), 'utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw refuse((cause as Error).message, cause)
  }
  // As it is, or as the interface gives a saved one.
  const inner = (value as { mapping?: unknown } | null)?.mapping ?? value
  const read = RegisterMapping.safeParse(inner)
  if (read.success) return read.data
  const { path: field, message } = read.error.issues[0]!
  throw refuse(`${field.join('.')}: ${message}`)
}

/** The key of a source that is named by key or name, or a new one. */
async function sourceOf(session: Session, name: string, area: string | undefined): Promise<string | SourceInput> {
  const { db, wired, actor } = session
  const { items } = await session.call(listSources, {})
  const key = keyOf(name)
  const found = items.find((source) => [source.id, source.key, source.name, source.nameEn].includes(name))
  if (found ?? items.some((source) => source.key === key)) return found?.key ?? key
  const areaCode = await db.read(actor, (tx) =>
    area === undefined ? wired.directory.cityCode(tx) : areaCodeOf(tx, wired.directory, area),
  )
  return { key, name, nameEn: name, areaCode }
}

/** A key made of a name: its letters and digits, or for other scripts a short fingerprint. */
export function keyOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const lost = /[^\x20-\x7e]/.test(name) || plain === ''
  return lost ? `source-${createHash('sha256').update(name).digest('hex').slice(0, 8)}` : plain
}

function progressOn(terminal: Terminal): NonNullable<ImportFile['onProgress']> {
  return ({ phase, read, merged, records }) => {
    if (phase === 'reading') terminal.progress(null, `读取 reading  ${read} 行 rows`)
    else terminal.progress(records === 0 ? 1 : merged / records, `写入 writing  ${merged} / ${records}`)
  }
}

function secondsSince(begun: number): number {
  return Math.round((performance.now() - begun) / 100) / 10
}

/** How long it all took, and how much of it went into the measures. */
type Durations = { readonly seconds: number; readonly measuresSeconds: number }

function outcomeOf(result: ImportResult, durations: Durations, terminal: Terminal): Outcome {
  const { seconds } = durations
  const { read, accepted, rejected, added, changed, unchanged, rejectsPath, notes, failure, state } = result
  for (const note of notes) terminal.say(note)
  if (failure) terminal.say(failure.text)
  if (rejectsPath) terminal.say({ zh: `被拒的行在 ${rejectsPath}`, en: 'the refused rows are in that file' })
  const lines = [
    `读取 ${read} 行：接收 ${accepted}，拒绝 ${rejected}；新增 ${added} 件，更新 ${changed} 件，未变 ${unchanged}。用时 ${seconds} 秒。`,
    `Read ${read} rows: ${accepted} accepted, ${rejected} rejected; ${added} added, ${changed} changed, ${unchanged} unchanged. ${seconds} s.`,
  ]
  return { json: { ...result, ...durations }, lines, ...(state === 'done' ? {} : { failed: true }) }
}
