import { createHash } from 'node:crypto'
import { squeezed } from '../../../analytics/text/grams.ts'
import { minHash, packed, packedResemblance, SKETCH_SIZE } from '../../../analytics/text/minhash.ts'
import type { Actor } from '../../../kernel/actor.ts'
import { errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { StoredEvent } from '../../../platform/events/events.ts'
import { appendAbout } from '../complaint.events.ts'
import { findMatter, type Matter } from '../feedback.repository.ts'
import type { KnownNames } from '../names.ts'
import { pageFrom, readCursor } from './cursors.ts'
import type { Bucket, Quality, ReplyCheck, ReplyCheckQuery } from './quality.contract.ts'
import type { CheckRow, Sketched } from './quality.repository.ts'
import * as repository from './quality.repository.ts'
import { checkReply } from './quality.rules.ts'
import type { Acting } from './slips.service.ts'
import { findIntake } from './spots.repository.ts'
import type { SupervisionDeps } from './supervision.deps.ts'

const DAY = 86_400_000
/** Days back in which an answer is looked for that was used before, and from which likeness it is the same one. */
const LOOKED_BACK = 180
const ALIKE = 0.85
const MOST_ALIKE = 20
/** Hashes of a band; two texts of which 85 of 100 grams agree share one of 16 bands of 8 with 99 %. */
const BAND = 8

/** The quality of answers: checked before they go out, kept when they do, looked at by people where they were drawn. */
export function createQuality({ db, names, settings }: Pick<SupervisionDeps, 'db' | 'names' | 'settings'>) {
  /** What the check finds of an answer to a matter, in the transaction of whoever answers. */
  async function qualityOf(tx: Tx, matter: Matter, text: string): Promise<Quality> {
    const asReceived = await findIntake(tx, matter.id)
    return checkReply(
      {
        id: matter.id,
        kind: matter.kind,
        kindAtReceipt: asReceived?.kind ?? null,
        urgency: matter.urgency,
        urgencyAtReceipt: asReceived?.urgency ?? null,
        question: `${matter.title}\n${matter.text}`,
        reply: text,
        usedBefore: await usedBefore(tx, matter.id, sketchOf(text)),
      },
      settings(),
    )
  }

  async function usedBefore(tx: Tx, complaintId: string, sketched: Sketched): Promise<number> {
    const since = new Date(tx.now.getTime() - LOOKED_BACK * DAY)
    const found = await repository.listAlike(tx, sketched, { complaintId, since, most: MOST_ALIKE })
    const alike = found.filter(({ same, sketch }) => same || packedResemblance(sketched.sketch, sketch) >= ALIKE)
    return new Set(alike.map((one) => one.complaintId)).size
  }

  /** Where an answer goes: out at once, out with a look at it later, or to somebody who reads it first. */
  async function bucketOf(tx: Tx, matter: Matter, text: string): Promise<Bucket> {
    return (await qualityOf(tx, matter, text)).bucket
  }

  /** Shows what the check finds; nothing is kept. */
  async function check(id: string, { text }: { text: string }, actor: Actor): Promise<Quality> {
    return db.read(actor, async (tx) => {
      const matter = await findMatter(tx, id)
      if (!matter) throw errors.NOT_FOUND({ what: id })
      return qualityOf(tx, matter, text)
    })
  }

  /** Keeps what the check finds of answers that went out. */
  async function keep(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
    for (const { subject, at } of events) {
      const matter = await findMatter(tx, subject.id)
      if (!matter || matter.replyText === null) continue
      const quality = await qualityOf(tx, matter, matter.replyText)
      const { countyCode, number, title, areaCode, unitId } = matter
      const row = { countyCode, number, title, areaCode, unitId, complaintId: matter.id, at, ...quality }
      await repository.insertCheck(tx, { ...row, id: newId(at.getTime()) }, sketchOf(matter.replyText))
      const flags = quality.flags.map(({ flag }) => flag)
      appendAbout(tx, 'complaint.reply-checked', matter, { score: quality.score, bucket: quality.bucket, flags })
    }
  }

  async function list(query: ReplyCheckQuery, actor: Actor): Promise<{ items: ReplyCheck[]; next?: string }> {
    const { status, bucket, unitId, limit } = query
    const filter = { waiting: status === 'waiting', bucket, unitId, after: readCursor(query.cursor), limit: limit + 1 }
    const rows = await db.read(actor, (tx) => repository.listChecks(tx, filter))
    const page = pageFrom(rows, limit, (row) => row.at)
    const known = await names.read(page.items.map((row) => row.unitId))
    return { ...page, items: page.items.map((row) => checkOf(row, known)) }
  }

  async function judge(
    id: string,
    { verdict, note = null }: { verdict: 'good' | 'poor'; note?: string | null | undefined },
    { actor, expectedVersion }: Acting,
  ): Promise<ReplyCheck> {
    const row = await db.transaction(actor, async (tx) => {
      const held = await repository.holdCheck(tx, id)
      if (!held) throw errors.NOT_FOUND({ what: id })
      if (expectedVersion !== undefined && held.version !== expectedVersion) throw errors.CHANGED_MEANWHILE()
      const after = await repository.writeVerdict(tx, held, { verdict, note })
      const matter = await findMatter(tx, held.complaintId)
      if (matter) appendAbout(tx, 'complaint.reply-judged', matter, { verdict, score: held.score })
      return after
    })
    return checkOf(row, await names.read([row.unitId]))
  }

  return { qualityOf, bucketOf, check, keep, list, judge }
}
export type QualityService = ReturnType<typeof createQuality>

/** By what an answer is found again: dates, amounts and house numbers differ where everything else was copied. */
export function sketchOf(text: string): Sketched {
  const plain = squeezed(text).replace(/\d+/g, '')
  const hashes = minHash(plain)
  const bands = Array.from({ length: SKETCH_SIZE / BAND }, (_, i) => {
    const part = hashes.subarray(i * BAND, (i + 1) * BAND)
    const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
    return createHash('sha256').update(`${i}:`).update(bytes).digest().readInt32BE(0)
  })
  return { print: createHash('sha256').update(plain).digest(), sketch: packed(hashes), bands }
}

function checkOf(row: CheckRow, names: KnownNames): ReplyCheck {
  const { score, bucket, flags } = row
  return {
    id: row.id,
    complaintId: row.complaintId,
    number: row.number,
    title: row.title,
    areaCode: row.areaCode as ReplyCheck['areaCode'],
    unitId: row.unitId,
    unitName: row.unitId === null ? null : names.unit(row.unitId),
    at: row.at.toISOString(),
    quality: { score, bucket, flags },
    verdict: row.verdict,
    verdictNote: row.verdictNote,
    verdictBy: row.verdictBy,
    verdictAt: row.verdictAt?.toISOString() ?? null,
    version: row.version,
  }
}
