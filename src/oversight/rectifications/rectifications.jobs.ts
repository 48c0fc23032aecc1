import type { Consumer } from '../../platform/events/dispatcher.ts'
import type { JobDefinition } from '../../platform/jobs/jobs.ts'
import { type Notices, TOLD_EVENTS } from './notices.service.ts'
import type { Opening } from './opening.service.ts'

/**
 * The reactions of rectifications: a missed promise opens one, a judgement that was revised is noted in it, and what
 * happens to one is told to those who have to act.
 */
export function rectificationsConsumers(opening: Opening, { tellOf }: Notices): Consumer[] {
  return [
    {
      name: 'rectifications',
      types: ['promise.missed', 'judgement.changed'],
      batch: 50,
      handle: async (tx, events) => {
        for (const event of events) {
          if (event.type === 'promise.missed') await opening.openForMiss(tx, event)
          else await opening.noteJudgement(tx, event)
        }
      },
    },
    {
      name: 'rectifications.notices',
      types: TOLD_EVENTS,
      batch: 50,
      handle: async (tx, events) => {
        for (const event of events) await tellOf(tx, event)
      },
    },
  ]
}

/** The timed tasks: every morning those who own something due are reminded. */
export function rectificationsJobs({ remind }: Notices): JobDefinition[] {
  return [{ name: 'rectifications.remind', cron: '30 8 * * *', run: async () => void (await remind()) }]
}
