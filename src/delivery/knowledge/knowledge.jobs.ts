import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { AnswersService } from './answers.service.ts'
import type { KnowledgeService } from './knowledge.service.ts'

/** The timed tasks: every morning units are reminded of reviews; every night old searches are forgotten. */
export function knowledgeJobs(
  { remind }: Pick<KnowledgeService, 'remind'>,
  { forget }: Pick<AnswersService, 'forget'>,
): JobDefinition[] {
  return [
    { name: 'knowledge.remind', cron: '40 8 * * *', run: async () => void (await remind()) },
    { name: 'knowledge.forget', cron: '50 2 * * *', run: () => forget() },
  ]
}
