import type { Language } from '../../kernel/texts.ts'
import { fieldName, needsOf, type Process, type TransitionDefinition, transitionsFrom, whoName } from './process.ts'
import { actionName, clocksOf } from './process-checks.ts'

export type OutlineOptions = { readonly language: Language; readonly current?: string }

/**
 * The process in words, the text twin of its diagram: every state with the steps that lead out of it, who takes them,
 * what they need and which clocks they act on. Plain lines, indented by two spaces, states numbered in their order.
 */
export function outline(process: Process, { language, current }: OutlineOptions): string {
  const lines = [process.title[language]]
  Object.entries(process.states).forEach(([state, { name }], i) => {
    lines.push(`${i + 1}. ${name[language]}${marksOf(process, state, current, language)}`)
    for (const step of transitionsFrom(process, state)) lines.push(`  - ${sentenceOf(process, step, language)}`)
  })
  return lines.join('\n')
}

/** What a state is beside its name: the start, an end, where the matter is now. */
export function markWords(process: Process, state: string, current: string | undefined, language: Language): string[] {
  const words = { start: { zh: '起点', en: 'start' }, end: { zh: '终点', en: 'end' }, now: { zh: '当前', en: 'now' } }
  return [
    ...(state === current ? [words.now[language]] : []),
    ...(state === process.start ? [words.start[language]] : []),
    ...(process.states[state]?.end ? [words.end[language]] : []),
  ]
}

function marksOf(process: Process, state: string, current: string | undefined, language: Language): string {
  const marks = markWords(process, state, current, language)
  if (marks.length === 0) return ''
  return language === 'zh' ? `（${marks.join('、')}）` : ` (${marks.join(', ')})`
}

function sentenceOf(process: Process, step: TransitionDefinition, language: Language): string {
  const isZh = language === 'zh'
  const parts = [
    `${step.label[language]} → ${process.states[step.to]?.name[language] ?? step.to}`,
    isZh ? `由${whoName(process, step).zh}办理` : `by ${whoName(process, step).en}`,
  ]
  const needs = needsOf(step).map((field) => fieldName(process, field)?.[language] ?? field)
  if (needs.length > 0) parts.push(isZh ? `须填写${needs.join('、')}` : `needs ${needs.join(', ')}`)
  for (const { action, clock } of clocksOf(step)) {
    const name = process.clocks?.[clock]?.name[language] ?? clock
    parts.push(isZh ? `${actionName(action).zh}（${name}）` : `${actionName(action).en}s the clock “${name}”`)
  }
  return parts.join(isZh ? '；' : '; ')
}
