import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DEFAULT_SETTINGS } from '../../../delivery/feedback/settings/settings.defaults.ts'
import { SETTING_GROUPS } from './setting-rows.ts'
import { settingsOf, unreadable, valuesOf } from './setting-values.ts'

const values = valuesOf(DEFAULT_SETTINGS)

describe('the fields of the settings', () => {
  it('say what they were read from', () => {
    assert.deepEqual(settingsOf(values, DEFAULT_SETTINGS), DEFAULT_SETTINGS)
    assert.deepEqual(unreadable(values), [])
  })

  it('leave no number out', () => {
    const known = new Set(SETTING_GROUPS.flatMap(({ rows }) => rows.map(({ path }) => path)))
    const { clocks: _clocks, ...rest } = DEFAULT_SETTINGS
    assert.deepEqual(
      pathsOf(rest).filter((path) => !known.has(path)),
      [],
    )
  })

  it('show shares in per cent and words a line each, and take them back', () => {
    assert.equal(values['duplicates.cosine'], 85)
    const changed = {
      ...values,
      'duplicates.cosine': 87.5,
      'followUp.alwaysForTags': '甲，乙\n\n丙',
      'clocks.0.limit': { amount: 3, unit: 'HOUR' as const },
    }
    const settings = settingsOf(changed, DEFAULT_SETTINGS)
    assert.equal(settings.duplicates.cosine, 0.875)
    assert.deepEqual(settings.followUp.alwaysForTags, ['甲', '乙', '丙'])
    assert.deepEqual(settings.clocks[0]!.limit, { amount: 3, unit: 'HOUR' })
  })

  it('name what is no number', () => {
    const wrong = { ...values, smallNumber: null, 'clocks.1.limit': { amount: Number.NaN, unit: 'HOUR' as const } }
    assert.deepEqual(unreadable(wrong).sort(), ['clocks.1.limit', 'smallNumber'])
  })
})

/** The dotted paths of all settings; a limit or a list is one setting. */
function pathsOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || 'unit' in value) return [path]
  return Object.entries(value).flatMap(([key, one]) => pathsOf(one, path ? `${path}.${key}` : key))
}
