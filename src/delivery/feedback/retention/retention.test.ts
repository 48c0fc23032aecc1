import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { atEnd } from '../../../../tests/support/at-end.ts'
import { formBody } from '../../../../tests/support/form-body.ts'
import { open311Application } from '../../../../tests/support/open311-application.ts'
import { jpegPhoto } from '../../../../tests/support/photos.ts'
import { COUNTY } from '../../../../tests/support/staff.ts'
import { system } from '../../../kernel/actor.ts'
import { createFiles } from '../../../platform/files/files.ts'
import { createPrivacy } from '../../../platform/privacy/privacy.ts'
import { DEFAULT_SETTINGS } from '../settings/settings.defaults.ts'
import { createRetention, monthsBefore } from './retention.service.ts'

const { app, db } = await open311Application()
const privacy = createPrivacy('ab'.repeat(32))
const dir = await mkdtemp(join(tmpdir(), 'gongheng-retention-'))
atEnd(() => rm(dir, { recursive: true, force: true }))
const { files, clear } = createFiles({ db, privacy, dir, scanCommand: null })
const { forgetDue, job } = createRetention({ db, files, settings: () => DEFAULT_SETTINGS })
const NOW = new Date('2026-11-20T03:00:00Z')

/** Hands in a matter with a photo, ended in a state on a day; returns its id. */
async function ended(state: string, closedAt: string): Promise<string> {
  const { payload, headers } = await formBody({}, [
    { field: 'file', name: '现场.jpg', type: 'image/jpeg', bytes: jpegPhoto() },
  ])
  const upload = await app.inject({ method: 'POST', url: '/api/v1/complaints/files', payload, headers })
  assert.equal(upload.statusCode, 201, upload.body)
  const given = { kind: 'help', text: '路灯不亮。', areaCode: COUNTY, name: '王秀英', phone: '13908264100' }
  const body = { ...given, files: [upload.json().token] }
  const receipt = await app.inject({ method: 'POST', url: '/api/v1/complaints', payload: body })
  assert.equal(receipt.statusCode, 201, receipt.body)
  const [row] = await db.transaction(system('test'), (tx) =>
    tx.query<{ id: string }>(
      'update feedback.complaints set state = $2, closed_at = $3 where number = $1 returning id',
      [receipt.json().number, state, closedAt],
    ),
  )
  return row!.id
}

const known = (id: string) =>
  db.read(system('test'), async (tx) => {
    const [row] = await tx.query<{ name: string | null; phone: string | null; found: string | null; text: string }>(
      'select name_sealed as name, phone_sealed as phone, phone_index as found, text from feedback.complaints where id = $1',
      [id],
    )
    return { ...row!, files: (await files.list(tx, { kind: 'complaint', id })).length }
  })

describe('what is kept of a sender', () => {
  it('goes when the time of keeping is over, once, with the files; what was said stays', async () => {
    const old = await ended('ARCHIVED', '2023-11-01T00:00:00Z')
    const withdrawn = await ended('WITHDRAWN', '2023-10-01T00:00:00Z')
    const recent = await ended('ARCHIVED', '2023-12-01T00:00:00Z')
    const closed = await ended('CLOSED', '2023-01-01T00:00:00Z')
    assert.equal(await forgetDue(NOW), 2)
    assert.equal(await forgetDue(NOW), 0)
    for (const id of [old, withdrawn])
      assert.deepEqual(await known(id), { name: null, phone: null, found: null, text: '路灯不亮。', files: 0 })
    for (const id of [recent, closed]) {
      const { name, phone, found, files: kept } = await known(id)
      assert.ok(name && phone && found)
      assert.equal(kept, 1)
    }
    const events = await db.read(system('test'), (tx) =>
      tx.query<{ data: { files: number } }>("select data from events.log where type = 'complaint.forgotten'"),
    )
    assert.deepEqual(
      events.map(({ data }) => data.files),
      [1, 1],
    )
  })

  it('leaves no file behind when uploads are cleared', async () => {
    await clear(new Date(Date.now() + 2 * 86_400_000))
    const [row] = await db.read(system('test'), (tx) =>
      tx.query<{ kept: number }>("select count(*) as kept from files.files where owner_kind = 'upload'"),
    )
    assert.equal(row!.kept, 0)
  })

  it('is looked at every night', () => assert.equal(job.cron, '50 2 * * *'))

  it('counts calendar months, to the last day of a shorter one', () => {
    assert.equal(monthsBefore(new Date('2026-03-31T05:00:00Z'), 1).toISOString(), '2026-02-28T05:00:00.000Z')
    assert.equal(monthsBefore(new Date('2026-11-20T00:00:00Z'), 36).toISOString(), '2023-11-20T00:00:00.000Z')
  })
})
