import type { Visitor } from './visitor.ts'

export const MATTER = {
  kind: 'complaint',
  text: '河边步道的路灯坏了半个月，\n晚上很黑。',
  address: '滨江路 12 号对面',
  name: '欧阳小明',
  phone: '138 1234 5678',
  confidential: 'yes',
}

/** Answers every question of "tell us" up to the last page, without a class, a pin or photos. */
export async function fillIn(visitor: Visitor, answers: Record<string, string> & { areaCode: string }) {
  const form = { ...MATTER, ...answers }
  await visitor.post('/tell', form)
  await visitor.post('/tell/what', form)
  await visitor.post('/tell/class', { class: 'none' })
  await visitor.post('/tell/where', form)
  await visitor.post('/tell/photos', {})
  await visitor.post('/tell/contact', form)
  return visitor.post('/tell/similar', { similar: 'different' })
}

/** Hands in a matter and returns its number and look-up code. */
export async function handIn(visitor: Visitor, answers: Record<string, string> & { areaCode: string }) {
  await fillIn(visitor, answers)
  const check = await visitor.get('/tell/check')
  await visitor.post('/tell/check', { key: check.field('key') })
  const done = await visitor.get('/tell/done')
  return { number: done.match(/GH-\d{4}-\d{6}-\d/), code: done.match(/class="code">([2-9A-HJKMNP-TV-Z]{8})</) }
}
