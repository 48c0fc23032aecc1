import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maskAddress, maskEmail, maskIdNumber, maskName, maskPhone, maskPlate } from './mask.ts'
import { createPrivacy } from './privacy.ts'

const privacy = createPrivacy('5a'.repeat(32))

test('what is sealed opens again, never twice the same, and not with another key or a changed byte', () => {
  const sealed = privacy.seal('张三丰')
  assert.equal(privacy.open(sealed), '张三丰')
  assert.notEqual(privacy.seal('张三丰'), sealed)
  assert.throws(() => createPrivacy('5b'.repeat(32)).open(sealed), { code: 'UNREADABLE_SECRET' })
  const flipped = sealed.slice(0, -3) + (sealed.at(-3) === 'A' ? 'B' : 'A') + sealed.slice(-2)
  assert.throws(() => privacy.open(flipped), { code: 'UNREADABLE_SECRET' })
})

test('the blind index is the same for the same value of a kind, however it is written', () => {
  assert.equal(privacy.blindIndex('phone', '138 0013-8000'), privacy.blindIndex('phone', '13800138000'))
  assert.notEqual(privacy.blindIndex('phone', '13800138000'), privacy.blindIndex('name', '13800138000'))
})

test('masks follow the rules of the field', () => {
  const table: [(text: string) => string, string, string][] = [
    [maskName, '张三', '张*'],
    [maskName, '欧阳震华', '欧阳**'],
    [maskPhone, '13812345678', '138****5678'],
    [maskPhone, '+86 138 1234 5678', '138****5678'],
    [maskPhone, '0371-65901234', '0371****1234'],
    [maskEmail, 'wang@example.cn', 'w***@example.cn'],
    [maskIdNumber, '110101199003078515', '110***********8515'],
    [maskAddress, '幸福路12号幸福小区3号楼2单元501室', '幸福路12号幸福小区***'],
    [maskPhone, '010-65901234', '010****1234'],
    [maskPhone, '65901234', '****1234'],
    [maskEmail, 'w@example.cn', '*@example.cn'],
    [maskPlate, '浙A·12345', '浙A****5'],
  ]
  for (const [mask, given, expected] of table) assert.equal(mask(given), expected)
})
