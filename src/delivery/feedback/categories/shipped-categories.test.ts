import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Category } from './categories.contract.ts'
import { categoryFaults } from './categories.rules.ts'
import { fieldsOf, parentOf, responsibleOf, treeOf } from './category-tree.rules.ts'
import { readClasses, SHIPPED_CATEGORIES } from './shipped-categories.ts'

const tree = treeOf(SHIPPED_CATEGORIES, [])
const third = SHIPPED_CATEGORIES.filter(({ code }) => code.length === 6)

describe('the classes that ship', () => {
  it('are 15, 118 and 517', () => {
    const count = (digits: number) => SHIPPED_CATEGORIES.filter(({ code }) => code.length === digits).length
    assert.deepEqual([count(2), count(4), count(6)], [15, 118, 517])
    assert.equal(tree.all.length, SHIPPED_CATEGORIES.length, 'a code stands there twice')
  })

  it('are each as the contract says, with a name in both languages and a class above', () => {
    for (const one of SHIPPED_CATEGORIES) {
      const { success, error } = Category.safeParse(one)
      assert.ok(success, `${one.code} ${error?.message}`)
      assert.match(one.name, /\p{Script=Han}/u, one.code)
      assert.doesNotMatch(one.nameEn, /\p{Script=Han}/u, one.code)
      assert.deepEqual(categoryFaults(tree, one.code, one), [], one.code)
      const parent = parentOf(one.code)
      assert.ok(parent === null || tree.byCode.has(parent), one.code)
    }
  })

  it('have two keywords at least on the third level, none of them shared by many', () => {
    const shared = new Map<string, string[]>()
    for (const { code, keywords } of third) {
      assert.ok(keywords.length >= 2, `${code} has ${keywords.length} keywords`)
      assert.equal(new Set(keywords).size, keywords.length, code)
      for (const word of keywords) shared.set(word, [...(shared.get(word) ?? []), code])
    }
    const wide = [...shared].filter(([, codes]) => codes.length > 2)
    assert.deepEqual(wide, [])
  })

  it('all say whose work they are', () => {
    assert.deepEqual(
      third.filter(({ code }) => responsibleOf(tree, code) === null).map(({ code }) => code),
      [],
    )
  })

  it('seal what endangers whoever reports it', () => {
    const sealed = ['060401', '060501', '050302', '030401', '140403', '100202', '040701']
    assert.deepEqual(
      sealed.filter((code) => !tree.byCode.get(code)?.confidential),
      [],
    )
    assert.equal(tree.byCode.get('010101')?.confidential, false)
  })

  it('ask for fields of their own and of the class above', () => {
    const codes = (code: string) => fieldsOf(tree, code).map((field) => `${field.code}${field.required ? '*' : ''}`)
    assert.deepEqual(codes('010201'), ['lampNumber'])
    assert.deepEqual(codes('120101'), ['outageScope*', 'outageSince'])
    assert.deepEqual(codes('070104'), ['companyName*', 'purchaseDate', 'wish', 'orderNumber'])
    assert.ok(third.filter(({ code }) => codes(code).length > 0).length >= 100)
  })

  it('take urgency and limits from their line', () => {
    assert.equal(tree.byCode.get('120301')?.urgency, 'emergency')
    assert.equal(tree.byCode.get('120201')?.urgency, 'utility')
    assert.equal(tree.byCode.get('120204')?.urgency, 'ordinary')
    assert.deepEqual(tree.byCode.get('110501')?.limits, [
      { clock: 'handle', urgency: 'ordinary', limit: { amount: 10, unit: 'WORKDAY' } },
      { clock: 'answer', urgency: 'ordinary', limit: { amount: 10, unit: 'WORKDAY' } },
    ])
    assert.throws(() => readClasses('01 | 名 | Name | | ?strange'), /unknown mark/)
    assert.throws(() => readClasses('01 | 名 | Name | | +strange'), /unknown field/)
    assert.throws(() => readClasses('01 | 名 | Name | | =handle:soon'), /unreadable limit/)
  })
})
