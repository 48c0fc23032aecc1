import type { Config } from '../config/config.ts'
import type { Database } from '../db/database.ts'
import type { Log } from '../log/log.ts'
import type { Module } from '../module.ts'
import type { Privacy } from '../privacy/privacy.ts'
import type { Channel } from './carrier.ts'
import { smtpCarrier } from './email.ts'
import { messagesRoutes } from './messages.routes.ts'
import { createMessagesService } from './messages.service.ts'
import { createQueue, type Messages } from './messages.ts'
import { type Carriers, Sender } from './sender.ts'
import { smsCarrier } from './sms.ts'
import type { Template } from './template.ts'

/**
 * Makes messages: the way into the outbox for modules, the sender for the worker, and the endpoints for administrators
 * and staff. `templates` are asked for when the first message is sent, when every module is there.
 */
export function createMessages(given: {
  config: Pick<Config, 'smtpUrl' | 'mailFrom' | 'smsUrl' | 'smsKey' | 'smsTemplates'>
  db: Database
  log: Log
  privacy: Privacy
  templates: () => readonly Template[]
}): { module: Module; messages: Messages; sender: Sender } {
  const { config, db, log, privacy, templates } = given
  const carriers: Carriers = {
    ...(config.smtpUrl ? { email: smtpCarrier(config.smtpUrl, config.mailFrom) } : {}),
    ...(config.smsUrl
      ? { sms: smsCarrier({ url: config.smsUrl, key: config.smsKey, templates: config.smsTemplates }) }
      : {}),
  }
  const isSetUp = (channel: Channel) => carriers[channel] !== undefined
  let byId: ReadonlyMap<string, Template> | undefined
  const findTemplate = (id: string) => {
    byId ??= new Map(templates().map((template) => [template.id, template]))
    return byId.get(id)
  }
  // The text of a failure may name the recipient: it is kept masked in the outbox and not in the log.
  const onError = (error: unknown) => log.warn({ fault: (error as Error)?.name }, 'a message could not be sent')
  const sender = new Sender({ db, privacy, carriers, findTemplate, onError })
  const wake = () => sender.wake()
  const service = createMessagesService({ db, privacy, isSetUp, findTemplate, wake })
  const module: Module = {
    name: 'messages',
    permissions: {
      'messages.read': {
        label: { zh: '查看邮件和短信的发送情况', en: 'See what became of e-mail and SMS' },
        roles: ['system-admin', 'audit-admin'],
      },
      'messages.send': {
        label: { zh: '重新发送邮件和短信', en: 'Send e-mail and SMS again' },
        roles: ['system-admin'],
      },
    },
    bindings: messagesRoutes(service),
    jobs: [{ name: 'messages.forget', cron: '50 2 * * *', run: async () => void (await service.forget()) }],
  }
  return { module, messages: createQueue({ privacy, isSetUp, wake }), sender }
}
