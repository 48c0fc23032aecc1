import { z } from 'zod'
import { Instant } from '../../../kernel/dates.ts'
import { endpoint } from '../../../kernel/endpoint.ts'
import type { Bilingual } from '../../../kernel/texts.ts'
import { Ground } from '../calls.contract.ts'

/** The steps of a call for which words are kept, in the order of the call. */
export const SCRIPT_STEPS = {
  greeting: { zh: '问候', en: 'Greeting' },
  ask: { zh: '询问要点', en: 'What to ask' },
  confirm: { zh: '复述确认', en: 'Read back' },
  hold: { zh: '请来电人稍候', en: 'Asking to wait' },
  refusal: { zh: '不予受理的说明', en: 'Explaining a refusal' },
  difficult: { zh: '特殊来电', en: 'Difficult calls' },
  'call-back': { zh: '回电开场', en: 'Opening a call-back' },
  closing: { zh: '结束语', en: 'Closing' },
} as const satisfies Record<string, Bilingual>
export type ScriptStep = keyof typeof SCRIPT_STEPS
export const ScriptStep = z.enum(Object.keys(SCRIPT_STEPS) as [ScriptStep, ...ScriptStep[]])

const Title = z.string().trim().min(1).max(80)
const ScriptText = z.string().trim().min(1).max(2000)

/** The words of a script. `{hotline}` and `{operator}` are filled in on the screen. */
export const ScriptInput = z.object({
  step: ScriptStep,
  /** For matters of one category and those below it; null for all. */
  categoryCode: z.string().trim().min(1).max(40).nullable(),
  /** For one ground of refusal; with step `refusal` only. */
  ground: Ground.nullable(),
  titleZh: Title,
  titleEn: Title,
  textZh: ScriptText,
  textEn: ScriptText,
})
export type ScriptInput = z.output<typeof ScriptInput>

export const Script = ScriptInput.extend({
  id: z.uuid(),
  retired: z.boolean(),
  changedAt: Instant,
  changedBy: z.string().nullable(),
  version: z.number().int(),
})
export type Script = z.infer<typeof Script>

export const listScripts = endpoint({
  id: 'calls.listScripts',
  method: 'GET',
  path: '/api/v1/calls/scripts',
  summary: 'The words for every step of a call, in its order.',
  who: 'signed-in',
  query: z.object({ step: ScriptStep.optional(), retired: z.stringbool().optional() }),
  reply: z.object({ items: z.array(Script) }),
})

const ScriptId = z.object({ id: z.uuid() })

export const listScriptVersions = endpoint({
  id: 'calls.listScriptVersions',
  method: 'GET',
  path: '/api/v1/calls/scripts/:id/versions',
  summary: 'Every version of a script, the latest first.',
  who: 'signed-in',
  params: ScriptId,
  reply: z.object({ items: z.array(Script) }),
})
export const addScript = endpoint({
  id: 'calls.addScript',
  method: 'POST',
  path: '/api/v1/calls/scripts',
  summary: 'Add a script.',
  who: { permission: 'calls.settings' },
  body: ScriptInput,
  reply: Script,
  status: 201,
  creates: true,
})
export const changeScript = endpoint({
  id: 'calls.changeScript',
  method: 'PUT',
  path: '/api/v1/calls/scripts/:id',
  summary: 'Change the words of a script; the former ones stay as a version.',
  who: { permission: 'calls.settings' },
  params: ScriptId,
  body: ScriptInput.extend({ retired: z.boolean().default(false) }),
  reply: Script,
  ifMatch: true,
})
