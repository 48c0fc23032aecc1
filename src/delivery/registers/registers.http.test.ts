import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { testApplication } from '../../../tests/support/application.ts'
import { atEnd } from '../../../tests/support/at-end.ts'
import { CITY, COUNTY, makeCity, OTHER_COUNTY, type Staff, signInAs } from '../../../tests/support/staff.ts'
import { EMPTY_WORDS, type RegisterMapping } from './mapping.contract.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'gongheng-registers-http-'))
atEnd(() => rm(dataDir, { recursive: true, force: true }))
const served = await testApplication({ DATA_DIR: dataDir, MAX_UPLOAD_MB: '2' })
const { app, wired, drain } = served
let city: Awaited<ReturnType<typeof makeCity>>
let steward: Staff
before(async () => {
  city = await makeCity(served)
  steward = await signInAs(served, 'data-steward')
})

const HEADER = '编号,事项,部门,地区,受理,期限,办结'
const MAPPING: RegisterMapping = {
  version: 1,
  grain: 'record',
  timeZone: 'Asia/Shanghai',
  emptyWords: EMPTY_WORDS,
  fields: {
    recordId: { column: '编号' },
    item: { column: '事项' },
    unit: { column: '部门' },
    area: { column: '地区' },
    openedAt: { column: '受理', dateFormat: 'yyyy-MM-dd HH:mm' },
    dueAt: { column: '期限', dateFormat: 'yyyy-MM-dd', wholeDay: 'end' },
    closedAt: { column: '办结', dateFormat: 'yyyy-MM-dd HH:mm' },
  },
  unknownItem: 'create',
  unknownUnit: 'reject',
  unknownArea: 'reject',
}

type Call = { method?: 'GET' | 'POST' | 'PUT'; url: string; payload?: object; who?: Staff; headers?: object }

async function call({ method = 'POST', url, payload, who = steward, headers = {} }: Call) {
  const options = { method, url: `/api/v1/registers${url}`, headers: { ...who.headers, ...headers } }
  const response = await app.inject(payload ? { ...options, payload } : options)
  const isJson = response.headers['content-type']?.includes('json') ?? false
  return { status: response.statusCode, text: response.body, body: isJson ? response.json() : undefined }
}

async function upload(content: string | Buffer, name = 'register.csv', who = steward) {
  const boundary = 'gongheng-boundary'
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)])
  const headers = { ...who.headers, 'content-type': `multipart/form-data; boundary=${boundary}` }
  const response = await app.inject({ method: 'POST', url: '/api/v1/registers/files', headers, payload })
  return { status: response.statusCode, body: response.json() }
}

async function sourceId(key: string, areaCode = CITY): Promise<string> {
  const made = await call({ url: '/sources', payload: { key, name: key, nameEn: key, areaCode } })
  assert.equal(made.status, 201, made.text)
  return made.body.id
}

/** Everything up to the ended import; a mapping of its own each time. */
async function importOf(content: string | Buffer, source: string, mapping = MAPPING) {
  const file = await upload(content)
  assert.equal(file.status, 201, JSON.stringify(file.body))
  const saved = await call({ url: '/mappings', payload: { name: '映射', nameEn: 'Mapping', mapping } })
  assert.equal(saved.status, 201, saved.text)
  const payload = { fileId: file.body.id, sourceId: source, mappingId: saved.body.id }
  const started = await call({ url: '/imports', payload })
  assert.equal(started.status, 202, started.text)
  assert.equal(started.body.state, 'waiting')
  await runJobs()
  return (await call({ method: 'GET', url: `/imports/${started.body.id}` })).body
}

async function runJobs() {
  const job = wired.modules.flatMap(({ jobs = [] }) => jobs).find(({ name }) => name === 'registers.import')!
  await job.run({})
}

const GOOD = [
  'A-1,企业备案,甲区城管局,511602000000,2026-02-02 09:00,2026-02-10,2026-02-09 10:00',
  'A-2,企业备案,UNIT-A,511602001000,2026-02-02 09:00,2026-02-10,2026-02-11 00:00',
  'A-3,门前三包,乙区城管局,乙区,2026-02-03 09:00,2026-02-11,',
]

