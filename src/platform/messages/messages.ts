import { newId } from '../../kernel/ids.ts'
import type { Language } from '../../kernel/texts.ts'
import type { Tx } from '../db/database.ts'
import type { Privacy } from '../privacy/privacy.ts'
import type { Channel } from './carrier.ts'
import { insertNotice } from './notices.repository.ts'
import { insertOutboxRow } from './outbox.repository.ts'
import type { Template, Value } from './template.ts'

type What<N extends string> = {
  readonly template: Template<N>
  /** One for each placeholder. They may be personal: they are encrypted, and forgotten some months after. */
  readonly values: Readonly<Record<NoInfer<N>, Value>>
  /** The matter that it is about. */
  readonly reference: { readonly kind: string; readonly id: string }
  readonly countyCode: string
}

/** An e-mail or SMS. `to` is an address or a telephone number. */
export type Outgoing<N extends string> = What<N> & {
  readonly channel: Channel
  readonly to: string
  readonly language: Language
}

/** Something that accounts of the staff are told inside the application, each in the language it reads in. */
export type Telling<N extends string> = What<N> & { readonly accountIds: readonly string[] }

/** How modules send messages: in the transaction of what they tell of, so that there is never one without the other. */
export type Messages = {
  /** Puts an e-mail or SMS into the outbox; returns its id. Where the channel is not set up it is kept there. */
  queue<N extends string>(tx: Tx, message: Outgoing<N>): Promise<string>
  /** Tells members of the staff; an account that is named twice is told once. */
  tell<N extends string>(tx: Tx, telling: Telling<N>): Promise<void>
}

/** Makes the way into the outbox. `wake` is called after every commit that put something there. */
export function createQueue(given: {
  privacy: Privacy
  isSetUp: (channel: Channel) => boolean
  wake: () => void
}): Messages {
  const { privacy, isSetUp, wake } = given
  return {
    async queue(tx, { channel, to, template, language, values, reference, countyCode }) {
      const id = newId(tx.now.getTime())
      await insertOutboxRow(tx, {
        id,
        countyCode,
        channel,
        recipientSealed: privacy.seal(to),
        template: template.id,
        language,
        valuesSealed: privacy.seal(JSON.stringify(values)),
        referenceKind: reference.kind,
        referenceId: reference.id,
        state: isSetUp(channel) ? 'waiting' : 'kept',
      })
      tx.afterCommit(wake)
      return id
    },
    async tell(tx, { accountIds, template, values, reference, countyCode }) {
      const valuesSealed = privacy.seal(JSON.stringify(values))
      for (const accountId of new Set(accountIds)) {
        await insertNotice(tx, {
          countyCode,
          id: newId(tx.now.getTime()),
          accountId,
          template: template.id,
          valuesSealed,
          referenceKind: reference.kind,
          referenceId: reference.id,
        })
      }
    },
  }
}
