import { useMemo, useState } from 'react'
import { type Client, listClients } from '../../../foundation/identity/clients/clients.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { ClientPane, purposeWords } from './ClientPane.tsx'
import { ClientStateWord } from './ClientStateWord.tsx'
import { CreateClient } from './CreateClient.tsx'
import { clientState } from './client-state.ts'
import { clientsTexts } from './clients-texts.ts'

const keyOf = (client: Client) => client.id

/** The programs of others that may call with a key: made, given a new key, revoked. */
export function ClientsPage() {
  const texts = useTexts(clientsTexts)
  const [open, setOpen] = useQueryValue('open')
  const [creating, setCreating] = useState(false)
  const { data, ...read } = useEndpoint(listClients, {})
  const columns = useClientColumns()
  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button kind="main" icon="plus" onClick={() => setCreating(true)}>
            {texts.create}
          </Button>
        }
      />
      <DataTable
        id="clients"
        label={texts.title}
        columns={columns}
        source={{ ...read, rows: data?.items }}
        rowKey={keyOf}
        rowName={(client) => client.name}
        open={open}
        onOpen={setOpen}
        pane={(client, frame) => <ClientPane key={client.id} client={client} {...frame} />}
        empty={texts.empty}
      />
      {creating && <CreateClient onClose={() => setCreating(false)} />}
    </div>
  )
}

function useClientColumns(): readonly Column<Client>[] {
  const texts = useTexts(clientsTexts)
  const language = useLanguage()
  return useMemo(() => {
    const { columns } = texts
    return [
      { id: 'name', header: columns.name, value: (row) => row.name, width: 240, grow: true },
      {
        id: 'purposes',
        header: columns.purposes,
        value: (row) => purposeWords(row, language),
        width: 200,
        filter: 'choice',
      },
      {
        id: 'state',
        header: columns.state,
        value: (row) => texts.states[clientState(row)],
        show: (row) => <ClientStateWord client={row} />,
        width: 130,
        filter: 'choice',
      },
      {
        id: 'key',
        header: columns.key,
        value: (row) => row.keyPrefix,
        show: (row) => <code>{row.keyPrefix}…</code>,
        width: 150,
      },
      {
        id: 'perMinute',
        header: columns.perMinute,
        value: (row) => row.perMinute,
        width: 130,
        align: 'end',
        filter: 'number',
      },
      {
        id: 'lastUsed',
        header: columns.lastUsed,
        value: (row) => row.lastUsedAt,
        words: (row) => (row.lastUsedAt ? showInstant(row.lastUsedAt, language) : ''),
        show: (row) =>
          row.lastUsedAt ? showInstant(row.lastUsedAt, language) : <span className="wb-soft">{texts.never}</span>,
        width: 200,
        filter: 'date',
      },
    ]
  }, [texts, language])
}
