import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { minHash, packed } from '../../src/analytics/text/minhash.ts'
import { cellOf } from '../../src/delivery/feedback/texts/places.rules.ts'
import { asVector, indexed } from '../../src/delivery/feedback/texts/texts.rules.ts'
import { copyLine } from '../../src/platform/db/copy.ts'
import { BUREAUS, randomFrom, tell } from './hotline-texts.ts'

/** How much there is: the numbers of the goal, times `BENCH_SCALE`. */
export const SCALE = Number(process.env.BENCH_SCALE ?? 1)
export const OPEN = Math.round(100_000 * SCALE)
export const CLOSED = Math.round(2_000_000 * SCALE)
const DAYS = 600
const DAY = 86_400_000
const TOWNS = 14
const COUNTIES = 15
/** Different texts; each comes back some 35 times over the years and the city. */
const TEXTS = 60_000
const CALLERS = 700_000
const CENTRE = { lat: 30.6, lon: 104.06 }

export type City = {
  /** Codes of the towns, and of their counties by their first six digits. */
  readonly towns: readonly string[]
  /** Ids of the units, a bureau of each kind for every county, in the order county by county. */
  readonly units: readonly string[]
  readonly phoneIndexOf: (caller: number) => string
}

/** The codes of the made-up counties and towns of the city of the demo. */
export function townCodes(): { counties: string[]; towns: string[] } {
  const counties = Array.from({ length: COUNTIES }, (_, i) => `9901${30 + i}000000`)
  const towns = counties.flatMap((county) =>
    Array.from({ length: TOWNS }, (_, i) => `${county.slice(0, 6)}${String(i + 1).padStart(3, '0')}000`),
  )
  return { counties, towns }
}

type Prepared = { text: string; title: string; category: string; bureau: number; words: string; sketch: string }

const COMPLAINTS = `county_code, id, number, key_hash, kind, state, title, text, area_code, unit_id, phone_index,
  confidential, channel, process_hash, clock, received_at, due_at, yellow_at, on_time, reply_text, replied_at, timeline,
  version, closed_at, category_code, lat, lon, passed`
const TEXT_ROWS = `county_code, complaint_id, received_at, area_code, unit_id, open, sealed, category_code, cell, words, sketch`

/** Fills complaints and their texts by COPY, oldest first, and builds the indexes afterwards as a restore would. */
export async function fillHotline(url: string, city: City): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const say = (what: string) => process.stdout.write(`  ${new Date().toISOString().slice(11, 19)} ${what}\n`)
  try {
    await client.query("set maintenance_work_mem = '1GB'")
    const { rows: dropped } = await client.query<{ name: string; definition: string }>(
      `select indexname as name, indexdef as definition from pg_indexes
       where schemaname = 'feedback' and tablename in ('complaints', 'texts') and indexdef not like '%UNIQUE%'`,
    )
    for (const { name } of dropped) await client.query(`drop index feedback.${name}`)
    const bank = prepareTexts()
    const now = Date.now()
    say(`${TEXTS.toLocaleString()} texts made`)
    for (const part of ['complaints', 'texts'] as const) {
      const columns = part === 'complaints' ? COMPLAINTS : TEXT_ROWS
      const sink = client.query(copyFrom(`copy feedback.${part} (${columns}) from stdin`))
      await pipeline(Readable.from(inChunks(rowsOf(part, now, city, bank)), { objectMode: false }), sink)
      say(`${part} copied`)
    }
    for (const { definition } of dropped) await client.query(definition)
    say('indexes built')
    await client.query('vacuum analyze feedback.complaints')
    await client.query('vacuum analyze feedback.texts')
    const { rows } = await client.query<{ size: string; words: string }>(
      `select pg_size_pretty(pg_total_relation_size('feedback.texts')) as size,
         pg_size_pretty(pg_relation_size('feedback.texts_by_words')) as words`,
    )
    say(`texts take ${rows[0]?.size}, of which the index of words ${rows[0]?.words}`)
  } finally {
    await client.end()
  }
}

