import { type Binding, bind } from '../../../platform/http/binding.ts'
import { getBoard } from './board.contract.ts'
import type { BoardService } from './board.service.ts'
import * as digests from './digests.contract.ts'
import type { DigestService } from './digests.service.ts'
import * as contract from './publication.contract.ts'
import type { PublicationService } from './publication.service.ts'

/** The routes of publication, one line each. */
export function publicationRoutes(cases: PublicationService, board: BoardService, digest: DigestService): Binding[] {
  return [
    bind(contract.listCandidates, ({ query }, { actor }) => cases.candidates(query, actor)),
    bind(contract.draftCase, ({ body }, { actor, once }) => cases.draft(body.complaintId, actor, once)),
    bind(contract.listCases, ({ query }, { actor }) => cases.list(query, actor)),
    bind(contract.getCase, ({ params }, { actor }) => cases.get(params.id, actor)),
    bind(contract.editCase, ({ params, body }, ctx) => cases.edit(params.id, body, ctx)),
    bind(contract.publishCase, ({ params, body }, ctx) => cases.publish(params.id, body, ctx)),
    bind(contract.dropCase, ({ params, body }, ctx) => cases.drop(params.id, body.reason, ctx)),
    bind(contract.withdrawCase, ({ params, body }, ctx) => cases.withdraw(params.id, body.reason, ctx)),
    bind(contract.redraftCase, ({ params }, ctx) => cases.redraft(params.id, ctx)),
    bind(contract.allowPublication, ({ body }, { actor, address }) =>
      cases.allow(body.access, body.allowed, { actor, address }),
    ),
    bind(contract.listPublicCases, ({ query }, { actor }) => cases.listPublic(query, actor)),
    bind(contract.getPublicCase, ({ params }, { actor }) => cases.getPublic(params.id, actor)),
    bind(getBoard, ({ query }, { actor }) => board.board(query, actor)),
    bind(digests.listDigests, ({ query }, { actor }) => digest.list(actor, query)),
    bind(digests.getDigest, ({ params }, { actor }) => digest.get(actor, params.id)),
    bind(digests.generateDigest, ({ body }, { actor, once }) => digest.generate(actor, body, once)),
    bind(digests.editDigest, ({ params, body }, ctx) => digest.edit(params.id, body, ctx)),
    bind(digests.stepDigest, ({ params, body }, ctx) => digest.take(params.id, params.step, body.reason, ctx)),
    bind(digests.listPublicDigests, ({ query }, { actor }) => digest.listPublic(actor, query)),
    bind(digests.getPublicDigest, ({ params }, { actor }) => digest.getPublic(actor, params.slug)),
    bind(digests.downloadDigest, ({ params }, { actor }) => digest.download(actor, params.slug, params.file)),
  ]
}
