import { useState } from 'react'
import {
  type Client,
  PURPOSES,
  revokeClient,
  rotateClient,
} from '../../../foundation/identity/clients/clients.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Confirm, ConfirmWithReason } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { ClientKey } from './ClientKey.tsx'
import { ClientStateWord } from './ClientStateWord.tsx'
import { clientsTexts } from './clients-texts.ts'

/** One client beside the list: its facts, a new key for it, the end of it. */
export function ClientPane({ client, ...frame }: { client: Client } & PaneFrame) {
  const texts = useTexts(clientsTexts)
  const [dialog, setDialog] = useState<'rotate' | 'revoke'>()
  const [apiKey, setApiKey] = useState<string>()
  const rotate = useAction(rotateClient)
  const revoke = useAction(revokeClient, { showsError: true, done: () => texts.revoke.done(client.name) })
  const close = () => setDialog(undefined)
  const ifMatch = etagOfVersion(client.version)
  const input = { params: { id: client.id } }

  return (
    <SidePane
      {...frame}
      title={client.name}
      foot={
        client.revokedAt === null && (
          <>
            <Button icon="key" onClick={() => setDialog('rotate')}>
              {texts.rotate.action}
            </Button>
            <Button kind="danger" onClick={() => setDialog('revoke')}>
              {texts.revoke.action}
            </Button>
          </>
        )
      }
    >
      <ClientFacts client={client} />
      {dialog === 'rotate' && (
        <Confirm
          title={texts.rotate.title(client.name)}
          doIt={texts.rotate.doIt}
          danger
          onClose={close}
          onConfirm={async () => setApiKey((await rotate.run(input, { ifMatch })).reply?.key)}
        >
          <p>{texts.rotate.text}</p>
        </Confirm>
      )}
      {dialog === 'revoke' && (
        <ConfirmWithReason
          title={texts.revoke.title(client.name)}
          doIt={texts.revoke.doIt}
          danger
          onClose={close}
          onConfirm={async (reason) => {
            const { error } = await revoke.run({ ...input, body: { reason } }, { ifMatch })
            return { error }
          }}
        >
          <p>{texts.revoke.text}</p>
        </ConfirmWithReason>
      )}
      {apiKey !== undefined && <ClientKey name={client.name} apiKey={apiKey} onClose={() => setApiKey(undefined)} />}
    </SidePane>
  )
}

function ClientFacts({ client }: { client: Client }) {
  const texts = useTexts(clientsTexts)
  const language = useLanguage()
  const { columns } = texts
  const when = (at: string, by: string | null) => {
    const shown = showInstant(at, language)
    return by ? texts.by(shown, by) : shown
  }
  return (
    <Facts
      facts={[
        { label: columns.state, value: <ClientStateWord client={client} /> },
        { label: columns.purposes, value: purposeWords(client, language) },
        { label: columns.key, value: <code>{client.keyPrefix}…</code> },
        { label: columns.perMinute, value: String(client.perMinute) },
        { label: columns.created, value: when(client.createdAt, client.createdBy) },
        ...(client.rotatedAt ? [{ label: texts.rotatedAt, value: when(client.rotatedAt, null) }] : []),
        { label: columns.lastUsed, value: client.lastUsedAt ? when(client.lastUsedAt, null) : texts.never },
        ...(client.revokedAt
          ? [
              { label: texts.states.revoked, value: when(client.revokedAt, client.revokedBy) },
              { label: texts.revokedFor, value: client.revokeReason ?? '' },
            ]
          : []),
      ]}
    />
  )
}

/** What the key of a client is good for, in words. */
export function purposeWords({ purposes }: Pick<Client, 'purposes'>, language: 'zh' | 'en'): string {
  return purposes.map((purpose) => PURPOSES[purpose][language]).join(language === 'zh' ? '、' : ', ')
}
