import {
  addMapping,
  addSource,
  changeMapping,
  MappingInput,
  SourceInput,
  startImport,
} from '../../../../delivery/registers/registers.contract.ts'
import { Button } from '../../../../ui/workbench/Button.tsx'
import { Card } from '../../../../ui/workbench/Card.tsx'
import { etagOfVersion } from '../../../../ui/workbench/calls/etags.ts'
import { type Outcome, useAction } from '../../../../ui/workbench/calls/use-action.ts'
import { RadioField } from '../../../../ui/workbench/forms/ChoiceFields.tsx'
import { ErrorSummary } from '../../../../ui/workbench/forms/ErrorSummary.tsx'
import { FormFrame } from '../../../../ui/workbench/forms/FormFrame.tsx'
import { SelectField } from '../../../../ui/workbench/forms/SelectField.tsx'
import { faultsByShape } from '../../../../ui/workbench/forms/shape-faults.ts'
import { TextField } from '../../../../ui/workbench/forms/TextField.tsx'
import { useForm } from '../../../../ui/workbench/forms/use-form.ts'
import { useLanguage, useTexts } from '../../../../ui/workbench/language.tsx'
import { useGo } from '../../../../ui/workbench/navigation.tsx'
import { nameOf, useDirectory } from '../../directory/use-directory.ts'
import { useSources } from '../use-sources.ts'
import type { StepProps } from './CheckColumns.tsx'
import { mappingOf } from './mapping-draft.ts'
import type { Wizard } from './use-wizard.ts'
import { wizardTexts } from './wizard-texts.ts'

const NEW = 'new'
type Values = {
  source: string | null
  sourceName: string
  sourceNameEn: string
  key: string
  areaCode: string | null
  saveAs: string
  name: string
  nameEn: string
}

/** The last step: where the register comes from, under which name the mapping is kept, and off it goes. */
export function StartImport({ wizard, file, draft }: StepProps) {
  const texts = useTexts(wizardTexts)
  const start = texts.start
  const language = useLanguage()
  const { sourceChoices, loading } = useSources()
  const { areaChoices, areas } = useDirectory()
  const { basedOn, touched } = wizard
  const mayAddVersion = basedOn !== null && !basedOn.builtIn
  const send = useSendImport(wizard)
  const stem = file.name.replace(/\.[^.]+$/, '')
  const form = useForm<Values>({
    initial: {
      source: wizard.sourceId,
      sourceName: '',
      sourceNameEn: '',
      key: '',
      areaCode: null,
      saveAs: mayAddVersion ? 'version' : 'new',
      name: stem,
      nameEn: stem,
    },
    labels: {
      source: start.source,
      sourceName: start.name,
      sourceNameEn: start.nameEn,
      key: start.key,
      areaCode: start.area,
      saveAs: start.saveAs,
      name: start.mappingName,
      nameEn: start.mappingNameEn,
    },
    check: (values) => ({
      ...(values.source === null ? { source: start.noChoice } : {}),
      ...(values.source === NEW ? sourceFaults(values) : {}),
      ...(touched && values.saveAs === 'new'
        ? faultsByShape(MappingInput.pick({ name: true, nameEn: true }), values, language)
        : {}),
    }),
  })
  const sourceFaults = (values: Values) => {
    const { name, nameEn, ...rest } = faultsByShape(SourceInput, sourceOf(values), language)
    return { ...rest, ...(name ? { sourceName: name } : {}), ...(nameEn ? { sourceNameEn: nameEn } : {}) }
  }
  const city = areas.find(({ level }) => level === 'city')?.code ?? null
  const said = mappingOf(draft)
  if (said.missing) return null
  const { source, saveAs } = form.values
  return (
    <FormFrame
      onSubmit={form.submit((values) =>
        send(values, { fileId: file.id, mapping: said.mapping }, (id) => form.set({ source: id })),
      )}
    >
      <ErrorSummary form={form} />
      <div className="wb-columns">
        <Card title={start.sourceCard}>
          <p className="wb-soft">{start.sourceHint}</p>
          <SelectField
            {...form.bind('source')}
            loading={loading}
            choices={[...sourceChoices, { value: NEW, label: start.newSource }]}
            onChange={(id) =>
              form.set({ source: id, ...(id === NEW && !form.values.areaCode ? { areaCode: city } : {}) })
            }
          />
          {source === NEW && (
            <>
              <TextField {...form.bind('sourceName')} maxLength={120} />
              <TextField {...form.bind('sourceNameEn')} maxLength={120} />
              <TextField {...form.bind('key')} hint={start.keyHint} maxLength={60} />
              <SelectField {...form.bind('areaCode')} hint={start.areaHint} choices={areaChoices} />
            </>
          )}
        </Card>
        <Card title={start.mapping}>
          <p>{start.summary(file.name, Object.keys(said.mapping.fields).length)}</p>
          {basedOn && !touched ? (
            <p>● {start.saved(nameOf(basedOn, language), basedOn.version)}</p>
          ) : (
            <>
              {mayAddVersion && (
                <RadioField
                  {...form.bind('saveAs')}
                  choices={[
                    { value: 'version', label: start.saveVersion(nameOf(basedOn, language)) },
                    { value: 'new', label: start.saveNew },
                  ]}
                />
              )}
              {saveAs === 'new' && (
                <>
                  <TextField {...form.bind('name')} maxLength={120} />
                  <TextField {...form.bind('nameEn')} maxLength={120} />
                </>
              )}
            </>
          )}
        </Card>
      </div>
      <div className="wb-actions">
        <Button submit kind="main" busy={form.pending}>
          {start.go}
        </Button>
        <Button onClick={() => wizard.go('preview')}>{texts.previous}</Button>
      </div>
    </FormFrame>
  )
}