describe('a register that comes in', () => {
  it('is looked at, previewed, imported, read, and counted', async () => {
    const file = await upload([HEADER, ...GOOD].join('\n'), '台账.csv')
    assert.equal(file.status, 201)
    assert.equal(file.body.look.encoding, 'utf-8')
    assert.deepEqual(file.body.look.columns, HEADER.split(','))
    const named = '办件编号,事项名称,办理部门,所属地区,受理时间,承诺办结时间,办结时间'
    const { guess } = (await upload([named, ...GOOD].join('\n'))).body.look
    assert.equal(guess.mapping.fields.recordId.column, '办件编号')
    assert.equal(guess.mapping.fields.openedAt.column, '受理时间')
    const source = await sourceId('walk')
    const preview = await call({
      url: '/preview',
      payload: { fileId: file.body.id, mapping: MAPPING, sourceId: source },
    })
    assert.equal(preview.status, 200, preview.text)
    assert.deepEqual(
      preview.body.rows.map(({ record }: { record: { unitName: string; onTime: boolean | null } }) => [
        record.unitName,
        record.onTime,
      ]),
      [
        ['甲区城管局', true],
        ['甲区城管局', false],
        ['乙区城管局', null],
      ],
    )
    const done = await importOf([HEADER, ...GOOD].join('\n'), source)
    assert.equal(done.state, 'done')
    assert.equal(done.progress, 1)
    assert.equal(done.counts.added, 3)
    await drain()
    const listed = await call({ method: 'GET', url: `/records?sourceId=${source}` })
    assert.deepEqual(
      listed.body.items.map(({ recordId, timing }: { recordId: string; timing: string }) => [recordId, timing]).sort(),
      [
        ['A-1', 'on-time'],
        ['A-2', 'late'],
        ['A-3', 'overdue'],
      ],
    )
    for (const [query, ids] of [
      ['timing=late', ['A-2']],
      ['timing=overdue', ['A-3']],
      [`areaCode=${COUNTY}&timing=on-time`, ['A-1']],
      [`unitId=${city.otherUnit.id}`, ['A-3']],
      ['recordId=A-2', ['A-2']],
      ['openedFrom=2026-02-03', ['A-3']],
    ] as const) {
      const found = await call({ method: 'GET', url: `/records?sourceId=${source}&${query}` })
      assert.deepEqual(
        found.body.items.map((one: { recordId: string }) => one.recordId),
        ids,
        query,
      )
    }
  })

  it('pages through records and imports without a row missing or twice', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => `P-${i},事项,UNIT-A,甲区,2026-02-02 09:00,,`)
    const source = await sourceId('pages')
    await importOf([HEADER, ...rows].join('\n'), source)
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await call({ method: 'GET', url: `/records?sourceId=${source}&limit=10${cursor}` })
      seen.push(...body.items.map((one: { recordId: string }) => one.recordId))
      cursor = body.next ? `&cursor=${encodeURIComponent(body.next)}` : ''
    } while (cursor)
    assert.equal(new Set(seen).size, 25)
    assert.equal(seen.length, 25)
  })

  it('says line, field and reason of every row that it refuses, and takes the mended file', async () => {
    const bad = [
      'B-1,企业备案,甲区城管局,甲区,2026-02-30 09:00,2026-02-10,',
      'B-2,企业备案,甲区城管局',
      ',企业备案,甲区城管局,甲区,2026-02-02 09:00,2026-02-10,',
      'B-4,企业备案,没有的局,甲区,2026-02-02 09:00,2026-02-10,',
      'B-5,企业备案,甲区城管局,火星,2026-02-02 09:00,2026-02-10,',
      'B-6,=1+1,甲区城管局,甲区,2026-02-12 09:00,2026-02-10,2026-02-01 09:00',
      'B-7,企业备案,甲区城管局,甲区,2926-02-02 09:00,,',
    ]
    const source = await sourceId('mend')
    const done = await importOf([HEADER, ...GOOD, ...bad].join('\n'), source)
    assert.equal(done.state, 'done')
    assert.deepEqual([done.counts.read, done.counts.accepted, done.counts.rejected], [10, 3, 7])
    const rejects = await call({ method: 'GET', url: `/imports/${done.id}/rejects` })
    assert.equal(rejects.status, 200)
    const lines = rejects.text.trim().split('\r\n')
    assert.equal(lines.length, 8)
    for (const [row, reason] of [
      [1, /5,受理时间.*2026-02-30 09:00.*不存在的日期.*does not exist/],
      [2, /^6,.*应有 7 列，实际有 3 列/],
      [3, /^7,办件编号.*为空/],
      [4, /^8,办理单位,没有的局.*not in the directory/],
      [5, /^9,地区,火星.*no area within/],
      [6, /^10,办结时间.*早于受理时间.*,'=1\+1,/],
      [7, /^11,受理时间/],
    ] as const) {
      assert.match(lines[row]!, reason)
    }
    const mended = rejects.text
      .replaceAll('2026-02-30', '2026-02-28')
      .replace(',没有的局,甲区', ',甲区城管局,甲区')
      .replace(/,火星,2026/, ',甲区,2026')
      .replace('2026-02-01 09:00\r\n', '2026-02-13 09:00\r\n')
      .replaceAll('2926-02-02', '2026-02-02')
    const again = await importOf(mended, source)
    assert.deepEqual([again.counts.read, again.counts.added, again.counts.rejected], [7, 5, 2])
    const found = await call({ method: 'GET', url: `/records?sourceId=${source}&recordId=B-6` })
    assert.equal(found.body.items[0].item, '=1+1')
  })

  it('keeps every earlier version of a mapping', async () => {
    const input = { name: '一', nameEn: 'One', mapping: MAPPING }
    const saved = await call({ url: '/mappings', payload: input })
    const url = `/mappings/${saved.body.id}`
    const changed = { ...input, name: '二' }
    assert.equal((await call({ method: 'PUT', url, payload: changed })).status, 428)
    const second = await call({ method: 'PUT', url, payload: changed, headers: { 'if-match': '"1"' } })
    assert.equal(second.body.version, 2)
    assert.equal((await call({ method: 'PUT', url, payload: changed, headers: { 'if-match': '"1"' } })).status, 412)
    assert.equal((await call({ method: 'GET', url: `${url}?version=1` })).body.name, '一')
    assert.equal((await call({ method: 'GET', url })).body.name, '二')
    const odd = { ...MAPPING, fields: { ...MAPPING.fields, openedAt: { column: '受理', dateFormat: 'qqq' } } }
    const refused = await call({ url: '/mappings', payload: { ...input, mapping: odd } })
    assert.equal(refused.body.code, 'MAPPING_DATE_FORMAT_UNKNOWN')
  })

  it('can be stopped before it runs, and only once', async () => {
    const source = await sourceId('stopped')
    const file = await upload([HEADER, ...GOOD].join('\n'))
    const saved = await call({ url: '/mappings', payload: { name: '映射', nameEn: 'M', mapping: MAPPING } })
    const payload = { fileId: file.body.id, sourceId: source, mappingId: saved.body.id }
    const { body } = await call({ url: '/imports', payload })
    assert.equal((await call({ url: `/imports/${body.id}/cancel` })).body.state, 'cancelled')
    await runJobs()
    assert.equal((await call({ url: `/imports/${body.id}/cancel` })).body.code, 'ALREADY_ENDED')
    assert.equal((await call({ method: 'GET', url: `/records?sourceId=${source}` })).body.items.length, 0)
  })
})

