import { type Binding, bind } from '../../../platform/http/binding.ts'
import { dropDraft, keepDraft, readDraft } from './drafts.contract.ts'
import type { DraftsService } from './drafts.service.ts'

/** The routes of unsent drafts, one line each. */
export function draftsRoutes(drafts: DraftsService): Binding[] {
  return [
    bind(keepDraft, ({ body }, { actor }) => drafts.keep(body, actor)),
    bind(readDraft, ({ body }, { actor }) => drafts.read(body.id, actor)),
    bind(dropDraft, ({ body }, { actor }) => drafts.drop(body.id, actor)),
  ]
}
