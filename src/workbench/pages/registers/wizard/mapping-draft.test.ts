import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BUILT_IN_MAPPINGS } from '../../../../delivery/registers/built-in-mappings.ts'
import { confidenceOf, draftOf, mappingOf, samplesOf } from './mapping-draft.ts'

test('a mapping that is opened and not changed is the same mapping', () => {
  for (const { id, mapping } of BUILT_IN_MAPPINGS) {
    assert.deepEqual(mappingOf(draftOf(mapping, [])), { mapping }, id)
  }
})

test('what was found is kept where it is too little for a mapping, and what is missing is named', () => {
  const draft = draftOf(null, [{ field: 'recordId', column: '编号', confidence: 0.9 }])
  assert.equal(draft.fields.recordId.column, '编号')
  assert.deepEqual(mappingOf(draft), { missing: ['openedAt'] })
})

test('a field without a column or with an empty fixed value is left out', () => {
  const draft = draftOf(BUILT_IN_MAPPINGS[0]!.mapping, [])
  const said = mappingOf({
    ...draft,
    fields: {
      ...draft.fields,
      unit: { ...draft.fields.unit, from: 'fixed', fixed: '  ' },
      channel: { ...draft.fields.channel, from: 'fixed', fixed: ' window ' },
      dueAt: { ...draft.fields.dueAt, from: 'none' },
    },
  })
  assert.ok(said.missing === undefined)
  const { fields } = said.mapping
  assert.deepEqual([fields.unit, fields.dueAt, fields.channel], [undefined, undefined, { fixed: 'window' }])
})

test('samples are different values that are there', () => {
  const look = {
    columns: ['a', 'b'],
    rows: ['x', '', 'x', 'y', 'z', 'w'].map((value, at) => ({ line: at + 2, values: ['1', value] })),
  }
  assert.deepEqual(samplesOf(look, 'b'), ['x', 'y', 'z'])
  assert.deepEqual(samplesOf(look, 'nowhere'), [])
})

test('the confidence belongs to the column that was proposed, not to another', () => {
  const found = [{ field: 'recordId' as const, column: '编号', confidence: 0.9 }]
  const { recordId } = draftOf(null, found).fields
  assert.equal(confidenceOf(found, 'recordId', recordId), 0.9)
  assert.equal(confidenceOf(found, 'recordId', { ...recordId, column: '序号' }), undefined)
})
