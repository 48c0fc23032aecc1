import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import type { MailService } from './mail.service.ts'

/** The timed tasks of inbound e-mail. */
export function mailJobs(mail: MailService): JobDefinition[] {
  return [{ name: 'feedback.forget-mail', cron: '35 3 * * *', run: () => mail.forget() }]
}
