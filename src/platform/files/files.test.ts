import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, it } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import { atEnd } from '../../../tests/support/at-end.ts'
import { testDatabase } from '../../../tests/support/database.ts'
import { type Actor, anyone, system } from '../../kernel/actor.ts'
import { AppError } from '../../kernel/errors.ts'
import type { FileAnswer, Upload } from '../http/binding.ts'
import { createPrivacy } from '../privacy/privacy.ts'
import { createFiles, type FileUse } from './files.ts'
import type { FileKind } from './media.ts'
import { throwStorageFault } from './store.ts'

const { db } = await testDatabase()
const dir = await mkdtemp(join(tmpdir(), 'gongheng-files-'))
atEnd(() => rm(dir, { recursive: true, force: true }))
const privacy = createPrivacy('3c'.repeat(32))
const { files, clear } = createFiles({ db, privacy, dir, scanCommand: null })

const RESIDENT = anyone()
const SYSTEM = system('test')
const COUNTY = '511602'
const MATTER = { kind: 'complaint', id: 'c-1' }
const use = (kinds: readonly FileKind[], limit = 1_000_000): FileUse => ({ kinds, limit, countyCode: COUNTY })

function upload(fileName: string, content: Buffer | string, mediaType = 'application/octet-stream'): Upload {
  return { fileName, mediaType, stream: Readable.from([Buffer.from(content)]), fields: {} }
}

async function everything(): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

async function contentOf({ body }: FileAnswer): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of body as Readable) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Takes a file and keeps it for the matter. */
async function take(given: Upload, kinds: readonly FileKind[], owner = MATTER, by: Actor = RESIDENT) {
  const received = await files.receive(given, use(kinds), by)
  return db.transaction(by, (tx) => files.keep(tx, received, owner, COUNTY))
}

const open = (id: string, owner = MATTER, how = {}) => db.read(RESIDENT, (tx) => files.open(tx, id, owner, how))

/** Whether a file is shown in the page where that is asked for. */
async function isShown(id: string, inline: boolean): Promise<boolean> {
  const answer = await open(id, MATTER, { inline })
  await contentOf(answer)
  return answer.inline === true
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(content.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), out.length - 4)
  return out
}

function png(...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(1, 0)
  head.writeUInt32BE(1, 4)
  head.set([8, 0, 0, 0, 0], 8)
  const pixels = deflateSync(Buffer.from([0, 128]))
  const parts = [chunk('IHDR', head), ...more, chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts])
}

const segment = (marker: number, content: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}
const latin = (text: string) => Buffer.from(text, 'latin1')

