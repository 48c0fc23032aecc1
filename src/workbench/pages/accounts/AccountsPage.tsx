import { useMemo, useState } from 'react'
import { type Account, listAccounts, ROLES } from '../../../foundation/identity/identity.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { usePages } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import type { Column } from '../../../ui/workbench/table/column.ts'
import { DataTable } from '../../../ui/workbench/table/DataTable.tsx'
import { useQuerySearch } from '../../../ui/workbench/use-query-search.ts'
import { useSession } from '../../session/Session.tsx'
import { AccountPane } from './AccountPane.tsx'
import { AccountStateWord } from './AccountStateWord.tsx'
import { accountState } from './account-state.ts'
import { accountsTexts } from './accounts-texts.ts'
import { CreateAccount } from './CreateAccount.tsx'
import { DisableMany } from './DisableMany.tsx'

const keyOf = (account: Account) => account.id

/** All staff accounts of what this administrator may see: found, made, changed, disabled, given roles. */
export function AccountsPage() {
  const texts = useTexts(accountsTexts)
  const { can } = useSession()
  const [open, setOpen] = useQueryValue('open')
  const [creating, setCreating] = useState(false)
  const { typed, setTyped, search } = useQuerySearch('q')
  const source = usePages(listAccounts, { query: search === '' ? {} : { search } })
  const columns = useAccountColumns()
  const mayManage = can('identity.accounts.manage')

  return (
    <div className="wb-page wb-page-fill">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          mayManage && (
            <Button kind="main" icon="plus" onClick={() => setCreating(true)}>
              {texts.create}
            </Button>
          )
        }
      />
      <DataTable
        id="accounts"
        label={texts.title}
        columns={columns}
        source={source}
        rowKey={keyOf}
        rowName={(account) => account.displayName}
        search={{ value: typed, onChange: setTyped }}
        open={open}
        onOpen={setOpen}
        pane={(account, frame) => <AccountPane account={account} {...frame} />}
        {...(mayManage
          ? { bulk: (rows: readonly Account[], clear: () => void) => <DisableMany accounts={rows} onDone={clear} /> }
          : {})}
        empty={texts.empty}
      />
      {creating && <CreateAccount onClose={() => setCreating(false)} />}
    </div>
  )
}

function useAccountColumns(): readonly Column<Account>[] {
  const texts = useTexts(accountsTexts)
  const language = useLanguage()
  return useMemo(() => {
    const rolesOf = (account: Account) => account.grants.map(({ role }) => ROLES[role][language])
    return [
      { id: 'displayName', header: texts.columns.displayName, value: (row) => row.displayName, width: 160 },
      { id: 'name', header: texts.columns.name, value: (row) => row.name, width: 160 },
      { id: 'unit', header: texts.columns.unit, value: (row) => row.unitName, width: 200, filter: 'choice' },
      {
        id: 'roles',
        header: texts.columns.roles,
        value: (row) => rolesOf(row).join('; '),
        show: (row) =>
          rolesOf(row).join(language === 'zh' ? '、' : ', ') || <span className="wb-soft">{texts.noRoles}</span>,
        width: 220,
        grow: true,
      },
      {
        id: 'state',
        header: texts.columns.state,
        value: (row) => texts.states[accountState(row, Date.now())],
        show: (row) => <AccountStateWord account={row} />,
        width: language === 'zh' ? 130 : 210,
        filter: 'choice',
      },
      {
        id: 'factor',
        header: texts.columns.factor,
        value: (row) => texts.factor[row.secondFactor],
        width: 130,
        filter: 'choice',
      },
      {
        id: 'lastSignIn',
        header: texts.columns.lastSignIn,
        value: (row) => row.lastSignInAt,
        words: (row) => (row.lastSignInAt ? showInstant(row.lastSignInAt, language) : ''),
        show: (row) =>
          row.lastSignInAt ? showInstant(row.lastSignInAt, language) : <span className="wb-soft">{texts.never}</span>,
        width: 210,
        filter: 'date',
      },
    ]
  }, [texts, language])
}
