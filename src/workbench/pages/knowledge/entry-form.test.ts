import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { EntryContent } from '../../../delivery/knowledge/knowledge.contract.ts'
import { parseLocalDate } from '../../../kernel/dates.ts'
import { entryBody, entryValues } from './entry-form.ts'

const TODAY = parseLocalDate('2026-11-22')
const UNIT = '01890a5d-ac96-774b-bcce-b302099a8001'

describe('the form of an entry', () => {
  it('begins with the own unit and a review in half a year, and sends what the contract takes', () => {
    const values = {
      ...entryValues(undefined, TODAY, UNIT),
      questionZh: '公园几点关门？',
      shortZh: '晚上十点关门。',
      answerZh: '市区公园晚上十点关门。',
      keywords: '关园、闭园 关门,关门',
      areaCode: '990100000000',
      source: '公园管理办法',
    }
    const content = EntryContent.parse(entryBody(values))
    assert.deepEqual(content.keywords, ['关园', '闭园', '关门'])
    assert.deepEqual(
      [content.unitId, content.reviewOn, content.answerEn, content.validTo],
      [UNIT, '2027-05-21', null, null],
    )
    assert.deepEqual(entryBody(entryValues(content, TODAY, null)), { ...content })
  })

  it('moves a review that has passed, which could not be saved again', () => {
    const content = { keywords: [], reviewOn: '2026-11-01' } as unknown as EntryContent
    assert.equal(entryValues(content, TODAY, null).reviewOn, '2027-05-21')
  })
})
