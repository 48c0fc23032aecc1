import '../registers.css'
import { FailedState, Loading } from '../../../../ui/workbench/EmptyState.tsx'
import { useTexts } from '../../../../ui/workbench/language.tsx'
import { PageLink } from '../../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../../ui/workbench/PageHeader.tsx'
import { Steps } from '../../../../ui/workbench/Steps.tsx'
import { registersTexts } from '../registers-texts.ts'
import { CheckColumns } from './CheckColumns.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { PreviewRows } from './PreviewRows.tsx'
import { StartImport } from './StartImport.tsx'
import { useWizard, WIZARD_STEPS, type Wizard } from './use-wizard.ts'
import { wizardTexts } from './wizard-texts.ts'

/** A register comes in: choose the file, check what each column is, see how it will be read, start. */
export function ImportWizard() {
  const texts = useTexts(wizardTexts)
  const { back } = useTexts(registersTexts).one
  const wizard = useWizard()
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} back={<PageLink to="/plan/imports">‹ {back}</PageLink>} />
      <Steps
        label={texts.stepsLabel}
        steps={WIZARD_STEPS.map((id) => ({ id, label: texts.steps[id] }))}
        current={wizard.step}
      />
      <CurrentStep wizard={wizard} />
    </div>
  )
}

function CurrentStep({ wizard }: { wizard: Wizard }) {
  const texts = useTexts(wizardTexts)
  const { step, file, look, draft } = wizard
  if (step === 'file') return <ChooseFile wizard={wizard} />
  if (look.error && !file) {
    return (
      <>
        <FailedState title={texts.gone} error={look.error} onRetry={look.retry} />
        <ChooseFile wizard={wizard} />
      </>
    )
  }
  if (!file || !draft) return <Loading lines={8} />
  if (step === 'preview') return <PreviewRows wizard={wizard} file={file} draft={draft} />
  if (step === 'start') return <StartImport wizard={wizard} file={file} draft={draft} />
  return <CheckColumns wizard={wizard} file={file} draft={draft} />
}
