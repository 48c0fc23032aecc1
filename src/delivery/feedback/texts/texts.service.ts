import { minHash, packed } from '../../../analytics/text/minhash.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { StoredEvent } from '../../../platform/events/events.ts'
import { maskText } from '../../../platform/privacy/mask-text.ts'
import { cellOf } from './places.rules.ts'
import { listSources, type Source, saveTexts, type TextRow } from './texts.repository.ts'
import { asVector, indexed } from './texts.rules.ts'

/** The events after which a text row may differ from its matter. */
export const KEPT_IN_STEP = [
  'received',
  'dispatched',
  'redispatched',
  'return-granted',
  'sent-back',
  'replied',
  'closed',
  'rejected',
  'transferred',
  'withdrawn',
  'reopened',
  'redone',
  'classified',
].map((what) => `complaint.${what}`)

/**
 * Brings the text rows of the matters that some events tell of in step with them, in the caller's transaction. It reads
 * the matters as they are now, so that events told twice or late do no harm.
 */
export async function keepTexts(tx: Tx, events: readonly StoredEvent[]): Promise<void> {
  const ids = [...new Set(events.map(({ subject }) => subject.id))]
  const sources = await listSources(tx, ids)
  await saveTexts(tx, sources.map(textRowOf))
}

/** The words of a sealed matter without who is named in them: nobody finds it by trying names. */
function unnamed({ title, text }: Source) {
  return { title: maskText(title).masked, text: maskText(text).masked }
}

/** The text row of a matter. */
export function textRowOf(source: Source): TextRow {
  const { title, text, lat, lon, ...rest } = source
  return {
    ...rest,
    cell: lat === null || lon === null ? null : cellOf({ lat, lon }),
    words: asVector(indexed(source.sealed ? { ...source, ...unnamed(source) } : source)),
    sketch: Buffer.from(packed(minHash(text))).toString('hex'),
  }
}
