import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '../../../kernel/errors.ts'
import { faultsOf } from './faults.ts'

const text = (zh: string, en: string) => ({ zh, en })
const error = (faults: { field: string; code: string; message: { zh: string; en: string } }[], field?: string) =>
  new AppError('INVALID_INPUT', {
    status: 400,
    text: text('填写有误', 'Not right'),
    faults,
    ...(field ? { field } : {}),
  })

test('a fault goes to the field of its name, in the language of the reader', () => {
  const { fields, general } = faultsOf(
    error([{ field: 'name', code: 'X', message: text('太短', 'Too short') }]),
    ['name'],
    'en',
  )
  assert.deepEqual([...fields], [['name', 'Too short']])
  assert.equal(general, undefined)
})

test('the part of the request in front of a path does not count', () => {
  const faults = ['body.name', '/body/name', 'query.name'].map((field) => ({
    field,
    code: 'X',
    message: text('a', 'b'),
  }))
  for (const fault of faults) assert.equal(faultsOf(error([fault]), ['name'], 'zh').fields.get('name'), 'a')
})

test('a fault inside of a list goes to the field that holds the list', () => {
  const { fields } = faultsOf(
    error([{ field: 'grants.0.areaCode', code: 'X', message: text('地区', 'Area') }]),
    ['grants'],
    'zh',
  )
  assert.equal(fields.get('grants'), '地区')
})

test('what fits no field is told in general, so that nothing is lost', () => {
  const { fields, general } = faultsOf(
    error([{ field: 'secret', code: 'X', message: text('无效', 'Invalid') }]),
    ['name'],
    'en',
  )
  assert.equal(fields.size, 0)
  assert.equal(general, 'secret: Invalid')
})

test('an error that names one field without faults is told at that field', () => {
  assert.equal(faultsOf(error([], 'next'), ['next'], 'zh').fields.get('next'), '填写有误')
})

test('an error that is told as a whole goes to the field that the form names for its code', () => {
  const { fields, general } = faultsOf(error([]), ['name'], 'zh', { INVALID_INPUT: 'name' })
  assert.equal(fields.get('name'), '填写有误')
  assert.equal(general, undefined)
})

test('an error without any field is told in general', () => {
  assert.equal(faultsOf(error([]), ['name'], 'zh').general, '填写有误')
})

test('the first fault of a field stands; later ones of the same field are not piled on', () => {
  const faults = ['一', '二'].map((zh) => ({ field: 'name', code: 'X', message: text(zh, zh) }))
  assert.equal(faultsOf(error(faults), ['name'], 'zh').fields.get('name'), '一')
})