describe('files that are not what they should be', () => {
  const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => GOOD[0]!.replace('A-1', `C-${i}`))

  it('GB18030 is read as such', async () => {
    const content = Buffer.from('b1e0bac52ccac2cff22ccadcc0ed0a312cd2bb2c323032362d30322d303220303930300a', 'hex')
    const { status, body } = await upload(content)
    assert.equal(status, 201)
    assert.equal(body.look.encoding, 'gb18030')
    assert.equal(body.look.columns[0], '编号')
  })

  it('a quote that is never closed costs its row and no other', async () => {
    const source = await sourceId('quote')
    const rows = rowsOf(50)
    rows[9] = rows[9]!.replace('企业备案', '"企业备案')
    const done = await importOf([HEADER, ...rows].join('\n'), source)
    assert.equal(done.state, 'done')
    assert.ok(done.counts.rejected >= 1 && done.counts.rejected <= 2, JSON.stringify(done.counts))
    assert.equal(done.counts.read, done.counts.accepted + done.counts.rejected)
    const rejects = await call({ method: 'GET', url: `/imports/${done.id}/rejects` })
    assert.match(rejects.text, /引号/)
  })

  it('a very long line is refused with its number', async () => {
    const source = await sourceId('long')
    const long = GOOD[0]!.replace('企业备案', 'x'.repeat(1_200_000))
    const done = await importOf([HEADER, GOOD[1]!, long, GOOD[2]!].join('\n'), source)
    assert.deepEqual([done.counts.accepted, done.counts.rejected], [2, 1])
    assert.match((await call({ method: 'GET', url: `/imports/${done.id}/rejects` })).text, /第 3 行超过/)
  })

  for (const [what, content, status, code] of [
    ['an empty file', '', 422, 'TABLE_EMPTY'],
    ['a PDF', '%PDF-1.7 …', 415, 'TABLE_FORMAT_UNKNOWN'],
    ['a web page', '<!doctype html><html><table></table></html>', 415, 'TABLE_WEB_PAGE'],
    ['a file above the limit', Buffer.alloc(3 * 1024 * 1024, 'a,b\n'), 413, 'TOO_LARGE'],
  ] as const) {
    it(`${what} is refused at once`, async () => {
      const answer = await upload(content as string)
      assert.equal(answer.status, status, JSON.stringify(answer.body))
      assert.equal(answer.body.code, code)
    })
  }

  it('a file of which no row can be read imports nothing and says so', async () => {
    const source = await sourceId('nothing')
    const done = await importOf([HEADER, ...GOOD.map((row) => row.replaceAll('2026-', '2026/'))].join('\n'), source)
    assert.equal(done.state, 'failed')
    assert.equal(done.failure.code, 'NOTHING_ACCEPTED')
    assert.equal(done.hasRejects, true)
  })

  it('a mapping for another file is refused with the columns that are missing', async () => {
    const source = await sourceId('columns')
    const done = await importOf('a,b\n1,2\n', source)
    assert.equal(done.state, 'failed')
    assert.match(done.failure.text.zh, /编号/)
  })
})

