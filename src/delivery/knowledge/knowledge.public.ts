import type { Tx } from '../../platform/db/database.ts'
import type { EntryContent } from './knowledge.contract.ts'

/** What the demo city and imports may ask of the knowledge base, in their own transaction. */
export type KnowledgePublic = {
  /** Writes and publishes an entry that somebody has checked outside already; returns its id. */
  publishDirectly(tx: Tx, content: EntryContent): Promise<string>
}
