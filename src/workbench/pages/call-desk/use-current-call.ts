import { useEffect, useEffectEvent, useRef } from 'react'
import { type Call, currentCall, revealCaller } from '../../../delivery/calls/calls.contract.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { usePolled } from '../../../ui/workbench/calls/use-polled.ts'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { useSession } from '../../session/Session.tsx'
import { deskTexts } from './call-desk-texts.ts'
import type { Desk } from './use-desk.ts'

const EVERY_TWO_SECONDS = 2_000

/**
 * The call at this seat, read every two seconds. Once it is talked and nothing is written down yet, the desk takes it:
 * the number is shown for the stated reason of answering it, which the ledger keeps, and filled in.
 */
export function useCurrentCall(desk: Desk) {
  const { can } = useSession()
  const reason = useTexts(deskTexts).call.revealReason
  const enabled = can('calls.operate')
  const read = usePolled(useEndpoint(currentCall, {}, { enabled }), () => true, EVERY_TWO_SECONDS)
  const reveal = useAction(revealCaller, { refresh: [] })
  const taken = useRef<string>(undefined)

  const use = async ({ id, callerMasked }: Pick<Call, 'id' | 'callerMasked'>) => {
    taken.current = id
    desk.form.set({ callId: id })
    if (callerMasked === null) return
    const { reply } = await reveal.run({ params: { id }, body: { reason } })
    if (reply?.caller) desk.form.set({ phone: reply.caller })
  }
  const call = read.data?.call
  const talked = call?.state === 'talking' ? call.id : undefined
  const takeByItself = useEffectEvent(() => {
    const { callId, phone, text } = desk.form.values
    if (!call || desk.sent || taken.current === call.id || callId === call.id) return
    if (callId === null && phone === '' && text === '') void use(call)
  })
  // A new call, or an emptied desk: both may take the call that is being talked.
  const isIdle = desk.sent === undefined
  useEffect(() => {
    if (talked && isIdle) takeByItself()
  }, [talked, isIdle])
  return { enabled, read, use }
}
