import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { Area, AreaInput } from './directory.contract.ts'
import {
  areaFaults,
  countyOf,
  isUscc,
  normaliseName,
  normaliseUnitCode,
  organisationCheckCharacter,
  unitCodeFaults,
  usccCheckCharacter,
} from './directory.rules.ts'

const REAL = join(import.meta.dirname, '../../../../shared/data/zwfw/service_items_511602.csv')

describe('unified social credit codes', () => {
  it('pass with their own check characters, and fail with any one digit changed', () => {
    const code = '11511301008778183N'
    assert.ok(isUscc(code))
    for (let i = 0; i < code.length; i++) {
      const other = code[i] === '1' ? '2' : '1'
      assert.ok(!isUscc(code.slice(0, i) + other + code.slice(i + 1)), `position ${i + 1}`)
    }
  })

  it('give their check characters', () => {
    assert.equal(usccCheckCharacter('11511301008778183'), 'N')
    assert.equal(organisationCheckCharacter('00877818'), '3')
  })

  it('are refused when mistyped, with the field', () => {
    assert.deepEqual(
      unitCodeFaults({ code: '115113010087781830', kind: 'bureau' }).map(({ field, code }) => [field, code]),
      [['code', 'CHECK_DIGIT']],
    )
    assert.deepEqual(unitCodeFaults({ code: '115113010087781830', kind: 'external' }), [])
    assert.deepEqual(unitCodeFaults({ code: 'GAJ-01', kind: 'bureau' }), [])
  })

  it('of a real district are all right', { skip: existsSync(REAL) ? false : `${REAL} is not there` }, () => {
    const codes = new Set(readFileSync(REAL, 'utf8').match(/\b1[12]\d{6}[0-9A-Z]{10}\b/g))
    assert.ok(codes.size >= 10, `only ${codes.size} codes`)
    assert.deepEqual(
      [...codes].filter((code) => !isUscc(code)),
      [],
    )
  })
})

describe('names and codes', () => {
  it('are compared without blanks and width', () => {
    assert.equal(normaliseName(' 市（县）  局 '), '市(县) 局')
    assert.equal(normaliseUnitCode(' 11511301008778183n '), '11511301008778183N')
    assert.equal(normaliseUnitCode(' dpw '), 'dpw')
    assert.equal(countyOf('511602003000'), '511602')
  })
})

describe('areas', () => {
  const area = (level: Area['level']) => ({ code: '511600000000', level }) as Area
  const input = (level: AreaInput['level'], more: Partial<AreaInput> = {}): AreaInput => ({
    parentCode: level === 'city' ? null : '511600000000',
    level,
    name: '甲',
    nameEn: 'A',
    lat: null,
    long: null,
    population: null,
    validFrom: null,
    validTo: null,
    successorCode: null,
    ...more,
  })
  const cases: [what: string, AreaInput, Area | undefined, fields: string[]][] = [
    ['a city', input('city'), undefined, []],
    ['a city below something', input('city', { parentCode: '510000000000' }), area('city'), ['parentCode']],
    ['a county below a city', input('county'), area('city'), []],
    ['a county below a county', input('county'), area('county'), ['parentCode']],
    ['a town below a county', input('town'), area('county'), []],
    ['a town of a city without counties', input('town'), area('city'), []],
    ['a town below a town', input('town'), area('town'), ['parentCode']],
    ['a town below nothing', input('town', { parentCode: null }), undefined, ['parentCode']],
    ['itself', input('town', { parentCode: '511602001000' }), area('county'), ['parentCode']],
    ['its own heir', input('town', { successorCode: '511602001000' }), area('county'), ['successorCode']],
  ]
  for (const [what, given, parent, fields] of cases) {
    it(`${what}: ${fields.join() || 'fits'}`, () => {
      assert.deepEqual(
        areaFaults('511602001000', given, parent).map(({ field }) => field),
        fields,
      )
    })
  }
})
