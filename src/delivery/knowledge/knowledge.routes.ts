import { type Binding, bind } from '../../platform/http/binding.ts'
import type { AnswersService } from './answers.service.ts'
import * as contract from './knowledge.contract.ts'
import type { KnowledgeService } from './knowledge.service.ts'

/** The endpoints of the knowledge base, each bound to its use case. */
export function knowledgeRoutes(entries: KnowledgeService, answers: AnswersService): Binding[] {
  return [
    bind(contract.searchKnowledge, ({ query }, { actor }) => answers.search(query, actor)),
    bind(contract.listUnanswered, (_, { actor }) => answers.unanswered(actor)),
    bind(contract.listEntries, ({ query }, { actor }) => entries.list(query, actor)),
    bind(contract.getEntry, ({ params }, { actor }) => entries.get(params.id, actor)),
    bind(contract.addEntry, ({ body }, { actor, once }) => entries.add(body, actor, once)),
    bind(contract.editEntry, ({ params, body }, ctx) => entries.edit(params.id, body, ctx)),
    bind(contract.checkEntry, ({ params }, ctx) => entries.check(params.id, ctx)),
    bind(contract.returnEntry, ({ params, body }, ctx) => entries.sendBack(params.id, body.reason, ctx)),
    bind(contract.publishEntry, ({ params }, ctx) => entries.publish(params.id, ctx)),
    bind(contract.reviewEntry, ({ params, body }, ctx) => entries.review(params.id, body.reviewOn, ctx)),
    bind(contract.retireEntry, ({ params, body }, ctx) => entries.retire(params.id, body.reason, ctx)),
    bind(contract.useEntry, ({ params, body }, { actor }) => answers.use(params.id, body.helped, actor)),
    bind(contract.searchAnswers, ({ query }, { actor }) => answers.searchPublic(query, actor)),
    bind(contract.readAnswer, ({ params }, { actor }) => answers.read(params.id, actor)),
    bind(contract.voteAnswer, ({ params, body }, { actor, once }) => answers.vote(params.id, body.useful, actor, once)),
  ]
}
