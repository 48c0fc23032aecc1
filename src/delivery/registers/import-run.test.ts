import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { testApplication } from '../../../tests/support/application.ts'
import { atEnd } from '../../../tests/support/at-end.ts'
import { CITY, makeCity } from '../../../tests/support/staff.ts'
import { system } from '../../kernel/actor.ts'
import { ask } from '../../platform/measures/ask.ts'
import { zipOf } from '../../platform/tabular/xlsx-fixture.ts'
import { registersMeasures } from './registers.measures.ts'

const SEED = system('test')
const dataDir = await mkdtemp(join(tmpdir(), 'gongheng-imports-'))
atEnd(() => rm(dataDir, { recursive: true, force: true }))
const served = await testApplication({ DATA_DIR: dataDir })
const { db, wired, drain } = served
before(() => makeCity(served))

const HEADER = '办件编号,事项名称,办理部门,受理时间,承诺办结时间,办结时间'
const row = (id: string, closed = '2026-02-03 10:00', unit = 'UNIT-A') =>
  `${id},备案,${unit},2026-02-02 09:00,2026-02-04 09:00,${closed}`

async function written(name: string, content: string | Buffer): Promise<string> {
  const path = join(dataDir, name)
  await writeFile(path, content)
  return path
}

function imported(path: string, key: string, onProgress?: () => void) {
  const source = { key, name: key, nameEn: key, areaCode: CITY }
  return wired.registers.importFile({ path, source, actor: SEED, ...(onProgress ? { onProgress } : {}) })
}

async function stateOf(key: string) {
  const [found] = await db.read(SEED, (tx) =>
    tx.query<{ id: string; state: string; phase: string; added: number; unchanged: number; attempts: number }>(
      `select i.id, i.state, i.phase, i.added, i.unchanged, i.attempts
       from registers.imports i join registers.sources s on s.id = i.source_id where s.key = $1`,
      [key],
    ),
  )
  return found!
}

async function volume() {
  await drain()
  const measure = registersMeasures[0]!
  const [cell] = await db.read(SEED, (tx) => ask(tx, { measure, from: '1990-01-01', to: '2100-01-01' }))
  return cell?.count ?? 0
}

const runJobs = () =>
  wired.modules
    .flatMap(({ jobs = [] }) => jobs)
    .find(({ name }) => name === 'registers.import')!
    .run({})

describe('an import whose process dies', () => {
  const rows = Array.from({ length: 7000 }, (_, i) => row(`D-${i}`))

  it('goes on behind the last stretch that was merged', async () => {
    const path = await written('dies.csv', [HEADER, ...rows].join('\n'))
    let steps = 0
    // Read in one or two steps, settled in the next, then merged in two: the process dies after the first of these.
    const dying = imported(path, 'dies', () => {
      steps++
      if (steps >= 3) throw new Error('killed')
    })
    await assert.rejects(dying, /killed/)
    const left = await stateOf('dies')
    assert.deepEqual([left.state, left.phase], ['running', 'merging'])
    await runJobs()
    const done = await stateOf('dies')
    assert.deepEqual([done.state, done.added, done.unchanged, done.attempts], ['done', 7000, 0, 2])
    assert.equal(await volume(), 7000)
  })

  it('is read again when the database lost what was settled, and still counts what it added', async () => {
    const path = await written('lost.csv', [HEADER, ...rows.map((one) => one.replace('D-', 'L-'))].join('\n'))
    let steps = 0
    await assert.rejects(
      imported(path, 'lost', () => {
        if (++steps >= 4) throw new Error('killed')
      }),
      /killed/,
    )
    const { added } = await stateOf('lost')
    await db.bulk(SEED, (tx) => tx.query('delete from registers.settled'))
    await runJobs()
    const done = await stateOf('lost')
    assert.deepEqual([done.state, done.added, done.unchanged], ['done', 7000, 0])
    assert.ok(added <= 7000)
    assert.equal(await volume(), 14_000)
  })

  it('is given up after several runs, with what was written', async () => {
    const path = await written('again.csv', [HEADER, ...rows.map((one) => one.replace('D-', 'G-'))].join('\n'))
    await assert.rejects(
      imported(path, 'given-up', () => {
        throw new Error('killed')
      }),
      /killed/,
    )
    const { id } = await stateOf('given-up')
    await db.transaction(SEED, (tx) => tx.query('update registers.imports set attempts = 4 where id = $1', [id]))
    await runJobs()
    const [failed] = await db.read(SEED, (tx) =>
      tx.query<{ state: string; failure: { code: string; text: { zh: string } } }>(
        'select state, failure from registers.imports where id = $1',
        [id],
      ),
    )
    assert.equal(failed!.state, 'failed')
    assert.equal(failed!.failure.code, 'INTERRUPTED')
    assert.match(failed!.failure.text.zh, /新增 0 条/)
  })
})

