import type { Consumer } from '../../../platform/events/dispatcher.ts'
import type { JobDefinition } from '../../../platform/jobs/jobs.ts'
import type { DigestService } from './digests.service.ts'
import type { PublicationService } from './publication.service.ts'

/** What a sender refuses to have told is taken off as soon as the refusal is known. */
export function publicationConsumers({ takeOff }: Pick<PublicationService, 'takeOff'>): Consumer[] {
  return [
    {
      name: 'feedback.publication',
      types: ['complaint.publication-refused'],
      batch: 50,
      handle: async (tx, events) => {
        for (const { subject } of events) await takeOff(tx, subject.id)
      },
    },
  ]
}

/** On the second day of a quarter, when the last ratings of the one before are in, its digest is drawn up. */
export function publicationJobs({ drawUpLast }: Pick<DigestService, 'drawUpLast'>): JobDefinition[] {
  return [
    {
      name: 'feedback.draw-up-digest',
      cron: '20 3 2 1,4,7,10 *',
      run: async () => {
        await drawUpLast()
      },
    },
  ]
}