const sourceOf = ({ sourceName, sourceNameEn, key, areaCode }: Values) => ({
  name: sourceName.trim(),
  nameEn: sourceNameEn.trim(),
  key: key.trim(),
  areaCode: areaCode ?? '',
})

/**
 * Sends in order what is new: the source, the mapping, then the import itself. What succeeded is remembered, so that a
 * second try after an error makes nothing twice.
 */
function useSendImport(wizard: Wizard) {
  const go = useGo()
  const quiet = { showsError: true } as const
  const newSource = useAction(addSource, quiet)
  const newMapping = useAction(addMapping, quiet)
  const newVersion = useAction(changeMapping, quiet)
  const start = useAction(startImport, quiet)

  const source = async (values: Values, onMade: (id: string) => void): Promise<Outcome<{ id: string }>> => {
    if (values.source !== NEW && values.source) return { reply: { id: values.source } }
    const outcome = await newSource.run({ body: sourceOf(values) })
    if (outcome.reply) {
      wizard.chooseSource(outcome.reply.id)
      onMade(outcome.reply.id)
    }
    return outcome
  }
  const mapping = async (
    values: Values,
    content: MappingInput['mapping'],
  ): Promise<Outcome<{ id: string; version: number }>> => {
    const { basedOn, touched } = wizard
    if (basedOn && !touched) return { reply: basedOn }
    const version = basedOn && values.saveAs === 'version'
    const outcome = version
      ? await newVersion.run(
          { params: { id: basedOn.id }, body: { name: basedOn.name, nameEn: basedOn.nameEn, mapping: content } },
          { ifMatch: etagOfVersion(basedOn.version) },
        )
      : await newMapping.run({ body: { name: values.name.trim(), nameEn: values.nameEn.trim(), mapping: content } })
    if (outcome.reply) wizard.use(outcome.reply)
    return outcome
  }
  return async (
    values: Values,
    given: { fileId: string; mapping: MappingInput['mapping'] },
    onSource: (id: string) => void,
  ) => {
    const from = await source(values, onSource)
    if (from.error) return from
    const by = await mapping(values, given.mapping)
    if (by.error) return by
    const outcome = await start.run({
      body: {
        fileId: given.fileId,
        sourceId: from.reply.id,
        mappingId: by.reply.id,
        mappingVersion: by.reply.version,
        reading: wizard.reading,
      },
    })
    if (outcome.reply) {
      wizard.forget()
      go(`/plan/imports/${outcome.reply.id}`)
    }
    return outcome
  }
}
