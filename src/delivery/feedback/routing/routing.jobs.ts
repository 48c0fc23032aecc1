import type { Consumer } from '../../../platform/events/dispatcher.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import { type RoutingService, type SelfDispatch, TRAINING_ASKED } from './routing.service.ts'

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

/**
 * The reactions: learning when somebody asks for it, and dispatching by itself what the model is sure of, where that is
 * switched on.
 */
export function routingConsumers(
  selfDispatch: SelfDispatch,
  askJob: (name: string, data: Record<string, unknown>, key: string) => Promise<void>,
): Consumer[] {
  return [
    {
      name: 'feedback.training',
      types: [TRAINING_ASKED],
      batch: 100,
      handle: () => askJob(TRAINING, {}, TRAINING),
    },
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
