import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { countyOf, type DirectoryPublic } from '../../../foundation/directory/directory.public.ts'
import { type ApiClient, clientActor, type IdentityPublic } from '../../../foundation/identity/identity.public.ts'
import { type Actor, system } from '../../../kernel/actor.ts'
import { AppError, errors } from '../../../kernel/errors.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Database, Tx } from '../../../platform/db/database.ts'
import type { ReceivedFile } from '../../../platform/files/files.ts'
import { maskEmail } from '../../../platform/privacy/mask.ts'
import { maskText, noPersonalIn } from '../../../platform/privacy/mask-text.ts'
import type { Privacy } from '../../../platform/privacy/privacy.ts'
import { areaOfPlace } from '../area-of-place.rules.ts'
import type { Attachments, OwningMatter } from '../attachments/attachments.service.ts'
import { appendAbout } from '../complaint.events.ts'
import { changeMatter, findMatter, type Matter } from '../feedback.repository.ts'
import type { IntakeService } from '../intake.service.ts'
import type { Settings } from '../settings/settings.contract.ts'
import { LONGEST_TEXT } from '../words.contract.ts'
import type { CodeTelling } from './code-telling.ts'
import { Ignored, type InboundMail, type MailEntry, type MailTaken } from './mail.contract.ts'
import * as repository from './mail.repository.ts'
import {
  cutTo,
  ignoredFor,
  kindOf,
  type Letter,
  languageOf,
  numberIn,
  titleOfSubject,
  withoutQuote,
} from './mail.rules.ts'
import { readLetter } from './read-letter.ts'

export type MailDeps = {
  readonly db: Database
  readonly directory: DirectoryPublic
  readonly privacy: Privacy
  readonly identity: Pick<IdentityPublic, 'confirmClient'>
  readonly attachments: Attachments
  readonly intake: IntakeService
  readonly settings: () => Settings
  readonly tellCode: CodeTelling
  /** Addresses from which the product itself writes. */
  readonly ownAddresses: readonly string[]
}

const SYSTEM = system('feedback.mail')
const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Days after which sender and subject of a message are forgotten; the matter keeps what it has. */
const KEPT_DAYS = 180
const LONGEST_ADDITION = 2000
const MOST_FILES = 5

type Prepared = {
  readonly letter: Letter
  readonly from: string
  readonly received: readonly ReceivedFile[]
  readonly text: string
}
type Outcome = Pick<repository.MailRow, 'outcome' | 'reason' | 'number'>

