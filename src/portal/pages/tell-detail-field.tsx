import type { CategoryField } from '../../delivery/feedback/categories/categories.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import { Checkboxes } from '../../ui/portal/form/Checkboxes.tsx'
import { DateField } from '../../ui/portal/form/DateField.tsx'
import { Radios } from '../../ui/portal/form/Radios.tsx'
import { TextArea } from '../../ui/portal/form/TextArea.tsx'
import { TextField } from '../../ui/portal/form/TextField.tsx'
import { datePartsIn } from '../tell-details.ts'
import type { Visit } from '../visit.ts'

type DetailFieldProps = {
  language: Language
  field: CategoryField
  given: string | string[] | undefined
  /** The form as it was sent, for a date that is no date yet. */
  sent: Visit['lists']
  error: string | undefined
}

/** One field of a class, asked by its datatype. */
export function DetailField({ language, field, given, sent, error }: DetailFieldProps) {
  const { code: name, datatype, required, description, values } = field
  const one = Array.isArray(given) ? given[0] : given
  const asked = { language, name, label: description[language], error, optional: !required }
  const options = values.map(({ key, name: words }) => ({ value: key, label: words[language] }))
  switch (datatype) {
    case 'singlevaluelist':
      return <Radios {...asked} value={one} options={options} />
    case 'multivaluelist':
      return <Checkboxes {...asked} values={Array.isArray(given) ? given : []} options={options} />
    case 'datetime': {
      const [year = '', month = '', day = ''] = (one ?? '').split('-')
      return <DateField {...asked} value={error ? datePartsIn(sent, name) : { year, month, day }} />
    }
    case 'text':
      return <TextArea {...asked} value={one} rows={4} limit={2000} />
    case 'number':
      return <TextField {...asked} value={one} inputMode="decimal" width={12} />
    default:
      return <TextField {...asked} value={one} />
  }
}
