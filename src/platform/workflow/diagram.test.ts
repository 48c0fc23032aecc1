import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { SaxesParser } from 'saxes'
import { defineProcess } from './define-process.ts'
import { diagram } from './diagram.ts'
import { layOut } from './layout.ts'
import { outline } from './outline.ts'

const name = (zh: string, en: string) => ({ zh, en })

/** A bad rating on its way: malicious ones are reviewed, real ones mended, followed up and mended once more. */
const badRating = defineProcess({
  id: 'bad-rating',
  version: 1,
  title: name('差评整改 <流程>', 'Mending a bad rating & more'),
  start: 'RECEIVED',
  states: {
    RECEIVED: { name: name('已收到', 'Received') },
    REVIEW: { name: name('疑似恶意，申诉复核', 'Suspected malicious, under review') },
    EXCLUDED: { name: name('不计入', 'Excluded'), end: true },
    DISPATCHED: { name: name('已派单', 'Dispatched') },
    RECTIFYING: { name: name('整改中', 'Being mended') },
    SUBMITTED: { name: name('待审核', 'Waiting for approval') },
    REPLIED: { name: name('已答复', 'Replied') },
    FOLLOWED_UP: { name: name('已回访', 'Followed up') },
    SUPERVISED: { name: name('督办中', 'Under supervision') },
    CLOSED: { name: name('已办结', 'Closed'), end: true },
  },
  clocks: { rectify: { name: name('整改时限', 'Mending') } },
  fields: { plan: name('整改措施', 'plan') },
  actors: {
    reviewer: name('质量监督员', 'supervisor'),
    unit: name('承办单位', 'unit'),
    system: name('系统', 'system'),
  },
  transitions: [
    {
      name: 'suspect',
      label: name('提请复核', 'Suspect'),
      from: 'RECEIVED',
      to: 'REVIEW',
      who: 'reviewer',
      needs: ['reason'],
    },
    {
      name: 'exclude',
      label: name('认定恶意', 'Confirm'),
      from: 'REVIEW',
      to: 'EXCLUDED',
      who: 'reviewer',
      needs: ['reason'],
    },
    { name: 'reject', label: name('不予认定', 'Reject'), from: 'REVIEW', to: 'RECEIVED', who: 'reviewer' },
    {
      name: 'dispatch',
      label: name('派单', 'Dispatch'),
      from: 'RECEIVED',
      to: 'DISPATCHED',
      who: 'reviewer',
      clocks: { start: ['rectify'] },
    },
    {
      name: 'verify',
      label: name('核实', 'Verify'),
      from: 'DISPATCHED',
      to: 'RECTIFYING',
      who: 'unit',
      needs: ['plan'],
    },
    {
      name: 'extend',
      label: name('延期', 'Extend'),
      from: 'RECTIFYING',
      to: 'RECTIFYING',
      who: 'reviewer',
      clocks: { extend: ['rectify'] },
    },
    {
      name: 'submit',
      label: name('提交整改', 'Submit'),
      from: 'RECTIFYING',
      to: 'SUBMITTED',
      who: 'unit',
      needs: ['attachment'],
    },
    {
      name: 'return',
      label: name('退回', 'Return'),
      from: 'SUBMITTED',
      to: 'RECTIFYING',
      who: 'reviewer',
      needs: ['reason'],
    },
    {
      name: 'approve',
      label: name('通过并答复', 'Approve and reply'),
      from: ['SUBMITTED', 'SUPERVISED'],
      to: 'REPLIED',
      who: 'reviewer',
      clocks: { stop: ['rectify'] },
    },
    { name: 'follow-up', label: name('回访', 'Follow up'), from: 'REPLIED', to: 'FOLLOWED_UP', who: 'reviewer' },
    { name: 'supervise', label: name('转督办', 'Supervise'), from: 'FOLLOWED_UP', to: 'SUPERVISED', who: 'reviewer' },
    { name: 'close', label: name('办结', 'Close'), from: 'FOLLOWED_UP', to: 'CLOSED', who: ['reviewer', 'system'] },
    {
      name: 'withdraw',
      label: name('评价人撤回', 'Withdrawn by rater'),
      from: '*',
      to: 'EXCLUDED',
      who: 'system',
      clocks: { stop: ['rectify'] },
    },
  ],
})

type Seen = { tag: string; attributes: Record<string, string>; text: string }

function elementsOf(svg: string): Seen[] {
  const seen: Seen[] = []
  const open: Seen[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name: tag, attributes }) => {
    const element = { tag, attributes: attributes as Record<string, string>, text: '' }
    seen.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    for (const element of open) element.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(svg).close()
  return seen
}