describe('who may', () => {
  it('nobody without the right', async () => {
    const handler = await signInAs(served, 'handler')
    const leader = await signInAs(served, 'leader')
    assert.equal((await upload('a,b\n1,2\n', 'x.csv', handler)).status, 403)
    assert.equal((await call({ method: 'GET', url: '/records', who: handler })).status, 403)
    assert.equal((await call({ method: 'GET', url: '/records', who: leader })).status, 200)
    assert.equal((await call({ method: 'GET', url: '/imports', who: leader })).status, 403)
    const nobody = await app.inject({ method: 'GET', url: '/api/v1/registers/records' })
    assert.equal(nobody.statusCode, 401)
  })

  it('a head of a unit sees the records of that unit only', async () => {
    await importOf([HEADER, ...GOOD].join('\n'), await sourceId('scoped'))
    const head = await signInAs(served, 'unit-head', { unitId: city.otherUnit.id, areaCode: OTHER_COUNTY })
    const { body } = await call({ method: 'GET', url: '/records?limit=200', who: head })
    assert.ok(body.items.length > 0)
    assert.deepEqual([...new Set(body.items.map((one: { unitId: string }) => one.unitId))], [city.otherUnit.id])
  })

  it('a steward of a county imports into that county, and sees no file or import of another', async () => {
    const local = await signInAs(served, 'data-steward', { areaCode: OTHER_COUNTY })
    const source = await sourceId('county-a', COUNTY)
    const file = await upload([HEADER, ...GOOD].join('\n'), 'x.csv', local)
    const saved = await call({ url: '/mappings', payload: { name: '映射', nameEn: 'M', mapping: MAPPING }, who: local })
    const payload = { fileId: file.body.id, sourceId: source, mappingId: saved.body.id }
    assert.equal((await call({ url: '/imports', payload, who: local })).body.code, 'UNKNOWN_SOURCE')
    const theirs = { key: 'x', name: 'x', nameEn: 'x', areaCode: COUNTY }
    assert.equal((await call({ url: '/sources', payload: theirs, who: local })).status, 404)
    const done = await importOf([HEADER, ...GOOD].join('\n'), source)
    assert.deepEqual([done.counts.accepted, done.counts.rejected], [2, 1])
    assert.equal((await call({ method: 'GET', url: `/imports/${done.id}`, who: local })).status, 404)
    const look = {
      url: `/files/${file.body.id}/look`,
      payload: {},
      who: await signInAs(served, 'data-steward', { areaCode: COUNTY }),
    }
    assert.equal((await call(look)).status, 404)
  })
})
