import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { areaNamedIn, EMPTY_DRAFT, missingFor, registrationOf, searchWords } from './desk-draft.ts'
import { DESK_KEYS, type DeskKey, deskKeyOf } from './desk-keys.ts'

const AREAS = [
  { code: '511602000000', name: '甲区', parentCode: '511600000000' },
  { code: '511602001000', name: '丙街道', parentCode: '511602000000' },
  { code: '511603000000', name: '乙区', parentCode: '511600000000' },
  { code: '511600000000', name: '某市', parentCode: null },
]

describe('what leaves the desk', () => {
  const draft = {
    ...EMPTY_DRAFT,
    text: '路灯坏了',
    areaCode: '511602000000',
    answer: '已答复',
    unitId: '01890a5d-ac96-774b-bcce-b302099a8001',
    parentId: '01890a5d-ac96-774b-bcce-b302099a8002',
    attributes: { lamp: '12', poles: [] as string[], note: '' },
  }

  it('carries what its way needs and leaves the rest behind', () => {
    assert.deepEqual(
      (['answer', 'dispatch', 'join', 'register'] as const).map((way) => {
        const { answer, unitId, parentId } = registrationOf(draft, way)
        return [answer !== undefined, unitId !== undefined, parentId !== undefined]
      }),
      [
        [true, false, false],
        [false, true, false],
        [false, false, true],
        [false, false, false],
      ],
    )
    assert.deepEqual(registrationOf(draft, 'register').attributes, { lamp: '12' })
  })

  it('names for whom it is only while that is ticked', () => {
    const other = { ...draft, onBehalfOf: '母亲' }
    assert.equal(registrationOf(other, 'register').onBehalfOf, '')
    assert.equal(registrationOf({ ...other, onBehalf: true }, 'register').onBehalfOf, '母亲')
  })

  it('is held back for what is missing', () => {
    assert.deepEqual(missingFor(EMPTY_DRAFT, 'answer'), ['text', 'areaCode', 'answer'])
    assert.deepEqual(missingFor(EMPTY_DRAFT, 'dispatch'), ['text', 'areaCode', 'unitId'])
    assert.deepEqual(missingFor(draft, 'join'), [])
  })
})

describe('the area that a text names', () => {
  it('is the inner one of two that lie in each other', () => {
    assert.equal(areaNamedIn('某市甲区丙街道的路灯坏了', AREAS), '511602001000')
    assert.equal(areaNamedIn('甲区的路灯', AREAS), '511602000000')
  })
  it('is none where two are named, or none', () => {
    assert.equal(areaNamedIn('从丙街道到乙区的公交', AREAS), undefined)
    assert.equal(areaNamedIn('路灯坏了', AREAS), undefined)
  })
})

describe('the keys of the desk', () => {
  const press = (name: DeskKey) => {
    const [held, last = ''] = DESK_KEYS[name]
    const code = last === '/' ? 'Slash' : last.length === 1 ? `Key${last}` : last
    return { key: last, code, ctrlKey: held === 'Ctrl', altKey: held === 'Alt', metaKey: false, shiftKey: false }
  }
  it('are read as they stand on the screen', () => {
    for (const name of Object.keys(DESK_KEYS) as DeskKey[]) assert.equal(deskKeyOf(press(name)), name)
  })
  it('leave alone what belongs to browsers, and plain typing', () => {
    const plain = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false }
    const theirs = ['D', 'E', 'F', 'ArrowLeft', '1'].map((key) => ({ ...plain, key, code: `Key${key}`, altKey: true }))
    for (const key of [...theirs, { ...plain, key: 'p', code: 'KeyP' }, { ...plain, key: 'Enter', code: 'Enter' }])
      assert.equal(deskKeyOf(key), undefined)
    assert.equal(deskKeyOf({ ...press('dispatch'), key: 'π' }), 'dispatch')
  })
})

describe('the words for a search', () => {
  it('are on one line and at most 100 characters', () => {
    assert.equal(searchWords('  路灯\n坏了 '), '路灯 坏了')
    assert.equal([...searchWords('字'.repeat(300))].length, 100)
  })
})