function prepareTexts(): Prepared[] {
  const random = randomFrom(7)
  return Array.from({ length: TEXTS }, () => {
    const { text, category, bureau } = tell(random)
    const title = `${text.slice(0, 39)}…`
    const blank = { receivedAt: new Date(0), areaCode: '000000000000', unitId: null, supporting: [], open: false }
    const words = indexed({ title, text, ...blank }).filter((word) => !word.startsWith('#'))
    return {
      text,
      title,
      category,
      bureau,
      words: asVector(words),
      sketch: `\\x${Buffer.from(packed(minHash(text))).toString('hex')}`,
    }
  })
}

const CLOCK = JSON.stringify([
  { type: 'started', at: '2026-01-01T00:00:00.000Z', limit: { amount: 5, unit: 'WORKDAY' } },
])
const TIMELINE = JSON.stringify([
  {
    at: '2026-01-01T00:00:00.000Z',
    action: 'receive',
    state: 'RECEIVED',
    text: null,
    internal: false,
    by: null,
    unitId: null,
  },
])

/** The rows of one table. Both tables are drawn from the same numbers, so that they agree. */
function* rowsOf(
  part: 'complaints' | 'texts',
  now: number,
  { towns, units, phoneIndexOf }: City,
  bank: readonly Prepared[],
) {
  const random = randomFrom(11)
  const all = OPEN + CLOSED
  const begin = now - DAYS * DAY
  // UUIDs of version 7: the time, then the number of the row.
  const idOf = (at: number, i: number) => {
    const time = at.toString(16).padStart(12, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${i.toString(16).padStart(12, '0')}`
  }
  for (let i = 0; i < all; i++) {
    const at = begin + Math.floor(((i + random()) / all) * DAYS * DAY)
    const { text, title, category, bureau, words, sketch } = bank[Math.floor(random() * bank.length)]!
    // Towns are of unequal size: the first of a county has many times what the last has.
    const town = Math.floor(random() ** 1.6 * towns.length)
    const area = towns[town]!
    const county = Math.floor(town / TOWNS)
    const unit = units[county * BUREAUS + bureau]!
    // Mostly the newest are open.
    const open = random() < (i / all) ** (all / OPEN - 1)
    const caller = Math.floor(random() * CALLERS)
    const placed = random() < 0.5
    const lat = CENTRE.lat + (town % 15) * 0.05 + random() * 0.05
    const lon = CENTRE.lon + Math.floor(town / 15) * 0.05 + random() * 0.05
    const quick = random()
    const id = idOf(at, i)
    const received = new Date(at).toISOString()
    const due = new Date((open ? now : at) + (quick - 0.1) * 12 * DAY).toISOString()
    if (part === 'complaints') {
      const done = new Date(at + 4 * DAY).toISOString()
      yield copyLine([
        area.slice(0, 6),
        id,
        `B${i}`,
        'x',
        'complaint',
        open ? 'HANDLING' : 'CLOSED',
        title,
        text,
        area,
        unit,
        phoneIndexOf(caller),
        'f',
        'phone',
        'none',
        CLOCK,
        received,
        due,
        open ? due : null,
        open ? null : quick > 0.1 ? 't' : 'f',
        open ? null : '已核实处理。',
        open ? null : done,
        TIMELINE,
        3,
        open ? null : done,
        category,
        placed ? lat : null,
        placed ? lon : null,
        1,
      ])
    } else {
      const day = received.slice(0, 10).replaceAll('-', '')
      const marks = [
        `'#d${day}'`,
        `'#m${day.slice(0, 6)}'`,
        `'#a9901'`,
        `'#a${area.slice(0, 6)}'`,
        `'#a${area.slice(0, 9)}'`,
        `'#u${unit.slice(-12)}'`,
        open ? `'#o'` : `'#s'`,
      ].join(' ')
      yield copyLine([
        area.slice(0, 6),
        id,
        received,
        area,
        unit,
        open ? 't' : 'f',
        'f',
        category,
        placed ? cellOf({ lat, lon }) : null,
        `${words} ${marks}`,
        sketch,
      ])
    }
  }
}

/** Joins lines to pieces of some 64 kB: a stream of single lines costs more than the rows. */
function* inChunks(lines: Iterable<string>): Generator<Buffer> {
  let chunk: string[] = []
  let size = 0
  for (const line of lines) {
    chunk.push(line)
    size += line.length
    if (size > 65_536) {
      yield Buffer.from(chunk.join(''))
      chunk = []
      size = 0
    }
  }
  if (chunk.length > 0) yield Buffer.from(chunk.join(''))
}
