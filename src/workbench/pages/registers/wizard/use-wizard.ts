import { useEffect, useState } from 'react'
import {
  type FileLook,
  lookAtFile,
  type Reading,
  type RegisterFile,
} from '../../../../delivery/registers/files.contract.ts'
import type { MappingField, RegisterMapping } from '../../../../delivery/registers/mapping.contract.ts'
import type { SavedMapping } from '../../../../delivery/registers/registers.contract.ts'
import { useEndpoint } from '../../../../ui/workbench/calls/use-endpoint.ts'
import { dropDraft, keepDraft, readDraft } from '../../../../ui/workbench/forms/drafts.ts'
import { useQueryValue } from '../../../../ui/workbench/navigation.tsx'
import { draftOf, type FieldDraft, type MappingDraft } from './mapping-draft.ts'

export const WIZARD_STEPS = ['file', 'columns', 'preview', 'start'] as const
export type WizardStep = (typeof WIZARD_STEPS)[number]

/** The mapping that the work began with: a saved one, or the proposal. */
export type BasedOn = {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly nameEn: string
  readonly builtIn: boolean
}
type Kept = {
  reading: Reading
  mapping: MappingDraft | null
  basedOn: BasedOn | null
  touched: boolean
  sourceId: string | null
}
const NOTHING_YET: Kept = { reading: {}, mapping: null, basedOn: null, touched: false, sourceId: null }

/** The import that is being prepared: the file in the address, what was decided about it kept for this tab. */
export type Wizard = {
  readonly step: WizardStep
  readonly fileId: string | undefined
  readonly file: RegisterFile | undefined
  readonly look: ReturnType<typeof useEndpoint<typeof lookAtFile>>
  readonly reading: Reading
  readonly draft: MappingDraft | undefined
  readonly basedOn: BasedOn | null
  /** Whether the mapping differs from the one it began with, so that it must be saved. */
  readonly touched: boolean
  readonly sourceId: string | null
  go(step: WizardStep): void
  take(file: RegisterFile): void
  read(reading: Reading): void
  use(saved: SavedMapping | undefined): void
  change(part: Partial<Omit<MappingDraft, 'fields'>>): void
  changeField(field: MappingField, part: Partial<FieldDraft>): void
  chooseSource(id: string | null): void
  forget(): void
}

/** Keeps the state of the wizard, so that the page can be left and opened again by its address. */
export function useWizard(): Wizard {
  const [fileId, setFileId] = useQueryValue('file')
  const [stepName, setStep] = useQueryValue('step')
  const [kept, setKept] = useState<Kept>(() => readKept(fileId))
  const look = useEndpoint(
    lookAtFile,
    { params: { id: fileId ?? '' }, body: { reading: kept.reading } },
    { enabled: fileId !== undefined, fresh: Number.POSITIVE_INFINITY, keepPrevious: true },
  )
  const file = look.data?.id === fileId ? look.data : undefined
  const step = fileId === undefined ? 'file' : (WIZARD_STEPS.find((one) => one === stepName) ?? 'columns')
  useEffect(() => {
    if (fileId !== undefined) keepDraft(sessionStorage, keyOf(fileId), kept)
  }, [fileId, kept])

  const draft = kept.mapping ?? (file && proposalFor(file.look))
  const change = (part: Partial<Kept>) => setKept((now) => ({ ...now, ...part }))
  return {
    step,
    fileId,
    file,
    look,
    reading: kept.reading,
    draft,
    basedOn: kept.basedOn,
    touched: kept.touched || kept.basedOn === null,
    sourceId: kept.sourceId,
    go: (next) => setStep(next === 'columns' ? undefined : next),
    take(next) {
      setKept({ ...NOTHING_YET, sourceId: kept.sourceId })
      setFileId(next.id)
    },
    // Another reading has other columns: what was said about the old ones no longer holds.
    read: (reading) => change({ reading, mapping: null, basedOn: null, touched: false }),
    use(saved) {
      const mapping = saved && draftOf(saved.mapping, [])
      change({ mapping: mapping ?? null, basedOn: saved ? basisOf(saved) : null, touched: false })
    },
    change: (part) => draft && change({ mapping: { ...draft, ...part }, touched: true }),
    changeField(field, part) {
      if (!draft) return
      const fields = { ...draft.fields, [field]: { ...draft.fields[field], ...part } }
      change({ mapping: { ...draft, fields }, touched: true })
    },
    chooseSource: (sourceId) => change({ sourceId }),
    forget: () => fileId && dropDraft(sessionStorage, keyOf(fileId)),
  }
}

const basisOf = ({ id, version, name, nameEn, builtIn }: SavedMapping): BasedOn => ({
  id,
  version,
  name,
  nameEn,
  builtIn,
})

const proposalFor = ({ guess }: FileLook): MappingDraft => draftOf(guess.mapping as RegisterMapping | null, guess.found)

const keyOf = (fileId: string) => `register-${fileId}`

const readKept = (fileId: string | undefined): Kept =>
  fileId === undefined ? NOTHING_YET : readDraft(sessionStorage, keyOf(fileId), NOTHING_YET)
