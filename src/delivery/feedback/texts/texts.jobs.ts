import type { Consumer } from '../../../platform/events/dispatcher.ts'
import { type JoiningService, MOVES_JOINED } from './joining.service.ts'
import { KEPT_IN_STEP, keepTexts } from './texts.service.ts'

/** The reactions that keep texts in step with matters and move joined ones with their main matter. */
export function textConsumers({ moveJoined }: JoiningService): Consumer[] {
  return [
    // A new reader begins at the first event: that fills in what was there before it.
    { name: 'feedback.texts', types: KEPT_IN_STEP, batch: 200, handle: keepTexts },
    {
      name: 'feedback.joined',
      types: MOVES_JOINED,
      batch: 20,
      handle: async (tx, events) => {
        for (const event of events) await moveJoined(tx, event)
      },
    },
  ]
}
