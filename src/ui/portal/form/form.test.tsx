import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToStaticMarkup } from 'react-dom/server'
import { Checkboxes } from './Checkboxes.tsx'
import { DateField } from './DateField.tsx'
import { ErrorSummary } from './ErrorSummary.tsx'
import { FileField } from './FileField.tsx'
import { Radios } from './Radios.tsx'
import { StarRating } from './StarRating.tsx'
import { TextArea } from './TextArea.tsx'
import { TextField } from './TextField.tsx'

const OPTIONS = [
  { value: 'complaint', label: '投诉' },
  { value: 'idea', label: '建议', hint: '怎样做得更好' },
]

/** Every id that a markup refers to by `for`, `aria-describedby`, `aria-labelledby` or a link within the page. */
function dangling(markup: string): string[] {
  const ids = new Set([...markup.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id))
  const wanted = [...markup.matchAll(/\s(?:for|aria-describedby|aria-labelledby|href)="#?([^"]+)"/g)]
  return wanted.flatMap(([, list]) => (list ?? '').split(' ')).filter((id) => !id.startsWith('/') && !ids.has(id))
}

test('every fault of the summary leads to a control that exists, whatever the field', () => {
  const fields = ['phone', 'what', 'kind', 'tick', 'when', 'level', 'files'] as const
  const same = { language: 'zh', label: '问题', error: '请填写' } as const
  const markup = renderToStaticMarkup(
    <>
      <ErrorSummary language="zh" faults={fields.map((field) => ({ field, message: `请填写 ${field}` }))} />
      <TextField {...same} name="phone" hint="只用来告诉您结果" />
      <TextArea {...same} name="what" limit={500} />
      <Radios {...same} name="kind" options={OPTIONS} />
      <Checkboxes {...same} name="tick" options={OPTIONS} />
      <DateField {...same} name="when" />
      <StarRating {...same} name="level" />
      <FileField {...same} name="files" megabytes={10} />
    </>,
  )
  assert.deepEqual(dangling(markup), [])
  for (const field of fields) assert.match(markup, new RegExp(`<(input|textarea|select)[^>]* id="${field}"`))
  assert.match(markup, /有 7 处需要修改/)
})

test('the summary says one problem in the singular, links nothing without a field, and is absent without faults', () => {
  const one = renderToStaticMarkup(<ErrorSummary language="en" faults={[{ message: 'Try again' }]} />)
  assert.match(one, /There is a problem/)
  assert.doesNotMatch(one, /<a /)
  assert.equal(renderToStaticMarkup(<ErrorSummary language="en" faults={[]} />), '')
})

test('a field in error is marked invalid and described by its hint and its error, in this order', () => {
  const markup = renderToStaticMarkup(
    <TextField language="zh" name="phone" label="手机号码" hint="只用来告诉您结果" error="请填写 11 位号码" />,
  )
  assert.match(markup, /aria-describedby="phone-hint phone-error"/)
  assert.match(markup, /aria-invalid="true"/)
  const sound = renderToStaticMarkup(<TextField language="zh" name="phone" label="手机号码" />)
  assert.doesNotMatch(sound, /aria-/)
})

test('what readers write is shown as text, never as markup', () => {
  const attack = '"><script>alert(1)</script>'
  const markup = renderToStaticMarkup(
    <>
      <TextArea language="zh" name="what" label={attack} value={attack} error={attack} />
      <TextField language="zh" name="who" label="姓名" value={attack} />
      <FileField
        language="zh"
        name="files"
        label="文件"
        megabytes={1}
        uploaded={[{ name: attack, size: '1 MB', removeHref: '/remove/1' }]}
      />
    </>,
  )
  assert.doesNotMatch(markup, /<script/)
})

test('a date marks only its wrong parts and can be filled in by the browser', () => {
  const markup = renderToStaticMarkup(
    <DateField
      language="en"
      name="born"
      label="Date of birth"
      error="Enter the day"
      wrong={['day']}
      value={{ year: '1950', month: '3' }}
      birthday
    />,
  )
  assert.equal(markup.match(/aria-invalid/g)?.length, 1)
  assert.match(markup, /id="born-day"[^>]*autoComplete="bday-day"/i)
  assert.match(markup, /value="1950"/)
})

test('no component writes an inline style or handler, which a strict content policy would refuse', () => {
  const markup = renderToStaticMarkup(
    <StarRating
      language="en"
      name="level"
      label="How was it?"
      value={2}
      reasons={{ 1: [], 2: ['a', 'b', 'c', 'd'].map((code) => ({ code, label: code })), 3: [], 4: [], 5: [] }}
    />,
  )
  assert.doesNotMatch(markup, /\s(style|on\w+)=/)
  assert.equal(markup.match(/type="radio"/g)?.length, 5)
  assert.match(markup, /<details>/, 'the fourth reason stands behind "more"')
})
