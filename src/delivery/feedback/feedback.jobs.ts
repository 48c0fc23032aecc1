import type { Consumer } from '../../platform/events/dispatcher.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { type TellingService, TOLD } from './telling.service.ts'
import type { TimedService } from './timed.service.ts'

/** The timed tasks of feedback. */
export function feedbackJobs(timed: TimedService, renewCalendar: () => Promise<void>): JobDefinition[] {
  return [
    task('feedback.close-answered', '40 1 * * *', () => timed.closeAnswered()),
    task('feedback.archive', '10 2 * * *', () => timed.archiveSettled()),
    task('feedback.sign-silent', '*/5 * * * *', () => timed.signSilent()),
    task('feedback.unlist-due', '20 0 * * *', () => timed.unlistDue()),
    { name: 'feedback.review-listed', cron: '0 9 * * *', run: async () => void (await timed.reviewListed()) },
    {
      name: REREAD,
      run: async () => {
        await renewCalendar()
        await timed.rereadCalendar()
      },
    },
  ]
}

/** Asked for when the calendar has changed. */
const REREAD = 'feedback.reread-calendar'

/** A task that goes on as long as it finds something to do. */
function task(name: string, cron: string, some: () => Promise<number>): JobDefinition {
  return {
    name,
    cron,
    run: async () => {
      while ((await some()) > 0) {
        // until nothing is left whose time has come
      }
    },
  }
}

/** The reactions of feedback: what happens to a matter is told to its sender and to the unit that is to handle it. */
export function feedbackConsumers(
  { tell }: TellingService,
  askJob: (name: string, data: Record<string, unknown>, key: string) => Promise<void>,
): Consumer[] {
  return [
    {
      name: 'feedback.telling',
      types: TOLD,
      batch: 20,
      handle: async (tx, events) => {
        for (const event of events) await tell(tx, event)
      },
    },
    {
      name: 'feedback.calendar',
      types: ['calendar.changed'],
      batch: 100,
      handle: () => askJob(REREAD, {}, 'calendar'),
    },
  ]
}
