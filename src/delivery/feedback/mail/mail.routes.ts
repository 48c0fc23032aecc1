import { type Binding, bind } from '../../../platform/http/binding.ts'
import * as contract from './mail.contract.ts'
import type { MailService } from './mail.service.ts'

/** The routes of inbound e-mail, one line each. */
export function mailRoutes(mail: MailService): Binding[] {
  return [
    bind(contract.takeMail, ({ body }, { client }) => mail.take(body, client)),
    bind(contract.listMail, ({ query }, { actor }) => mail.list(query, actor)),
  ]
}
