import { useId, useState } from 'react'
import { type Account, listRoles, type Role, setGrants } from '../../../foundation/identity/identity.contract.ts'
import { newId } from '../../../kernel/ids.ts'
import { Button, IconButton } from '../../../ui/workbench/Button.tsx'
import { etagOfVersion } from '../../../ui/workbench/calls/etags.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../ui/workbench/forms/SelectField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { useDirectory } from '../directory/use-directory.ts'
import { accountsTexts } from './accounts-texts.ts'
import { changed, draftsOf, type GrantDraft, grantsOf, keepsAdministratorsApart } from './grant-rules.ts'

/** Sets the roles of an account, each for a unit and an area with all below it. */
export function GrantsDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const texts = useTexts(accountsTexts).grants
  const cancel = useTexts(partTexts).cancel
  const { areas } = useDirectory()
  const save = useAction(setGrants, { showsError: true, done: texts.saved })
  const [initial] = useState(() => ({ grants: draftsOf(account.grants) }))
  const form = useForm<{ grants: readonly GrantDraft[] }>({
    initial,
    labels: { grants: texts.title },
    fieldOfCode: { ADMINISTRATORS_APART: 'grants', UNKNOWN_AREA: 'grants', UNKNOWN_UNIT: 'grants' },
    check: ({ grants }) => {
      if (!grantsOf(grants)) return { grants: texts.incomplete }
      return keepsAdministratorsApart(grants) ? {} : { grants: texts.apart }
    },
  })
  const { grants } = form.values
  const change = (next: readonly GrantDraft[]) => form.set({ grants: next })
  const city = areas.find(({ level }) => level === 'city')?.code ?? null
  const submit = form.submit(async ({ grants: drafts }) => {
    const complete = grantsOf(drafts)
    if (!complete) return {}
    const outcome = await save.run(
      { params: { id: account.id }, body: { grants: complete } },
      { ifMatch: etagOfVersion(account.version) },
    )
    if (!outcome.error) onClose()
    return outcome
  })
  return (
    <Dialog title={`${texts.edit} · ${account.displayName}`} onClose={onClose} wide>
      <FormFrame onSubmit={submit}>
        <ErrorSummary form={form} />
        <p className="wb-hint">{texts.apart}</p>
        {grants.length === 0 && <p className="wb-soft">{texts.none}</p>}
        <ul className="wb-grants">
          {grants.map((grant) => (
            <GrantRow
              key={grant.key}
              grant={grant}
              onChange={(part) => change(changed(grants, grant.key, part))}
              onRemove={() => change(grants.filter(({ key }) => key !== grant.key))}
            />
          ))}
        </ul>
        <Button
          icon="plus"
          onClick={() => change([...grants, { key: newId(), role: 'handler', unitId: account.unitId, areaCode: city }])}
        >
          {texts.add}
        </Button>
        <p className="wb-hint">{texts.effect}</p>
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.save}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}

type GrantRowProps = { grant: GrantDraft; onChange: (part: Partial<GrantDraft>) => void; onRemove: () => void }

function GrantRow({ grant, onChange, onRemove }: GrantRowProps) {
  const texts = useTexts(accountsTexts).grants
  const language = useLanguage()
  const id = useId()
  const { areaChoices, unitChoices } = useDirectory()
  const roles = useEndpoint(listRoles, {}, { fresh: Number.POSITIVE_INFINITY }).data?.items ?? []
  const choices = roles.map((one) => ({ value: one.role, label: one[language], words: `${one.zh} ${one.en}` }))
  const given = roles.find(({ role }) => role === grant.role)
  return (
    <li>
      <div className="wb-fieldrow">
        <SelectField
          id={`${id}-role`}
          name="role"
          label={texts.role}
          fault={undefined}
          choices={choices}
          value={grant.role}
          onChange={(role) => role && onChange({ role: role as Role })}
        />
        <SelectField
          id={`${id}-unit`}
          name="unit"
          label={texts.unit}
          fault={undefined}
          choices={unitChoices}
          placeholder={texts.anyUnit}
          optional
          value={grant.unitId}
          onChange={(unitId) => onChange({ unitId })}
        />
        <SelectField
          id={`${id}-area`}
          name="area"
          label={texts.area}
          fault={undefined}
          choices={areaChoices}
          value={grant.areaCode}
          onChange={(areaCode) => onChange({ areaCode })}
        />
        <IconButton name="trash" label={texts.remove(given?.[language] ?? grant.role)} onClick={onRemove} />
      </div>
      {given && given.permissions.length > 0 && (
        <details className="wb-hint">
          <summary>{texts.permissions}</summary>
          <code>{given.permissions.join('  ')}</code>
        </details>
      )}
    </li>
  )
}
