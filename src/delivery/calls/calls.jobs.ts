import type { Consumer } from '../../platform/events/dispatcher.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { CallBackService } from './call-backs/call-backs.service.ts'
import type { CallsService } from './calls.service.ts'

/** The timed task: every five minutes those who have to act are told of call-backs that are overdue. */
export function callsJobs({ climb }: Pick<CallBackService, 'climb'>): JobDefinition[] {
  return [{ name: 'calls.overdue', cron: '*/5 * * * *', run: async () => void (await climb()) }]
}

/** A matter that was handed in during a call, which its event names by `callId`, is linked to the call. */
export function callsConsumers({ noteMatter }: Pick<CallsService, 'noteMatter'>): Consumer[] {
  return [
    {
      name: 'calls.matters',
      types: ['complaint.received', 'complaint.called'],
      batch: 100,
      handle: async (tx, events) => {
        for (const { subject, data } of events) {
          if (typeof data.callId !== 'string') continue
          await noteMatter(tx, data.callId, { complaintId: subject.id, number: String(data.number) })
        }
      },
    },
  ]
}
