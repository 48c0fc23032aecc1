import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { faultsByShape } from './shape-faults.ts'

const shape = z.object({
  name: z.string().trim().min(2).max(5),
  kind: z.enum(['a', 'b']),
  count: z.number().min(1).nullable(),
  mail: z.email().optional(),
  tags: z.array(z.string()).min(1),
})
const good = { name: '张伟', kind: 'a', count: null, tags: ['x'] }

test('what fits has no faults', () => {
  assert.deepEqual(faultsByShape(shape, good, 'zh'), {})
})

test('each field is told once, with what to do', () => {
  const faults = faultsByShape(shape, { ...good, name: 'x', kind: 'z', mail: 'nobody', tags: [] }, 'zh')
  assert.equal(faults.name, '至少填写 2 个字符。')
  assert.equal(faults.kind, '请选择此项。')
  assert.match(faults.mail ?? '', /电子邮箱/)
  assert.equal(faults.tags, '至少选择 1 项。')
})

test('an empty field is asked to be filled, not to have two characters', () => {
  assert.equal(faultsByShape(shape, { ...good, name: '  ' }, 'en').name, 'Fill this in.')
})

test('too much, too small and no number are named as such', () => {
  assert.equal(faultsByShape(shape, { ...good, name: '一二三四五六' }, 'zh').name, '最多填写 5 个字符，请删减。')
  assert.equal(faultsByShape(shape, { ...good, count: 0 }, 'en').count, 'This must be 1 or more.')
  assert.equal(faultsByShape(shape, { ...good, count: Number.NaN }, 'zh').count, '请填写数字。')
})
