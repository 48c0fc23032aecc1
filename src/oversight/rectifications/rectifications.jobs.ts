import type { Consumer } from '../../platform/events/dispatcher.ts'
import type { Opening } from './opening.service.ts'

/** The reactions of rectifications: a missed promise opens one, a judgement that was revised is noted in it. */
export function rectificationsConsumers({ openForMiss, noteJudgement }: Opening): Consumer[] {
  return [
    {
      name: 'rectifications',
      types: ['promise.missed', 'judgement.changed'],
      batch: 50,
      handle: async (tx, events) => {
        for (const event of events) {
          if (event.type === 'promise.missed') await openForMiss(tx, event)
          else await noteJudgement(tx, event)
        }
      },
    },
  ]
}
