import { type Binding, bind } from '../http/binding.ts'
import * as contract from './messages.contract.ts'
import type { MessagesService } from './messages.service.ts'

/** Binds the endpoints of messages, each to its use case. */
export function messagesRoutes(service: MessagesService): Binding[] {
  return [
    bind(contract.listOutbox, ({ query }, { actor }) => service.listOutbox(actor, query)),
    bind(contract.outboxSummary, (_, { actor }) => service.summary(actor)),
    bind(contract.sendAgain, ({ params }, { actor }) => service.sendAgain(actor, params.id)),
    bind(contract.listNotices, ({ query }, { actor }) => service.listNotices(actor, query)),
    bind(contract.readNotice, ({ params }, { actor }) => service.markRead(actor, params.id)),
    bind(contract.readAllNotices, (_, { actor }) => service.markRead(actor, null)),
  ]
}
