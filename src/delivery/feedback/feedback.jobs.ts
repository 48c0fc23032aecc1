import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { StaffService } from './staff.service.ts'

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
