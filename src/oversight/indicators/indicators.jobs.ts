import { system } from '../../kernel/actor.ts'
import { localDateOf } from '../../kernel/dates.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { Log } from '../../platform/log/log.ts'
import { monthBefore } from './indicators.rules.ts'
import type { Judgements } from './judgements.service.ts'

/** The timed tasks of the indicators: on the first of a month the month before is judged. */
export function indicatorsJobs({ judgePeriod }: Judgements, timeZone: string, log: Log): JobDefinition[] {
  return [
    {
      name: 'indicators.judge-month',
      cron: '20 3 1 * *',
      run: async ({ from, to }) => {
        const month = monthBefore(localDateOf(new Date(), timeZone))
        const period = typeof from === 'string' && typeof to === 'string' ? { from, to } : month
        const tell = (done: number, of: number) => log.info({ ...period, done, of }, 'judging')
        const result = await judgePeriod(system('indicators.judge-month'), period, tell)
        log.info({ ...period, ...result }, 'judged')
      },
    },
  ]
}
