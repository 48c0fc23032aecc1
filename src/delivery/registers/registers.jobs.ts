import type { Consumer } from '../../platform/events/dispatcher.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import type { RegistersService } from './registers.service.ts'

export const IMPORT_JOB = 'registers.import'

/** Seconds after which a run is taken for dead; the next one goes on where it stopped. */
const LONGEST_RUN = 3600

/** Asks for a run of a job in the background. */
export type AskJob = (name: string, data: Record<string, unknown>, key: string) => Promise<void>

/**
 * Imports run in the background: one that was asked for at once, and every minute those that a process left behind when
 * it stopped. Old uploads are removed at night.
 */
export function registersJobs(service: Pick<RegistersService, 'workOn' | 'tidy'>): JobDefinition[] {
  return [
    {
      name: IMPORT_JOB,
      cron: '* * * * *',
      retries: 3,
      seconds: LONGEST_RUN,
      run: ({ importId }) => service.workOn(typeof importId === 'string' ? importId : undefined),
    },
    { name: 'registers.tidy', cron: '40 3 * * *', run: () => service.tidy(new Date()) },
  ]
}

/** Hands an import that was asked for to the job that works on it. */
export function importConsumer(askJob: AskJob): Consumer {
  return {
    name: IMPORT_JOB,
    types: ['import.asked'],
    handle: async (_tx, events) => {
      for (const { subject } of events) await askJob(IMPORT_JOB, { importId: subject.id }, subject.id)
    },
  }
}
