import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, it } from 'node:test'
import { readTable, sniff } from '../../platform/tabular/read-table.ts'
import { type MappedRecord, type MappingField, RegisterMapping } from './mapping.contract.ts'
import { compileMapping, joinRows } from './mapping.rules.ts'
import { guessMapping, type MappingGuess } from './mapping-guess.rules.ts'

function columnsOf(guess: MappingGuess): Partial<Record<MappingField, string>> {
  return Object.fromEntries(Object.entries(guess.found).map(([field, { column }]) => [field, column]))
}

describe('guessing from names', () => {
  const cases: [name: string, columns: string[], row: string[], expected: Partial<Record<MappingField, string>>][] = [
    [
      'a Chinese case register',
      [
        '序号',
        '办件编号',
        '事项名称',
        '事项编码',
        '办理部门',
        '所属区县',
        '申报方式',
        '申请人类型',
        '受理时间',
        '承诺办结时间',
        '办结时间',
        '办件状态',
        '联系电话',
      ],
      [
        '1',
        'A1',
        '备案',
        '511A',
        '经信局',
        '广安区',
        '窗口',
        '个人',
        '2026-02-13 09:00',
        '2026-02-27',
        '2026-02-20 10:00',
        '已办结',
        '138',
      ],
      {
        recordId: '办件编号',
        item: '事项名称',
        unit: '办理部门',
        area: '所属区县',
        channel: '申报方式',
        applicantKind: '申请人类型',
        openedAt: '受理时间',
        dueAt: '承诺办结时间',
        closedAt: '办结时间',
        status: '办件状态',
      },
    ],
    [
      'a hotline register',
      ['工单编号', '诉求类型', '承办单位', '街道乡镇', '受理渠道', '来电时间', '办理期限', '办结日期', '工单状态'],
      ['G1', '求助', '城管局', '中桥街道', '电话', '2026/2/13 9:05', '2026/2/20', '', '办理中'],
      {
        recordId: '工单编号',
        item: '诉求类型',
        unit: '承办单位',
        area: '街道乡镇',
        channel: '受理渠道',
        openedAt: '来电时间',
        dueAt: '办理期限',
        closedAt: '办结日期',
        status: '工单状态',
      },
    ],
    [
      'the exchange table of the national platform',
      [
        'projectNo',
        'taskName',
        'deptName',
        'areaName',
        'userProp',
        'acceptDate',
        'promiseTime',
        'resultDate',
        'proStatus',
      ],
      ['P1', '备案', '经信局', '广安区', '1', '2026-02-13 09:00:00', '2026-02-27 18:00:00', '2026-02-20 10:00:00', '3'],
      {
        recordId: 'projectNo',
        item: 'taskName',
        unit: 'deptName',
        area: 'areaName',
        applicantKind: 'userProp',
        openedAt: 'acceptDate',
        dueAt: 'promiseTime',
        closedAt: 'resultDate',
        status: 'proStatus',
      },
    ],
    [
      'Open311 in bulk',
      [
        'service_request_id',
        'requested_datetime',
        'expected_datetime',
        'closed_date',
        'status',
        'source',
        'service_name',
        'agency_responsible',
        'address',
      ],
      ['1', '2018-01-01T10:00:00Z', '2018-01-05T10:00:00Z', '', 'open', 'web', 'Pothole', 'Roads', 'Main St'],
      {
        recordId: 'service_request_id',
        item: 'service_name',
        unit: 'agency_responsible',
        channel: 'source',
        openedAt: 'requested_datetime',
        dueAt: 'expected_datetime',
        closedAt: 'closed_date',
        status: 'status',
      },
    ],
  ]
  for (const [name, columns, row, expected] of cases) {
    it(name, () => {
      const guess = guessMapping(columns, [row])
      assert.deepEqual(columnsOf(guess), expected)
      assert.ok(RegisterMapping.safeParse(guess.mapping).success)
    })
  }

  it('leaves a column of words alone that is called a date', () => {
    const guess = guessMapping(
      ['办件编号', '受理时间', '办结时间'],
      [
        ['1', '2026-02-13', '三天后'],
        ['2', '2026-02-14', '尽快'],
      ],
    )
    assert.equal(guess.found.closedAt, undefined)
    assert.ok(guess.notes.some(({ field }) => field === 'closedAt'))
  })

  it('names dates that can be read in two ways, in both languages', () => {
    const guess = guessMapping(
      ['id', 'created_date'],
      [
        ['1', '03/04/2018'],
        ['2', '05/04/2018'],
      ],
    )
    const note = guess.notes.find(({ field, text }) => field === 'openedAt' && text.zh.includes('月、日'))
    assert.match(note?.text.en ?? '', /dd\/MM\/yyyy.*MM\/dd\/yyyy/)
  })

  it('gives no mapping where a required field is missing, and says which', () => {
    const guess = guessMapping(['name', 'colour'], [['a', 'red']])
    assert.equal(guess.mapping, null)
    assert.deepEqual(
      guess.notes.slice(0, 2).map(({ field }) => field),
      ['recordId', 'openedAt'],
    )
  })

  it('does not find words in parts of words', () => {
    assert.equal(guessMapping(['case:concept:name', 'org:resource'], [['1', 'x']]).found.channel, undefined)
  })

  it('reads statuses and channels in both languages', () => {
    const columns = ['办件编号', '受理时间', '状态', '渠道']
    const pairs = [
      ['已办结', '微信小程序', 'closed', 'app'],
      ['未办结', '现场窗口', 'open', 'window'],
      ['办理中', '12345热线', 'open', 'phone'],
      ['申请人撤回', '网上办事大厅', 'cancelled', 'web'],
      ['Closed (Duplicate)', 'E-mail', 'closed', 'mail'],
      ['Re-opened', 'Desk', 'open', 'window'],
      ['Withdrawn', 'Post', 'cancelled', 'letter'],
    ] as const
    const rows = pairs.map(([status, channel], i) => [`A${i}`, '2026-02-13', status, channel])
    const map = compileMapping(guessMapping(columns, rows).mapping!, columns)
    for (const [i, [, , status, channel]] of pairs.entries()) {
      const row = map({ line: i, values: rows[i]! })
      assert.ok('record' in row)
      assert.deepEqual([row.record.status, row.record.channel], [status, channel])
    }
  })
})