describe('rows with the same number', () => {
  it('count once where they agree; the last one holds where they do not', async () => {
    const rows = [row('S-1'), row('S-1'), row('S-2'), row('S-2', '2026-02-05 10:00')]
    const done = await imported(await written('same.csv', [HEADER, ...rows].join('\n')), 'same')
    const { read, records, added, unchanged, repeated, replaced } = done
    assert.deepEqual([read, records, added, unchanged, repeated, replaced], [4, 2, 2, 1, 1, 1])
    assert.equal(done.notes.length, 2)
    const [late] = await db.read(SEED, (tx) =>
      tx.query<{ late: boolean }>(`select closed_at > due_at as late from registers.records where record_id = 'S-2'`),
    )
    assert.equal(late!.late, true)
  })
})

describe('units that the directory lacks', () => {
  it('are entered once, and found again', async () => {
    const rows = [row('U-1', undefined, '新来的局'), row('U-2', undefined, '新来的局')]
    const first = await imported(await written('units.csv', [HEADER, ...rows].join('\n')), 'units')
    assert.match(first.notes[0]!.zh, /新增了 1 个单位：新来的局/)
    const second = await imported(
      await written('units2.csv', [HEADER, row('U-3', undefined, '新来的局')].join('\n')),
      'units',
    )
    assert.deepEqual([second.added, second.notes.length], [1, 0])
    const units = await db.read(SEED, (tx) => wired.directory.listUnits(tx, { search: '新来的局' }))
    assert.deepEqual(
      units.map(({ kind, areaCode }) => [kind, areaCode]),
      [['external', CITY]],
    )
  })

  it('are too many where the column is the wrong one', async () => {
    const rows = Array.from({ length: 600 }, (_, i) => row(`M-${i}`, undefined, `内容 ${i}`))
    const done = await imported(await written('many.csv', [HEADER, ...rows].join('\n')), 'many')
    assert.deepEqual([done.state, done.failure?.code, done.added], ['failed', 'TOO_MANY_NEW_UNITS', 0])
    assert.equal((await db.read(SEED, (tx) => wired.directory.listUnits(tx, { search: '内容' }))).length, 0)
  })
})

describe('files that would do harm', () => {
  it('a workbook that inflates without end stops, and nothing is written', async () => {
    function* sheet() {
      yield '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>编号</t></is></c></row>'
      for (let i = 0; i < 80; i++) yield ' '.repeat(1024 * 1024)
      yield '</sheetData></worksheet>'
    }
    const workbook =
      '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    const relations =
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    const bomb = await zipOf(
      { 'xl/workbook.xml': workbook, 'xl/_rels/workbook.xml.rels': relations, 'xl/worksheets/sheet1.xml': sheet() },
      { level: 9 },
    )
    await assert.rejects(imported(await written('bomb.xlsx', bomb), 'bomb'), { code: 'TABLE_INFLATES_TOO_FAR' })
  })

  it('bytes of another encoding are refused with line and column', async () => {
    const broken = Buffer.concat([
      Buffer.from(`${HEADER}\n${row('E-1')}\nE-2,`),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from(`,UNIT-A,2026-02-02 09:00,,\n${row('E-3')}\n`),
    ])
    const path = await written('bytes.csv', broken)
    const source = { key: 'bytes', name: 'bytes', nameEn: 'bytes', areaCode: CITY }
    const done = await wired.registers.importFile({ path, source, actor: SEED, reading: { encoding: 'utf-8' } })
    assert.deepEqual([done.accepted, done.rejected], [2, 1])
    assert.ok(done.rejectsPath)
  })

  it('a file that is not there is named', async () => {
    await assert.rejects(imported(join(dataDir, 'none.csv'), 'none'), { code: 'TABLE_NOT_FOUND' })
  })
})
