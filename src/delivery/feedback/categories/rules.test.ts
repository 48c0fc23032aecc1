import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Attributes } from '../words.contract.ts'
import { attributeFaults } from './attributes.rules.ts'
import type { CategoryField, CategoryUnit } from './categories.contract.ts'
import { fieldsOf, isInUse, pathOf, publicCategories, treeOf } from './category-tree.rules.ts'
import { SHIPPED_CATEGORIES } from './shipped-categories.ts'
import { keywordIndex, suggestFrom } from './suggestions.rules.ts'
import { unitEntry } from './unit-lookup.rules.ts'

const tree = treeOf(SHIPPED_CATEGORIES, [])

describe('the class of a text', () => {
  const index = keywordIndex(tree)
  const cases: [string, string][] = [
    ['我家小区门口的路灯不亮已经一个星期了，晚上一片漆黑', '010201'],
    ['从昨天下午开始整栋楼停水，到现在还没来水', '120101'],
    ['楼下烧烤店油烟扰民，窗户都不敢开', '080102'],
    ['工地夜间施工，打桩机半夜两点还在响', '080201'],
    ['公司拖欠工资三个月，老板说没钱', '030102'],
    ['包工头跑了，农民工工资二十万没给', '030101'],
    ['健身房预付卡办了一年，现在商家跑路', '070402'],
    ['路边井盖丢失，很危险，怕有人掉下去', '010104'],
    ['请问怎么提取公积金还房贷', '110801'],
    ['老师在外面有偿补课，一节课三百', '050302'],
    ['电梯困人，两个老人被困电梯里半小时', '070801'],
    ['想咨询一下医保异地就医备案怎么办', '040603'],
    ['暖气不热，室温只有十四度', '120401'],
    ['村支书优亲厚友，低保都给了自己家亲戚', '100202'],
    ['楼上漏水把我家天花板泡了，楼上不管', '090802'],
    ['快递丢了，驿站说没收到', '120601'],
    ['小区物业费涨价，服务却越来越差', '110102'],
    ['有人在禁渔期电鱼', '100404'],
    ['红绿灯不亮，路口很乱', '020701'],
    ['养猪场臭气熏天，猪粪直接排到沟里', '100401'],
    ['出租车拒载还绕路', '020201'],
    ['闻到很浓的煤气味，怀疑燃气泄漏', '120301'],
    ['感谢张护士热心帮助老人，提出表扬', '150501'],
    ['办事大厅窗口态度差，爱理不理', '140102'],
  ]
  for (const [text, code] of cases)
    it(`“${text.slice(0, 16)}…” is ${code}`, () => {
      const found = suggestFrom(index, text, 3)
      assert.equal(found[0]?.code, code, found.map((one) => `${one.code} ${one.score} ${one.matched}`).join('\n'))
    })

  it('is unknown where no word speaks for one', () => {
    assert.deepEqual(suggestFrom(index, '你好，请问在吗？'), [])
    assert.deepEqual(suggestFrom(index, ''), [])
    assert.deepEqual(suggestFrom(index, '水'), [])
  })

  it('carries its words and its place, the stronger first, width and blanks aside', () => {
    const [first, ...rest] = suggestFrom(index, '一栋楼 停 水，水 管 爆 裂，喷水', 5)
    assert.equal(first?.path.zh, '公用事业 › 供水 › 水管爆裂')
    assert.deepEqual(first?.matched, ['水管爆裂', '喷水'])
    assert.ok(rest.every(({ score }) => score <= first!.score && score > 0 && score < 1))
  })

  it('does not name what is retired', () => {
    const retired = { ...tree.byCode.get('0102')!, active: false }
    const without = treeOf(SHIPPED_CATEGORIES, [retired])
    assert.equal(isInUse(without, '010201'), false)
    assert.ok(suggestFrom(keywordIndex(without), '路灯不亮').every(({ code }) => !code.startsWith('0102')))
    assert.ok(publicCategories(without).every(({ code }) => !code.startsWith('0102')))
  })

  it('takes less than 2 ms for 2,000 characters', () => {
    const text = cases
      .map(([words]) => words)
      .join('')
      .repeat(10)
      .slice(0, 2000)
    suggestFrom(index, text)
    const times = Array.from({ length: 50 }, () => {
      const begun = performance.now()
      suggestFrom(index, text)
      return performance.now() - begun
    }).sort((a, b) => a - b)
    assert.ok(times[25]! < 2, `${times[25]} ms`)
  })
})