/** Exif in little-endian order with an orientation, and with words that stand for place and owner. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return Buffer.concat([latin('Exif\0\0'), tiff, latin('GPS 30.47N 106.63E Zhang')])
}

const SCAN = Buffer.concat([segment(0xda, Buffer.alloc(8)), Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])])
function jpeg(...segments: Buffer[]): Buffer {
  const start = [Buffer.from([0xff, 0xd8]), segment(0xe0, latin('JFIF\0\x01\x02'))]
  const tables = [segment(0xdb, Buffer.alloc(65)), segment(0xc0, Buffer.alloc(9))]
  return Buffer.concat([...start, ...segments, ...tables, SCAN, Buffer.from([0xff, 0xd9])])
}

async function refusedAs(code: string, given: Upload, allowed: FileUse): Promise<AppError> {
  const before = await everything()
  const error = await files.receive(given, allowed, RESIDENT).then(
    () => assert.fail(`${given.fileName} was taken`),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof AppError, String(error))
  assert.equal(error.code, code)
  assert.doesNotMatch(error.in('zh') + error.in('en'), /[{}]/)
  assert.deepEqual(await everything(), before, 'nothing stays')
  return error
}

describe('taking files', () => {
  it('keeps the bytes once under their hash and gives them back under the name they had', async () => {
    const text = '第一行\n第二行\n'
    const record = await take(upload('张三的说明.txt', text, 'text/plain'), ['text'])
    const again = await take(upload('copy.txt', text, 'text/plain'), ['text'])
    assert.equal(record.hash, createHash('sha256').update(text).digest('hex'))
    assert.equal(again.hash, record.hash)
    assert.equal((await everything()).filter((name) => name === record.hash).length, 1)
    const answer = await open(record.id)
    assert.deepEqual([answer.name, answer.mediaType, answer.inline], ['张三的说明.txt', 'text/plain', false])
    assert.equal((await contentOf(answer)).toString(), text)
    const [row] = await db.read(SYSTEM, (tx) => tx.query('select * from files.files where id = $1', [record.id]))
    assert.doesNotMatch(JSON.stringify(row), /张三/)
    const events = await db.read(SYSTEM, (tx) =>
      tx.query<{ type: string; data: object }>('select type, data from events.log where subject_id = $1', [record.id]),
    )
    assert.deepEqual(events, [
      { type: 'file.taken', data: { owner: MATTER, mediaType: 'text/plain', bytes: 20, sha256: record.hash } },
    ])
  })

  for (const [name, content, mediaType, kind, expected] of [
    ['a.pdf', '%PDF-1.7\n%\n', 'application/pdf', 'pdf', 'application/pdf'],
    ['a.csv', '姓名,时间\n甲,1\n', 'application/vnd.ms-excel', 'register', 'text/csv'],
    ['a.csv', Buffer.from('d0d5c3fb2cb5e7bbb00a', 'hex'), 'text/csv', 'register', 'text/csv'],
    ['A.PNG', png(), 'image/png', 'image', 'image/png'],
    ['a.jpeg', jpeg(), 'image/jpeg', 'image', 'image/jpeg'],
    [
      'a.doc',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      '',
      'office',
      'application/msword',
    ],
    ['scan', '%PDF-1.4\n', '', 'pdf', 'application/pdf'],
  ] as const) {
    it(`knows ${name} (${mediaType || 'undeclared'}) as ${expected}`, async () => {
      const received = await files.receive(upload(name, content, mediaType), use([kind]), RESIDENT)
      assert.equal(received.mediaType, expected)
      if (name === 'scan') assert.equal(received.name, 'scan.pdf')
    })
  }

  it('refuses what is too large, with the limit, and keeps nothing of it', async () => {
    const big = Readable.from(Array.from({ length: 50 }, () => Buffer.alloc(65_536, 'a')))
    const given = { ...upload('a.txt', ''), stream: big }
    const error = await refusedAs('TOO_LARGE', given, use(['text'], 1_048_576))
    assert.match(error.in('en'), /1 MB/)
  })

  it('refuses what breaks off, and what is empty', async () => {
    const broken = new Readable({ read: () => undefined })
    broken.push('half of')
    setTimeout(() => broken.destroy(), 20)
    await refusedAs('UPLOAD_CUT_OFF', { ...upload('a.txt', ''), stream: broken }, use(['text']))
    await refusedAs('FILE_EMPTY', upload('a.txt', ''), use(['text']))
  })

  const HEIC = Buffer.concat([Buffer.from('0000001866747970', 'hex'), latin('heic\0\0\0\0mif1heic')])
  for (const [why, code, given, kinds] of [
    ['a program', 'FILE_KIND_NOT_TAKEN', upload('a.pdf', Buffer.from('4d5a90000300', 'hex')), ['pdf']],
    ['a PDF where pictures are asked for', 'FILE_KIND_NOT_TAKEN', upload('a.pdf', '%PDF-1.7'), ['image']],
    ['a page that is called text', 'FILE_KIND_NOT_TAKEN', upload('a.txt', ' <script>alert(1)</script>'), ['text']],
    ['a drawing with script', 'FILE_KIND_NOT_TAKEN', upload('a.svg', '<svg onload="x()"/>'), ['image', 'text']],
    ['a PDF that is called a picture', 'FILE_NAME_AND_CONTENT_DIFFER', upload('a.jpg', '%PDF-1.7'), ['image', 'pdf']],
    [
      'a picture declared as a PDF',
      'FILE_NAME_AND_CONTENT_DIFFER',
      upload('a.png', png(), 'application/pdf'),
      ['image'],
    ],
    ['a HEIC photo, saying how to change it', 'HEIC_NOT_TAKEN', upload('IMG_1.HEIC', HEIC), ['image']],
    ['a HEIC photo that is called JPG', 'HEIC_NOT_TAKEN', upload('IMG_1.jpg', HEIC, 'image/jpeg'), ['image']],
    ['half a picture', 'FILE_DAMAGED', upload('a.png', png().subarray(0, 40)), ['image']],
    ['a picture without a scan', 'FILE_DAMAGED', upload('a.jpg', jpeg().subarray(0, 60)), ['image']],
  ] as const) {
    it(`refuses ${why}`, async () => {
      await refusedAs(code, given, use(kinds))
    })
  }

  it('takes names as names: no path, no control characters, no turned direction', async () => {
    for (const [given, expected] of [
      ['../../etc/passwd.txt', 'passwd.txt'],
      ['C:\\Users\\a\\b.txt', 'b.txt'],
      ['a\u202etxt.exe\r\n.txt', 'atxt.exe.txt'],
      ['..', 'file.txt'],
      [`${'长'.repeat(400)}.txt`, `${'长'.repeat(146)}.txt`],
    ] as const) {
      assert.equal((await files.receive(upload(given, 'x'), use(['text']), RESIDENT)).name, expected)
    }
  })
})

describe('pictures', () => {
  it('lose place, owner, comments and what hangs behind, and keep how they are held', async () => {
    const given = Buffer.concat([
      jpeg(
        exif(6).length ? segment(0xe1, exif(6)) : SCAN,
        segment(0xfe, latin('Zhang')),
        segment(0xe2, latin('ICC_PROFILE\0p')),
      ),
      latin('PK hidden archive'),
    ])
    const record = await take(upload('a.jpg', given, 'image/jpeg'), ['image'])
    const kept = await contentOf(await open(record.id, MATTER, { inline: true }))
    for (const word of ['GPS', 'Zhang', 'hidden']) assert.equal(kept.indexOf(word), -1, word)
    assert.ok(kept.includes('ICC_PROFILE') && kept.includes('JFIF'))
    const at = kept.indexOf('Exif')
    assert.equal(kept.readUInt16BE(at + 6 + 18), 6, 'the orientation')
    assert.deepEqual(kept.subarray(-SCAN.length - 2), Buffer.concat([SCAN, Buffer.from([0xff, 0xd9])]))
  })

  it('of PNG lose their words', async () => {
    const record = await take(upload('a.png', png(chunk('tEXt', latin('Author\0Zhang')))), ['image'])
    assert.deepEqual(await contentOf(await open(record.id)), png())
  })

  it('are shown in the page only while they are pictures', async () => {
    const record = await take(upload('b.png', png(chunk('gAMA', Buffer.alloc(4)))), ['image'])
    assert.equal(await isShown(record.id, false), false)
    assert.equal(await isShown(record.id, true), true)
    const path = join(dir, record.hash.slice(0, 2), record.hash.slice(2, 4), record.hash)
    await writeFile(path, '<script>alert(1)</script>')
    assert.equal(await isShown(record.id, true), false)
  })
})

describe('the virus scanner', () => {
  const withScanner = (scanCommand: string) => createFiles({ db, privacy, dir, scanCommand }).files

  it('refuses what does not pass, keeps nothing and notes it', async () => {
    const before = await everything()
    const found = withScanner('grep -qv EICAR').receive(upload('a.txt', 'EICAR'), use(['text']), RESIDENT)
    await assert.rejects(found, { code: 'FILE_INFECTED' })
    assert.deepEqual(await everything(), before)
    const events = await db.read(SYSTEM, (tx) => tx.query(`select data from events.log where type = 'file.refused'`))
    assert.deepEqual(events, [{ data: { why: 'scan', mediaType: 'text/plain', bytes: 5 } }])
    const fine = await withScanner('grep -qv EICAR').receive(upload('a.txt', 'fine'), use(['text']), RESIDENT)
    assert.equal(fine.bytes, 4)
  })

  it('that cannot be run lets nothing pass', async () => {
    const asked = withScanner('/no/such/scanner').receive(upload('a.txt', 'x'), use(['text']), RESIDENT)
    await assert.rejects(asked, { code: 'SCAN_NOT_POSSIBLE' })
  })
})

describe('owners', () => {
  it('see their files and nobody else’s', async () => {
    const record = await take(upload('mine.txt', 'mine'), ['text'])
    const other = { kind: 'complaint', id: 'c-2' }
    await assert.rejects(open(record.id, other), { code: 'NOT_FOUND' })
    assert.deepEqual(await db.read(RESIDENT, (tx) => files.list(tx, other)), [])
    const rows = await db.read(RESIDENT, (tx) => tx.query('select id from files.files'))
    assert.deepEqual(rows, [], 'no owner shown, nothing seen')
    const deleted = await db.transaction(RESIDENT, (tx) => tx.query('delete from files.files returning id'))
    assert.deepEqual(deleted, [])
  })

  it('get what was uploaded before they were there, all of it or nothing', async () => {
    const from = { kind: 'upload', id: 'u-1' }
    const to = { kind: 'complaint', id: 'c-3' }
    const record = await take(upload('before.txt', 'before'), ['text'], from)
    const strange = await take(upload('strange.txt', 'strange'), ['text'], { kind: 'upload', id: 'u-2' })
    const both = db.transaction(RESIDENT, (tx) => files.claim(tx, [record.id, strange.id], from, to))
    await assert.rejects(both, { code: 'NOT_FOUND' })
    await db.transaction(RESIDENT, (tx) => files.claim(tx, [record.id], from, to))
    const listed = await db.read(RESIDENT, (tx) => files.list(tx, to))
    assert.deepEqual(
      listed.map(({ name }) => name),
      ['before.txt'],
    )
  })
})

describe('clearing away', () => {
  it('removes what no row names after a day, and nothing else', async () => {
    const kept = await take(upload('kept.txt', 'kept'), ['text'])
    const unclaimed = await take(upload('left.txt', 'left'), ['text'], { kind: 'upload', id: 'u-9' })
    const unnamed = await files.receive(upload('x.txt', 'unnamed'), use(['text']), RESIDENT)
    const fresh = await files.receive(upload('y.txt', 'fresh one'), use(['text']), RESIDENT)
    assert.equal(await clear(), 0, 'all of it is new')
    const now = Date.now()
    const long = new Date(now - 3 * 86_400_000)
    for (const { hash } of [kept, unclaimed, unnamed]) {
      await utimes(join(dir, hash.slice(0, 2), hash.slice(2, 4), hash), long, long)
    }
    await clear()
    let there = await everything()
    assert.ok(there.includes(kept.hash) && there.includes(unclaimed.hash) && there.includes(fresh.hash))
    assert.ok(!there.includes(unnamed.hash))
    await clear(new Date(now + 2 * 86_400_000))
    there = await everything()
    assert.ok(there.includes(kept.hash) && !there.includes(unclaimed.hash))
    assert.equal((await contentOf(await open(kept.id))).toString(), 'kept')
  })

  it('says what to do about bytes that were lost', async () => {
    const record = await take(upload('lost.txt', 'to be lost'), ['text'])
    await rm(join(dir, record.hash.slice(0, 2), record.hash.slice(2, 4), record.hash))
    await assert.rejects(open(record.id), { code: 'FILE_MISSING' })
  })
})

describe('the disk', () => {
  it('that is full is told as unavailable, other failures as they are', async () => {
    const full = await writeFile('/dev/full', 'x').then(
      () => undefined,
      (error: unknown) => error,
    )
    if (full) assert.throws(() => throwStorageFault(full), { code: 'UNAVAILABLE' })
    assert.throws(() => throwStorageFault(Object.assign(new Error(''), { code: 'EACCES' })), { code: 'EACCES' })
  })
})