/** Takes e-mail that came in: registers it, adds it to its matter, or puts it aside without an answer. */
export function createMail(deps: MailDeps) {
  const { db, directory, privacy, identity, attachments, intake, settings, tellCode, ownAddresses } = deps
  const own = ownAddresses.map((address) => (/<([^<>]+)>/.exec(address)?.[1] ?? address).trim().toLowerCase())

  /** Takes one message. A Message-ID that was taken before is answered as it was then. */
  async function take(mail: InboundMail, client: ApiClient | undefined): Promise<MailTaken> {
    if (!client) throw errors.NOT_ALLOWED()
    const letter = await readLetter(mail)
    const messageIndex = privacy.blindIndex('mail.message', letter.messageId ?? fingerprintOf(letter))
    const earlier = await db.read(SYSTEM, (tx) => repository.findMail(tx, messageIndex))
    if (earlier) return { ...earlier, repeated: true }
    const reason = ignoredFor(letter, own) ?? (await tooMany(letter.from))
    const asSystem: Actor = { ...SYSTEM, id: client.id, name: client.name }
    const asClient = clientActor(client, languageOf(letter))
    const matterId = reason ? undefined : await ownMatter(letter)
    const prepared = reason ? undefined : await prepare(letter, asClient, matterId !== undefined)
    const actor = prepared && !matterId ? asClient : asSystem
    return db.transaction(actor, async (tx) => {
      await identity.confirmClient(tx, client)
      await repository.oneAtATime(tx, messageIndex)
      // Whoever brought the same message meanwhile has committed by now.
      const taken = await repository.findMail(tx, messageIndex)
      if (taken) return { ...taken, repeated: true }
      const outcome = await settle(tx, { reason, matterId, prepared, client })
      await repository.insertMail(tx, { ...(await rowOf(tx, letter, messageIndex)), ...outcome })
      return { ...outcome, repeated: false }
    })
  }

  async function settle(
    tx: Tx,
    how: { reason: Ignored | null; matterId: string | undefined; prepared: Prepared | undefined; client: ApiClient },
  ): Promise<Outcome> {
    if (!how.prepared) return { outcome: 'ignored', reason: how.reason, number: null }
    if (how.matterId) return { outcome: 'added', reason: null, number: await addTo(tx, how.matterId, how.prepared) }
    return { outcome: 'registered', reason: null, number: await register(tx, how.prepared, how.client) }
  }

  async function tooMany(from: string | null): Promise<Ignored | null> {
    if (from === null) return 'no-sender'
    const since = new Date(Date.now() - HOUR)
    const index = privacy.blindIndex('mail.sender', from)
    const count = await db.read(SYSTEM, (tx) => repository.countFrom(tx, index, since))
    return count >= settings().mail.mostPerHour ? 'too-many' : null
  }

  /** The matter that the subject names, if the letter comes from the address that handed it in. */
  async function ownMatter({ subject, from }: Letter): Promise<string | undefined> {
    const number = numberIn(subject)
    if (!number) return undefined
    return db.read(SYSTEM, async (tx) => {
      const id = await repository.findIdByNumber(tx, number)
      const matter = id ? await findMatter(tx, id) : undefined
      const isTheirs = matter?.emailSealed && privacy.open(matter.emailSealed).toLowerCase() === from
      return isTheirs ? matter?.id : undefined
    })
  }

  /** Takes the files of a letter and cuts its words; what cannot be taken is named in the text instead of lost. */
  async function prepare(letter: Letter, by: Actor, isAddition: boolean): Promise<Prepared> {
    const received: ReceivedFile[] = []
    const notes: string[] = []
    for (const [i, { name, mediaType, bytes }] of letter.files.entries()) {
      if (i >= MOST_FILES) {
        notes.push(`〔还有 ${letter.files.length - MOST_FILES} 个附件未收下：一封邮件最多 ${MOST_FILES} 个。〕`)
        break
      }
      const upload = { fileName: name, mediaType, stream: Readable.from([Buffer.from(bytes)]), fields: {} }
      await attachments.receive(upload, by, ['image', 'pdf', 'office', 'text']).then(
        (file) => received.push(file),
        (error: unknown) => {
          if (!(error instanceof AppError) || error.status >= 500) throw error
          notes.push(`〔附件未收下：${error.in('zh')}〕`)
        },
      )
    }
    const most = isAddition ? LONGEST_ADDITION : LONGEST_TEXT
    const words = isAddition ? withoutQuote(letter.text) : letter.text
    const whole = [words || letter.subject.trim() || '（邮件没有文字，见附件）', ...notes].join('\n')
    const { text, isCut } = cutTo(whole, most, '\n〔邮件较长，全文见附件。〕')
    if (isCut) received.push(await keepWhole(letter.text, by))
    return { letter, from: letter.from!, received, text }
  }

  function keepWhole(text: string, by: Actor): Promise<ReceivedFile> {
    const upload = { fileName: '邮件全文.txt', mediaType: 'text/plain', stream: Readable.from([Buffer.from(text)]) }
    return attachments.receive({ ...upload, fields: {} }, by, ['text'])
  }

  async function register(tx: Tx, { letter, from, received, text }: Prepared, client: ApiClient): Promise<string> {
    const areas = await directory.listAreas(tx)
    const areaCode = areaOfPlace(areas, null, `${letter.subject}\n${text}`) ?? (await directory.cityCode(tx))
    const title = maskText(titleOfSubject(letter.subject)).masked
    const name = letter.name && [...letter.name.replace(/\p{Cc}/gu, '')].slice(0, 60).join('')
    const { id, receipt } = await intake.receive(
      tx,
      {
        kind: kindOf(letter),
        ...(title && noPersonalIn(title) ? { title } : {}),
        text,
        areaCode,
        ...(name ? { name } : {}),
        email: from,
        confidential: false,
        channel: 'mail',
        files: [],
      },
      { clientId: client.id },
    )
    const countyCode = countyOf(areaCode)
    await attach(tx, { id, countyCode, areaCode, number: receipt.number, kind: receipt.kind }, received)
    await tellCode(tx, { id, countyCode, receipt, to: from, language: languageOf(letter) })
    return receipt.number
  }

  /** Adds a letter to the matter that it answers; one that is closed keeps its state, and its words are kept. */
  async function addTo(tx: Tx, matterId: string, { received, text }: Prepared): Promise<string> {
    const matter: Matter = (await findMatter(tx, matterId, true))!
    const { state } = matter
    const entry = { at: tx.now.toISOString(), action: 'add', state, text, internal: false, by: null, unitId: null }
    await changeMatter(tx, matter, { entries: [entry] })
    await attach(tx, matter, received)
    appendAbout(tx, 'complaint.added-to', matter)
    return matter.number
  }

  async function attach(tx: Tx, matter: OwningMatter, received: readonly ReceivedFile[]): Promise<void> {
    await attachments.attach(tx, matter, received, 'resident')
  }

  async function rowOf(tx: Tx, { from, subject }: Letter, messageIndex: string) {
    return {
      messageIndex,
      countyCode: countyOf(await directory.cityCode(tx)),
      id: newId(tx.now.getTime()),
      senderIndex: from && privacy.blindIndex('mail.sender', from),
      senderSealed: from && privacy.seal(from),
      subjectSealed: subject === '' ? null : privacy.seal(subject.slice(0, 300)),
    }
  }

  async function list(
    {
      outcome,
      cursor,
      limit,
    }: { outcome?: Outcome['outcome'] | undefined; cursor?: string | undefined; limit: number },
    actor: Actor,
  ): Promise<{ items: MailEntry[]; next?: string }> {
    const rows = await db.read(actor, (tx) =>
      repository.listMail(tx, { outcome: outcome ?? null, after: cursor ?? null, limit: limit + 1 }),
    )
    const items = rows.slice(0, limit).map(({ senderSealed, subjectSealed, receivedAt, reason, ...row }) => ({
      ...row,
      reason: Ignored.safeParse(reason).data ?? null,
      receivedAt: receivedAt.toISOString(),
      sender: senderSealed && maskEmail(privacy.open(senderSealed)),
      subject: subjectSealed && maskText(privacy.open(subjectSealed)).masked,
    }))
    const last = items.at(-1)
    return rows.length > limit && last ? { items, next: last.id } : { items }
  }

  const forget = () =>
    db.transaction(SYSTEM, (tx) => repository.forgetMail(tx, new Date(tx.now.getTime() - KEPT_DAYS * DAY)))

  return { take, list, forget }
}
export type MailService = ReturnType<typeof createMail>

/** Stands for the Message-ID of a letter that has none: whatever is the same in a repetition. */
function fingerprintOf({ from, subject, text, headers }: Letter): string {
  return createHash('sha256')
    .update(JSON.stringify([from, subject, text, headers.get('date')]))
    .digest('hex')
}