describe('the unit of a class', () => {
  const areas = ['990100000000', '990102000000', '990102001000']
  const entry = (subject: CategoryUnit['subject'], key: string, area: number, unitId: string): CategoryUnit => ({
    subject,
    key,
    areaCode: areas[area]!,
    unitId,
  })
  const unitOf = (entries: CategoryUnit[], code = '120101', below = areas) =>
    unitEntry(tree, entries, code, below)?.unitId

  it('is that of the word of responsibility in the nearest area', () => {
    const entries = [entry('responsible', 'water', 0, 'city'), entry('responsible', 'water', 1, 'county')]
    assert.equal(unitOf(entries), 'county')
    assert.equal(unitOf(entries, '120101', areas.slice(0, 1)), 'city')
    assert.equal(unitOf(entries, '120201'), undefined)
  })
  it('is rather the one of the class itself, or of the class above it', () => {
    const word = entry('responsible', 'water', 2, 'word')
    assert.equal(unitOf([word, entry('category', '1201', 0, 'above')]), 'above')
    assert.equal(unitOf([word, entry('category', '12', 2, 'top'), entry('category', '120101', 0, 'itself')]), 'itself')
  })
  it('is unknown where nobody entered one', () => assert.equal(unitOf([]), undefined))
})

describe('values for the fields of a class', () => {
  const field = (code: string, datatype: CategoryField['datatype'], required = false): CategoryField => ({
    code,
    datatype,
    required,
    description: { zh: '项', en: 'Field' },
    values: datatype.endsWith('list')
      ? [
          { key: 'a', name: { zh: '甲', en: 'A' } },
          { key: 'b', name: { zh: '乙', en: 'B' } },
        ]
      : [],
  })
  const cases: [string, CategoryField, Attributes, string[]][] = [
    ['nothing where nothing is needed', field('x', 'string'), {}, []],
    ['nothing where something is needed', field('x', 'string', true), {}, ['attributes.x REQUIRED']],
    ['blanks where something is needed', field('x', 'text', true), { x: '  ' }, ['attributes.x REQUIRED']],
    ['a number', field('x', 'number'), { x: '3.5' }, []],
    ['no number', field('x', 'number'), { x: '三' }, ['attributes.x NOT_A_NUMBER']],
    ['a date', field('x', 'datetime'), { x: '2026-03-02' }, []],
    ['a time', field('x', 'datetime'), { x: '2026-03-02T08:30:00+08:00' }, []],
    ['no date', field('x', 'datetime'), { x: '2026-02-30' }, ['attributes.x NOT_A_TIME']],
    ['a choice', field('x', 'singlevaluelist'), { x: 'a' }, []],
    ['no choice', field('x', 'singlevaluelist'), { x: 'c' }, ['attributes.x NOT_IN_LIST']],
    [
      'two choices where one is asked for',
      field('x', 'singlevaluelist'),
      { x: ['a', 'b'] },
      ['attributes.x ONE_VALUE'],
    ],
    ['several choices', field('x', 'multivaluelist'), { x: ['a', 'b'] }, []],
    ['a line too long', field('x', 'string'), { x: '长'.repeat(201) }, ['attributes.x TOO_LONG']],
    ['a field that is not there', field('x', 'string'), { y: '1' }, ['attributes.y UNKNOWN_FIELD']],
  ]
  for (const [name, one, given, faults] of cases)
    it(`are checked: ${name}`, () => {
      const found = attributeFaults([one], given)
      assert.deepEqual(
        found.map((fault) => `${fault.field} ${fault.code}`),
        faults,
      )
      assert.ok(found.every(({ message }) => message.zh && message.en))
    })

  it('are asked for by what ships', () => {
    const fields = fieldsOf(tree, '120101')
    assert.deepEqual(attributeFaults(fields, { outageScope: 'building', outageSince: '2026-11-20' }), [])
    const [fault] = attributeFaults(fields, {})
    assert.deepEqual(fault?.message, { zh: '请填写“影响范围”。', en: '“What is affected” is needed.' })
    assert.equal(pathOf(tree, '120101').en, 'Utilities › Water supply › Water cut off')
  })
})
