import type { Client } from '../../../foundation/identity/clients/clients.contract.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { type Standing, StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { type ClientState, clientState } from './client-state.ts'
import { clientsTexts } from './clients-texts.ts'

const STANDINGS: Readonly<Record<ClientState, Standing>> = { active: 'kept', unused: 'atRisk', revoked: 'provisional' }

/** The state of a client as sign and word. */
export function ClientStateWord({ client }: { client: Client }) {
  const texts = useTexts(clientsTexts)
  const state = clientState(client)
  return <StatusWord standing={STANDINGS[state]}>{texts.states[state]}</StatusWord>
}
