import type { Consumer } from '../../../platform/events/dispatcher.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import type { RoutingService, SelfDispatch } from './routing.service.ts'

/** The task that learns; also what a request for training asks for. */
export const TRAINING = 'feedback.train-routing'

export function routingJobs({ train }: RoutingService): JobDefinition[] {
  return [
    {
      name: TRAINING,
      cron: '20 3 * * *',
      seconds: 3600,
      run: async () => {
        await train()
      },
    },
  ]
}

/** The reaction that dispatches by itself what the model is sure of, where that is switched on. */
export function routingConsumers(selfDispatch: SelfDispatch): Consumer[] {
  return [
    {
      name: 'feedback.self-dispatch',
      types: ['complaint.received'],
      batch: 20,
      handle: async (tx, events) => {
        for (const event of events) await selfDispatch(tx, event)
      },
    },
  ]
}
