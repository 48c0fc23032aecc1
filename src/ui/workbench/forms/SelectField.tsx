import { Select } from 'antd'
import { useTexts } from '../language.tsx'
import { partTexts } from '../part-texts.ts'
import { Field, type FieldProps } from './Field.tsx'
import type { Bound } from './use-form.ts'

/** One thing to choose; `words` are further words by which it is found (a code, a short name, pinyin). */
export type Choice = { readonly value: string; readonly label: string; readonly words?: string }

type Common = Omit<FieldProps, 'id' | 'label' | 'fault'> & {
  choices: readonly Choice[]
  placeholder?: string
  loading?: boolean
}

/** From this many choices on the field can be searched by typing. */
const SEARCHED_FROM = 8

/** Chooses one of a list; null where nothing is chosen and the field may stay empty. */
export function SelectField(props: Common & Bound<string | null>) {
  const { id, label, hint, fault, optional, value, onChange, choices, placeholder, loading } = props
  return (
    <Field id={id} label={label} hint={hint} fault={fault} optional={optional ?? false}>
      {(control) => (
        <Select
          {...control}
          {...searching(choices)}
          value={value}
          options={[...choices]}
          loading={loading ?? false}
          allowClear={optional ?? false}
          status={fault ? 'error' : ''}
          onChange={(chosen: string | undefined) => onChange(chosen ?? null)}
          notFoundContent={<NothingFound />}
          {...(placeholder ? { placeholder } : {})}
        />
      )}
    </Field>
  )
}

/** Chooses several of a list. */
export function ManyField(props: Common & Bound<readonly string[]>) {
  const { id, label, hint, fault, optional, value, onChange, choices, placeholder, loading } = props
  return (
    <Field id={id} label={label} hint={hint} fault={fault} optional={optional ?? false}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          optionFilterProp="search"
          value={[...value]}
          options={searchable(choices)}
          loading={loading ?? false}
          status={fault ? 'error' : ''}
          onChange={(chosen: string[]) => onChange(chosen)}
          notFoundContent={<NothingFound />}
          {...(placeholder ? { placeholder } : {})}
        />
      )}
    </Field>
  )
}

const searchable = (choices: readonly Choice[]) =>
  choices.map((choice) => ({ ...choice, search: `${choice.label} ${choice.words ?? ''}` }))

function searching(choices: readonly Choice[]) {
  if (choices.length < SEARCHED_FROM) return {}
  return { showSearch: true, optionFilterProp: 'search', options: searchable(choices) }
}

function NothingFound() {
  return <span className="wb-soft">{useTexts(partTexts).none}</span>
}
