import type { Consumer } from '../../platform/events/dispatcher.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { StaffService } from './staff.service.ts'
import { type TellingService, TOLD } from './telling.service.ts'

/** The timed tasks of feedback. */
export function feedbackJobs(staff: StaffService): JobDefinition[] {
  return [
    {
      name: 'feedback.close-answered',
      cron: '40 1 * * *',
      run: async () => {
        while ((await staff.closeAnswered()) > 0) {
          // until nothing is left that was answered long enough ago
        }
      },
    },
  ]
}

/** The reactions of feedback: what happens to a matter is told to its sender and to the unit that is to handle it. */
export function feedbackConsumers({ tell }: TellingService): Consumer[] {
  return [
    {
      name: 'feedback.telling',
      types: TOLD,
      batch: 20,
      handle: async (tx, events) => {
        for (const event of events) await tell(tx, event)
      },
    },
  ]
}
