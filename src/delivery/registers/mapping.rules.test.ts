import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EMPTY_WORDS, type MappedRecord, RegisterMapping } from './mapping.contract.ts'
import { compileMapping, joinRows, mappingFaultText } from './mapping.rules.ts'

const COLUMNS = ['编号', '事项', '部门', '渠道', '受理', '期限', '办结', '状态', '撤回']

function mapping(change: Partial<RegisterMapping> = {}): RegisterMapping {
  return RegisterMapping.parse({
    version: 1,
    grain: 'record',
    timeZone: 'Asia/Shanghai',
    emptyWords: EMPTY_WORDS,
    fields: {
      recordId: { column: '编号' },
      item: { column: '事项' },
      unit: { column: '部门' },
      area: { fixed: '511602000000' },
      channel: { column: '渠道', values: { 窗口: 'window', Phone: 'phone' }, otherwise: 'other' },
      status: { column: '状态', values: { 已办结: 'closed', 在办: 'open' } },
      openedAt: { column: '受理', dateFormat: 'iso' },
      dueAt: { column: '期限', dateFormat: 'iso', wholeDay: 'end' },
      closedAt: { column: '办结', dateFormat: 'iso' },
    },
    cancelledWhen: { column: '撤回' },
    ...change,
  })
}

const ROW = ['A-1', ' 企业  备案 ', '经信局', 'ＰＨＯＮＥ ', '2026-02-13 09:00', '2026-02-27', 'NA', '在办', '']

function apply(values: string[], used = mapping()) {
  return compileMapping(used, COLUMNS)({ line: 7, values })
}

function changed(change: Partial<Record<string, string>>): string[] {
  return ROW.map((value, i) => change[COLUMNS[i]!] ?? value)
}

function recordOf(values: string[], used = mapping()): MappedRecord {
  const row = apply(values, used)
  assert.ok('record' in row, JSON.stringify(row))
  return row.record
}

describe('applying a mapping', () => {
  it('makes a record of a row', () => {
    assert.deepEqual(recordOf(ROW), {
      line: 7,
      recordId: 'A-1',
      item: '企业 备案',
      unit: '经信局',
      area: '511602000000',
      channel: 'phone',
      applicantKind: null,
      status: 'open',
      openedAt: Date.parse('2026-02-13T01:00:00Z'),
      dueAt: Date.parse('2026-02-27T15:59:59.999Z'),
      closedAt: null,
      caseActivity: null,
      caseTimestamp: null,
    })
  })

  const statuses: [change: Record<string, string>, status: string][] = [
    [{ 状态: '已办结' }, 'closed'],
    [{ 状态: '' }, 'open'],
    [{ 状态: '', 办结: '2026-02-20' }, 'closed'],
    [{ 状态: '别的', 办结: '2026-02-20' }, 'closed'],
    [{ 状态: '已办结', 撤回: '2026-02-20' }, 'cancelled'],
    [{ 撤回: 'N/A' }, 'open'],
  ]
  for (const [change, status] of statuses) {
    it(`${JSON.stringify(change)}: ${status}`, () => assert.equal(recordOf(changed(change)).status, status))
  }

  it('counts as cancelled only the values that are named', () => {
    const used = mapping({ cancelledWhen: { column: '状态', values: ['撤件'] } })
    assert.equal(recordOf(changed({ 状态: '撤件' }), used).status, 'cancelled')
    assert.equal(recordOf(changed({ 状态: '在办', 撤回: '2026-02-20' }), used).status, 'open')
  })

  it('takes another value for what the table does not have', () => {
    assert.equal(recordOf(changed({ 渠道: '飞鸽' })).channel, 'other')
    assert.equal(recordOf(changed({ 渠道: '--' })).channel, null)
  })

  const faults: [name: string, change: Record<string, string>, field: string, code: string, says: RegExp][] = [
    ['no number', { 编号: ' ' }, 'recordId', 'REQUIRED_EMPTY', /第 7 行“编号”为空，而办件编号不能为空/],
    ['NA for a number', { 编号: 'n/a' }, 'recordId', 'REQUIRED_EMPTY', /不能为空/],
    ['a number of 200 characters', { 编号: 'x'.repeat(200) }, 'recordId', 'VALUE_TOO_LONG', /过长/],
    ['no opening', { 受理: 'NULL' }, 'openedAt', 'REQUIRED_EMPTY', /受理时间不能为空/],
    ['another format', { 受理: '13/02/2026' }, 'openedAt', 'NOT_A_DATE', /“13\/02\/2026”不是所选格式的日期/],
    ['a day that is not', { 办结: '2026-02-30' }, 'closedAt', 'IMPOSSIBLE_DATE', /“2026-02-30”是不存在的日期/],
    ['an hour that is not', { 办结: '2026-02-20 25:00' }, 'closedAt', 'IMPOSSIBLE_DATE', /不存在/],
    ['the end of time', { 期限: '9999-12-31' }, 'dueAt', 'DATE_OUT_OF_RANGE', /1900 至 2199/],
  ]
  for (const [name, change, field, code, says] of faults) {
    it(`${name}: ${code}`, () => {
      const row = apply(changed(change))
      assert.ok('faults' in row)
      assert.deepEqual(
        row.faults.map((fault) => [fault.line, fault.field, fault.code]),
        [[7, field, code]],
      )
      assert.match(mappingFaultText(row.faults[0]!).zh, says)
      assert.doesNotMatch(mappingFaultText(row.faults[0]!).en, /[{}]/)
    })
  }

  it('names all faults of a row at once', () => {
    const row = apply(changed({ 编号: '', 受理: 'x', 办结: 'y' }))
    assert.ok('faults' in row)
    assert.deepEqual(row.faults.map(({ field }) => field).sort(), ['closedAt', 'openedAt', 'recordId'])
  })

  it('refuses a value without a place in the table where that is asked for', () => {
    const fields = { ...mapping().fields, channel: { column: '渠道', values: { 窗口: 'window' }, otherwise: null } }
    const row = apply(ROW, mapping({ fields }))
    assert.ok('faults' in row)
    assert.deepEqual(
      row.faults.map(({ field, code }) => [field, code]),
      [['channel', 'VALUE_NOT_MAPPED']],
    )
    assert.ok('faults' in apply(ROW, mapping({ fields })), 'also the second time')
  })

  it('names every column that the file lacks', () => {
    assert.throws(() => compileMapping(mapping(), ['编号', '受理', '状态']), {
      code: 'MAPPING_COLUMNS_MISSING',
      params: { columns: '事项、部门、渠道、期限、办结、撤回' },
    })
  })
})

