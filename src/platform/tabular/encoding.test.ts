import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { decodedHead, decodeText, encodingOfHead, judgeEncoding } from './encoding.ts'
import type { TextEncoding } from './table.ts'

const CHINESE =
  '办件编号,事项名称,部门\n1,企业投资项目备案（技术改造）,区经信局\n2,适龄儿童、少年因身体状况需要延缓入学,区教科体局\n'

async function read(chunks: Buffer[], declared: TextEncoding | 'auto' = 'auto') {
  const decoding = decodeText(
    (async function* () {
      yield* chunks
    })(),
    declared,
  )
  let text = ''
  let suspect = false
  for await (const piece of decoding.texts) {
    text += piece.text
    suspect ||= piece.suspect
  }
  return { text, suspect, encoding: decoding.encoding(), guessed: decoding.guessed() }
}

function bytewise(bytes: Buffer): Buffer[] {
  return Array.from(bytes, (_, i) => bytes.subarray(i, i + 1))
}

describe('telling the encoding', () => {
  const cases: [encoding: TextEncoding, bytes: Buffer, guessed: boolean][] = [
    ['utf-8', Buffer.from(CHINESE), false],
    ['utf-8', Buffer.from(`\uFEFF${CHINESE}`), false],
    ['gb18030', iconv.encode(CHINESE, 'gb18030'), true],
    ['utf-16le', iconv.encode(CHINESE, 'utf-16le', { addBOM: true }), false],
    ['utf-16le', iconv.encode(CHINESE, 'utf-16le', { addBOM: false }), false],
    ['utf-16be', iconv.encode(CHINESE, 'utf-16be', { addBOM: true }), false],
    ['windows-1252', iconv.encode('name,town\nJosé,Bogotá\nZoë,Málaga\n', 'windows-1252'), true],
    ['utf-8', Buffer.from('plain,ascii\n1,2\n'), false],
  ]
  for (const [encoding, bytes, guessed] of cases) {
    it(`${encoding}, ${bytes.length} bytes`, async () => {
      const result = await read([bytes])
      assert.equal(result.encoding, encoding)
      assert.equal(result.guessed, guessed)
      assert.equal(result.suspect, false)
      assert.equal(result.text, iconv.decode(bytes, encoding))
      assert.equal(encodingOfHead(bytes), encoding)
    })
  }

  it('waits for the first byte beyond ASCII', async () => {
    const result = await read([Buffer.from('a,b\n'), iconv.encode('1,二\n', 'gb18030'), Buffer.from('3,4\n')])
    assert.deepEqual([result.text, result.encoding], ['a,b\n1,二\n3,4\n', 'gb18030'])
  })

  it('joins characters that the chunks cut in two', async () => {
    const gb = iconv.encode(CHINESE, 'gb18030')
    assert.equal((await read(bytewise(gb), 'gb18030')).text, CHINESE)
    const result = await read([Buffer.from(CHINESE).subarray(0, 40), Buffer.from(CHINESE).subarray(40)])
    assert.deepEqual([result.text, result.encoding], [CHINESE, 'utf-8'])
  })

  it('keeps UTF-8 for a file with a few damaged bytes, and says so', async () => {
    const bytes = Buffer.from(CHINESE)
    bytes[CHINESE.indexOf('企') + 10] = 0xff
    const result = await read([bytes])
    assert.deepEqual([result.encoding, result.suspect], ['utf-8', true])
  })

  it('lets the declared encoding win', async () => {
    const result = await read([Buffer.from(CHINESE)], 'gb18030')
    assert.equal(result.encoding, 'gb18030')
    assert.notEqual(result.text, CHINESE)
  })

  it('notices a character that the end of the file cuts off', async () => {
    const bytes = Buffer.from(CHINESE.trimEnd())
    assert.equal((await read([bytes.subarray(0, bytes.length - 1)])).suspect, true)
  })

  it('looks at a head whose last character is cut', () => {
    const bytes = Buffer.from(CHINESE)
    for (const length of [20, 21, 22]) assert.equal(judgeEncoding(bytes.subarray(0, length)).encoding, 'utf-8')
    assert.equal(decodedHead(bytes.subarray(0, 14)), '办件编号,')
  })
})