describe('a diagram', () => {
  for (const language of ['zh', 'en'] as const) {
    const svg = diagram(badRating, { language, current: 'RECTIFYING' })
    const elements = elementsOf(svg)
    const texts = elements.filter(({ tag }) => tag === 'text').map(({ text }) => text)

    it(`is well-formed, named and described (${language})`, () => {
      const root = elements[0]!
      const [title, description] = ['title', 'desc'].map((tag) => elements.find((one) => one.tag === tag))
      assert.equal(root.attributes.role, 'img')
      assert.equal(root.attributes['aria-labelledby'], `${title?.attributes.id} ${description?.attributes.id}`)
      assert.equal(title?.text, badRating.title[language])
      assert.equal(description?.text, outline(badRating, { language, current: 'RECTIFYING' }))
    })

    it(`shows every state and every step, and says where the matter is (${language})`, () => {
      const all = texts.join('').replaceAll(' ', '')
      const labels = [
        ...Object.values(badRating.states).map((state) => state.name[language]),
        ...badRating.transitions.map((step) => step.label[language]),
      ]
      for (const label of labels) assert.ok(all.includes(label.replaceAll(' ', '')), label)
      assert.ok(texts.includes(language === 'zh' ? '当前' : 'now'))
      assert.ok(texts.includes(language === 'zh' ? '起点' : 'start'))
      assert.ok(texts.includes(language === 'zh' ? '任一未结状态' : 'Any open state'))
    })

    it(`keeps everything inside its frame and the boxes apart (${language})`, () => {
      const [width, height] = [Number(elements[0]!.attributes.width), Number(elements[0]!.attributes.height)]
      const boxes = elements.filter(
        ({ tag, attributes }) => tag === 'rect' && attributes.x && attributes.fill !== 'none',
      )
      const sides = boxes.map(({ attributes }) => {
        const [x, y, w, h] = ['x', 'y', 'width', 'height'].map((key) => Number(attributes[key]))
        return { left: x!, right: x! + w!, top: y!, bottom: y! + h! }
      })
      for (const a of sides) {
        assert.ok(a.left >= -0.1 && a.top >= -0.1 && a.right <= width - 31 && a.bottom <= height - 31)
        for (const b of sides) {
          const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
          assert.ok(a === b || apart, JSON.stringify([a, b]))
        }
      }
    })
  }

  it('is the same every time', () => {
    assert.equal(diagram(badRating, { language: 'zh' }), diagram(badRating, { language: 'zh' }))
  })
})

describe('an outline', () => {
  it('says in words what the diagram shows', () => {
    const lines = outline(badRating, { language: 'zh', current: 'RECTIFYING' }).split('\n')
    assert.deepEqual(lines.slice(0, 3), [
      '差评整改 <流程>',
      '1. 已收到（起点）',
      '  - 提请复核 → 疑似恶意，申诉复核；由质量监督员办理；须填写理由',
    ])
    assert.ok(lines.includes('5. 整改中（当前）'))
    assert.ok(lines.includes('  - 延期 → 整改中；由质量监督员办理；须填写理由、依据；延长时限（整改时限）'))
    const english = outline(badRating, { language: 'en' })
    assert.match(english, /10\. Closed \(end\)/)
    assert.match(english, /- Close → Closed; by supervisor or system/)
    assert.match(english, /needs reason, legal ground; extends the clock “Mending”/)
  })
})

describe('a layout', () => {
  it('draws arrows from the edge of one box to the edge of another', () => {
    const box = (id: string) => ({ id, width: 100, height: 40 })
    const arrow = (from: string, to: string) => ({ from, to, width: 30, height: 20 })
    const arrows = [arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'a'), arrow('a', 'c'), arrow('b', 'b')]
    const placed = layOut([box('a'), box('b'), box('c')], arrows)
    assert.equal(placed.arrows.length, 4)
    const at = new Map(placed.nodes.map((node) => [node.id, node]))
    for (const { from, to, points } of placed.arrows) {
      const [first, last] = [points[0]!, points.at(-1)!]
      assert.equal(Math.abs(first.y - at.get(from)!.y), 20)
      assert.equal(Math.abs(last.y - at.get(to)!.y), 20)
      assert.ok(Math.abs(first.x - at.get(from)!.x) < 50 && Math.abs(last.x - at.get(to)!.x) < 50)
    }
    assert.ok(at.get('a')!.y < at.get('b')!.y && at.get('b')!.y < at.get('c')!.y)
  })
})