describe('a mapping that cannot be applied', () => {
  it('names the column whose date format means nothing', () => {
    const fields = { ...mapping().fields, openedAt: { column: '受理', dateFormat: 'yyyy-QQ' } }
    assert.throws(() => compileMapping(mapping({ fields }), COLUMNS), {
      code: 'MAPPING_DATE_FORMAT_UNKNOWN',
      field: 'openedAt',
      params: { column: '受理', format: 'yyyy-QQ' },
    })
  })

  it('refuses a time zone that does not exist', () => {
    assert.throws(() => compileMapping(mapping({ timeZone: 'Asia/Nowhere' }), COLUMNS), { code: 'UNKNOWN_TIME_ZONE' })
  })
})

describe('the shape of a mapping', () => {
  const base = mapping()
  const wrong: [name: string, change: object][] = [
    ['no record number', { fields: { openedAt: { column: 'a', dateFormat: 'iso' } } }],
    ['an unknown field', { fields: { ...base.fields, colour: { column: 'a' } } }],
    ['another version', { version: 2 }],
    ['an unknown rule', { unknownUnit: 'perhaps' }],
  ]
  for (const [name, change] of wrong) {
    it(`refuses ${name}`, () => assert.equal(RegisterMapping.safeParse({ ...base, ...change }).success, false))
  }
  it('takes a unit to fall back to', () => {
    assert.equal(
      RegisterMapping.parse({ ...base, unknownUnit: 'fallback:511602-JXJ' }).unknownUnit,
      'fallback:511602-JXJ',
    )
  })
})

describe('joining the rows of a case', () => {
  it('opens with the earliest and ends with the latest, in either order', () => {
    const first = { ...recordOf(ROW), caseActivity: '受理', caseTimestamp: 100, openedAt: 100, dueAt: null, item: null }
    const second = {
      ...recordOf(ROW),
      caseActivity: '办结',
      caseTimestamp: 200,
      openedAt: 200,
      status: 'closed' as const,
      closedAt: 200,
      dueAt: 300,
    }
    for (const joined of [joinRows(first, second), joinRows(second, first)]) {
      assert.deepEqual(
        [joined.openedAt, joined.closedAt, joined.dueAt, joined.item, joined.status, joined.caseActivity],
        [100, 200, 300, '企业 备案', 'closed', '办结'],
      )
    }
  })
})
