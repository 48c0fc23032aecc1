import { useState } from 'react'
import { type Account, changeAccount } from '../../../foundation/identity/identity.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { Confirm } from '../../../ui/workbench/dialog/ConfirmWithReason.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { showToast } from '../../../ui/workbench/toast/toast-list.ts'
import { useMe } from '../../session/Session.tsx'
import { accountsTexts } from './accounts-texts.ts'

/** Disables the chosen accounts one after the other, the own one left out. */
export function DisableMany({ accounts, onDone }: { accounts: readonly Account[]; onDone: () => void }) {
  const texts = useTexts(accountsTexts).bulk
  const me = useMe()
  const [asking, setAsking] = useState(false)
  const change = useAction(changeAccount, { showsError: true })
  const wanted = accounts.filter(({ id, disabled }) => id !== me.id && !disabled)
  const disableAll = async () => {
    let failed = 0
    for (const { id, version } of wanted) {
      const { error } = await change.run(
        { params: { id }, body: { disabled: true } },
        { ifMatch: etagOfVersion(version) },
      )
      if (error) failed += 1
    }
    const done = wanted.length - failed
    if (failed > 0) showToast({ kind: 'failed', text: texts.partly(done, failed) })
    else showToast({ kind: 'done', text: texts.done(done) })
    onDone()
  }
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {texts.disable(wanted.length)}
      </Button>
      {asking && (
        <Confirm
          title={texts.disable(wanted.length)}
          doIt={texts.disable(wanted.length)}
          danger
          onClose={() => setAsking(false)}
          onConfirm={disableAll}
        >
          <p>{texts.disableText}</p>
          <ul className="wb-lines">
            {wanted.map(({ id, displayName, name }) => (
              <li key={id}>
                {displayName} <span className="wb-soft">{name}</span>
              </li>
            ))}
          </ul>
        </Confirm>
      )}
    </>
  )
}