const DATA = '../shared/data'

/** Imports a real file by nothing but the guess: its records, by case where rows are events. */
async function imported(path: string, timeZone: string) {
  const sample = await sniff(path, { rows: 300 })
  const rows = sample.rows.map((row) => row.values)
  const guess = guessMapping(sample.head.columns, rows, { timeZone })
  const table = await readTable(path)
  const map = compileMapping(guess.mapping!, table.head.columns)
  const records: MappedRecord[] = []
  let faults = 0
  for await (const batch of table.batches) {
    for (const row of batch.rows) {
      const mapped = map(row)
      if ('record' in mapped) records.push(mapped.record)
      else faults++
    }
  }
  return { guess, records, faults }
}

function absent(path: string): false | string {
  return existsSync(path) ? false : `${path} is not here`
}

function late(records: readonly MappedRecord[]): number {
  return records.filter(({ dueAt, closedAt }) => dueAt !== null && closedAt !== null && closedAt > dueAt).length
}

describe('guessing on real registers', () => {
  const baltimore = `${DATA}/baltimore311/311_sample.csv`
  it('Baltimore 311 gives the known figures', { skip: absent(baltimore) }, async () => {
    const { guess, records, faults } = await imported(baltimore, 'America/New_York')
    assert.deepEqual(columnsOf(guess), {
      recordId: 'SRRecordID',
      item: 'SRType',
      unit: 'Agency',
      area: 'Neighborhood',
      channel: 'MethodReceived',
      status: 'SRStatus',
      openedAt: 'CreatedDate',
      dueAt: 'DueDate',
      closedAt: 'CloseDate',
    })
    const both = records.filter(({ dueAt, closedAt }) => dueAt !== null && closedAt !== null)
    const solidWaste = both.filter(({ unit }) => unit === 'Solid Waste')
    assert.equal(faults, 0)
    assert.equal(records.length, 10_000)
    assert.equal(records.filter(({ dueAt }) => dueAt === null).length, 286)
    assert.equal(records.filter(({ closedAt }) => closedAt === null).length, 208)
    assert.equal(records.filter(({ status }) => status === 'open').length, 208)
    assert.deepEqual([both.length, late(both)], [9555, 1567])
    assert.deepEqual([solidWaste.length, late(solidWaste)], [4705, 565])
  })

  const stLouis = `${DATA}/stlouis311/january_2018.csv`
  it('St. Louis 311, with NA for nothing and rows that occur twice', { skip: absent(stLouis) }, async () => {
    const { guess, records, faults } = await imported(stLouis, 'America/Chicago')
    assert.deepEqual(columnsOf(guess), {
      recordId: 'requestid',
      item: 'problemcode',
      unit: 'submitto',
      area: 'neighborhood',
      channel: 'callertype',
      status: 'status',
      openedAt: 'datetimeinit',
      dueAt: 'prjcompletedate',
      closedAt: 'datetimeclosed',
    })
    assert.deepEqual(guess.mapping?.cancelledWhen, { column: 'datecancelled' })
    assert.deepEqual(guess.mapping?.fields.dueAt?.wholeDay, 'end')
    assert.deepEqual([faults, records.length], [0, 1554])
    assert.equal(new Set(records.map(({ line: _, ...record }) => JSON.stringify(record))).size < 1554, true)
    assert.equal(new Set(records.map(({ recordId }) => recordId)).size, 1532)
    assert.equal(records.filter(({ status }) => status === 'cancelled').length, 39)
    assert.equal(records.filter(({ closedAt }) => closedAt === null).length, 124)
  })

  const receipt = `${DATA}/event_logs/receipt.csv.gz`
  it('the receipt log: 1,434 cases of 8,577 events, 377 closed after their deadline', {
    skip: absent(receipt),
  }, async () => {
    const { guess, records, faults } = await imported(receipt, 'Europe/Amsterdam')
    assert.equal(guess.mapping?.grain, 'event')
    assert.deepEqual(columnsOf(guess), {
      recordId: 'case:concept:name',
      unit: 'case:department',
      channel: 'case:channel',
      openedAt: 'case:startdate',
      dueAt: 'case:deadline',
      closedAt: 'case:enddate',
      caseActivity: 'concept:name',
      caseTimestamp: 'time:timestamp',
    })
    const cases = new Map<string, MappedRecord>()
    for (const record of records) {
      const known = cases.get(record.recordId)
      cases.set(record.recordId, known ? joinRows(known, record) : record)
    }
    assert.deepEqual([faults, records.length, cases.size], [0, 8577, 1434])
    assert.equal(late([...cases.values()]), 377)
    assert.equal([...cases.values()].filter(({ status }) => status === 'open').length, 105)
  })

  const fines = `${DATA}/event_logs/roadtraffic100traces.xes.gz`
  it('the road fines (XES) open with their first event', { skip: absent(fines) }, async () => {
    const { guess, records, faults } = await imported(fines, 'Europe/Rome')
    assert.equal(guess.found.openedAt?.column, 'time:timestamp')
    assert.deepEqual([faults, records.length], [0, 390])
  })
})
