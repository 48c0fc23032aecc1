import { useState } from 'react'
import { type Account, changeAccount, ROLES, resetPassword } from '../../../foundation/identity/identity.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Confirm } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { SidePane } from '../../../ui/workbench/SidePane.tsx'
import type { PaneFrame } from '../../../ui/workbench/table/DataTable.tsx'
import { useMe, useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { AccountStateWord } from './AccountStateWord.tsx'
import { accountsTexts } from './accounts-texts.ts'
import { EditAccount } from './EditAccount.tsx'
import { GrantsDialog } from './GrantsDialog.tsx'
import { OneTimePassword } from './OneTimePassword.tsx'

/** One account beside the list: its facts, its roles, and what this administrator may do with it. */
export function AccountPane({ account, ...frame }: { account: Account } & PaneFrame) {
  const texts = useTexts(accountsTexts)
  const [dialog, setDialog] = useState<'edit' | 'grants' | 'reset'>()
  const [oneTime, setOneTime] = useState<string>()
  const reset = useAction(resetPassword)
  const close = () => setDialog(undefined)

  return (
    <SidePane
      {...frame}
      title={account.displayName}
      foot={<PaneActions account={account} onEdit={() => setDialog('edit')} onReset={() => setDialog('reset')} />}
    >
      <AccountFacts account={account} />
      <Grants account={account} onEdit={() => setDialog('grants')} />
      {dialog === 'edit' && <EditAccount account={account} onClose={close} />}
      {dialog === 'grants' && <GrantsDialog account={account} onClose={close} />}
      {dialog === 'reset' && (
        <Confirm
          title={texts.reset.title(account.displayName)}
          doIt={texts.reset.doIt}
          danger
          onClose={close}
          onConfirm={async () => {
            const { reply } = await reset.run({ params: { id: account.id } })
            setOneTime(reply?.oneTimePassword)
          }}
        >
          <p>{texts.reset.text}</p>
        </Confirm>
      )}
      {oneTime !== undefined && (
        <OneTimePassword name={account.displayName} password={oneTime} onClose={() => setOneTime(undefined)} />
      )}
    </SidePane>
  )
}

function AccountFacts({ account }: { account: Account }) {
  const texts = useTexts(accountsTexts)
  const language = useLanguage()
  const { columns } = texts
  return (
    <Facts
      facts={[
        { label: columns.name, value: account.name },
        { label: columns.unit, value: account.unitName ?? texts.noUnit },
        {
          label: columns.state,
          value: (
            <>
              <AccountStateWord account={account} />
              {account.lockedUntil && Date.parse(account.lockedUntil) > Date.now() && (
                <div className="wb-soft">{texts.lockedUntil(showInstant(account.lockedUntil, language))}</div>
              )}
            </>
          ),
        },
        { label: columns.factor, value: texts.factor[account.secondFactor] },
        {
          label: columns.lastSignIn,
          value: account.lastSignInAt ? showInstant(account.lastSignInAt, language) : texts.never,
        },
      ]}
    />
  )
}

function Grants({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const texts = useTexts(accountsTexts)
  const language = useLanguage()
  const { can } = useSession()
  const me = useMe()
  const { areaName, unitName } = useDirectory()
  return (
    <section className="wb-subsection">
      <header className="wb-card-head">
        <h3>{texts.grants.title}</h3>
        {can('identity.accounts.secure') && (
          <Button
            kind="quiet"
            icon="key"
            notNow={me.id === account.id ? texts.actions.own : undefined}
            onClick={onEdit}
          >
            {texts.actions.grants}
          </Button>
        )}
      </header>
      {account.grants.length === 0 && <p className="wb-soft">{texts.grants.none}</p>}
      <ul className="wb-lines">
        {account.grants.map(({ role, unitId, areaCode }) => (
          <li key={`${role} ${unitId} ${areaCode}`}>
            <strong>{ROLES[role][language]}</strong>
            <span className="wb-soft">
              {' · '}
              {unitId ? unitName(unitId) : texts.grants.anyUnit}
              {' · '}
              {areaName(areaCode)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type PaneActionsProps = { account: Account; onEdit: () => void; onReset: () => void }

function PaneActions({ account, onEdit, onReset }: PaneActionsProps) {
  const texts = useTexts(accountsTexts).actions
  const { can } = useSession()
  const me = useMe()
  const own = me.id === account.id ? texts.own : undefined
  const change = useAction(changeAccount, {
    done: ({ disabled, displayName }) => (disabled ? texts.disabledDone(displayName) : texts.enabledDone(displayName)),
    undo: (reply) =>
      back.run(
        { params: { id: reply.id }, body: { disabled: !reply.disabled } },
        { ifMatch: etagOfVersion(reply.version) },
      ),
  })
  const back = useAction(changeAccount)
  const toggle = () =>
    change.run(
      { params: { id: account.id }, body: { disabled: !account.disabled } },
      { ifMatch: etagOfVersion(account.version) },
    )
  return (
    <>
      {can('identity.accounts.manage') && (
        <>
          <Button icon="edit" onClick={onEdit}>
            {texts.edit}
          </Button>
          <Button
            kind={account.disabled ? 'plain' : 'danger'}
            busy={change.pending}
            notNow={own}
            onClick={() => void toggle()}
          >
            {account.disabled ? texts.enable : texts.disable}
          </Button>
        </>
      )}
      {can('identity.accounts.secure') && (
        <Button icon="lock" notNow={own} onClick={onReset}>
          {texts.reset}
        </Button>
      )}
    </>
  )
}
