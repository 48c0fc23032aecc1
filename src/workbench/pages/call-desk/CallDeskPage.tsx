import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ScriptStep } from '../../../delivery/calls/scripts/scripts.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useTexts } from '../../../ui/workbench/language.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { showToast } from '../../../ui/workbench/toast/toast-list.ts'
import { useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { useClasses } from '../matters/use-classes.ts'
import { Watermark } from '../matters/Watermark.tsx'
import './call-desk.css'
import { CallerHistory } from './CallerHistory.tsx'
import { CallStrip } from './CallStrip.tsx'
import { deskTexts } from './call-desk-texts.ts'
import { type Confirming, DeskActions } from './DeskActions.tsx'
import { DeskForm } from './DeskForm.tsx'
import { DeskHelp } from './DeskHelp.tsx'
import { DeskReceipt } from './DeskReceipt.tsx'
import {
  ClassSuggestions,
  KnowledgeAnswers,
  LISTS,
  mainOf,
  SimilarMatters,
  sureUnit,
  UnitSuggestions,
  useRouting,
  useSimilar,
} from './DeskSuggestions.tsx'
import { areaNamedIn } from './desk-draft.ts'
import { DESK_KEYS, type DeskKey, deskKeyOf } from './desk-keys.ts'
import { KeyMark } from './KeyMark.tsx'
import { RefusalDialog } from './RefusalDialog.tsx'
import { ScriptCard } from './ScriptCard.tsx'
import { focusSuggestions } from './SuggestionList.tsx'
import { useCurrentCall } from './use-current-call.ts'
import { type Desk, useDesk } from './use-desk.ts'

/** The desk of an operator: the call, its caller's history, the form, and what helps to answer it, on one screen. */
export function CallDeskPage() {
  const texts = useTexts(deskTexts)
  const { can } = useSession()
  const desk = useDesk()
  const current = useCurrentCall(desk)
  const classes = useClasses()
  const readArea = useAreaOfText(desk)
  const [overlay, setOverlay] = useState<'help' | 'refusal'>()
  const { form, sent } = desk
  const focus = (name: string) => document.getElementById(form.idOf(name))?.focus()
  const takeClass = (code: string | null) => {
    const chosen = classes.classOf(code)
    form.set({
      categoryCode: code,
      attributes: {},
      ...(chosen?.kind ? { kind: chosen.kind } : {}),
      ...(chosen?.confidential ? { confidential: true } : {}),
      ...(code ? { urgency: classes.urgencyOf(code) ?? form.values.urgency } : {}),
    })
  }
  const next = () => {
    desk.next()
    requestAnimationFrame(() => focus('phone'))
  }
  const { confirming, askDispatch, askJoin, takeUnit, settle } = useConfirming(desk, focus)
  const act: Readonly<Record<DeskKey, () => void>> = {
    answer: () => (can('feedback.answerDirectly') ? desk.send('answer') : undefined),
    dispatch: () => (can('feedback.send') ? askDispatch() : undefined),
    join: askJoin,
    register: () => desk.send('register'),
    refuse: () => (can('calls.operate') ? setOverlay('refusal') : undefined),
    toWords: () => focus('text'),
    toClasses: () => focusSuggestions(LISTS.classes) || focus('categoryCode'),
    toKnowledge: () => focusSuggestions(LISTS.knowledge) || focus('answer'),
    toSimilar: () => focusSuggestions(LISTS.similar),
    toUnit: () => focusSuggestions(LISTS.unit) || focus('unitId'),
    next: () => (sent ? next() : undefined),
    help: () => setOverlay('help'),
  }
  useDeskKeys(act, sent !== undefined)
  const backToText = () => focus('text')
  return (
    <div className="wb-page cd-desk">
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <span className="cd-act">
            <Button icon="keyboard" onClick={() => setOverlay('help')}>
              {texts.keys}
            </Button>
            <KeyMark keys={DESK_KEYS.help} />
          </span>
        }
      />
      <CallStrip current={current} usedId={form.values.callId} />
      {sent ? (
        <div className="cd-after">
          <DeskReceipt sent={sent} onNext={next} />
          <ScriptCard step="closing" categoryCode={form.values.categoryCode} />
        </div>
      ) : (
        <>
          <div className="cd-columns">
            <DeskForm desk={desk} classes={classes} readArea={readArea} onClass={takeClass} onUnit={takeUnit} />
            <div className="cd-beside" id={form.idOf('parentId')} tabIndex={-1}>
              <ClassSuggestions desk={desk} onTaken={backToText} onTake={takeClass} />
              <KnowledgeAnswers desk={desk} onTaken={backToText} />
              <SimilarMatters desk={desk} onTaken={backToText} />
              <UnitSuggestions desk={desk} onTake={takeUnit} />
            </div>
            <div className="cd-caller">
              <CallerHistory desk={desk} onNoted={next} />
              <ScriptCard step={stepOf(desk)} categoryCode={form.values.categoryCode} />
            </div>
          </div>
          <DeskActions
            confirming={confirming}
            busy={form.pending}
            mayDispatch={can('feedback.send')}
            mayAnswer={can('feedback.answerDirectly')}
            mayRefuse={can('calls.operate')}
            onKey={(key) => act[key]()}
            onConfirm={() => settle(true)}
            onBack={() => {
              settle(false)
              backToText()
            }}
            onClear={() => {
              next()
              showToast({ kind: 'news', text: texts.actions.cleared })
            }}
          />
        </>
      )}
      {overlay === 'help' && <DeskHelp onClose={() => setOverlay(undefined)} />}
      {overlay === 'refusal' && (
        <RefusalDialog
          desk={desk}
          onClose={() => setOverlay(undefined)}
          onDone={() => {
            setOverlay(undefined)
            next()
          }}
        />
      )}
      <Watermark />
    </div>
  )
}

/** Where the call is: greeting before anything is written, then asking, then reading back once it is classed. */
function stepOf({ form }: Desk): ScriptStep {
  const { text, categoryCode } = form.values
  if (text.trim() === '') return 'greeting'
  return categoryCode === null ? 'ask' : 'confirm'
}

/** Fills in the area that the text names, as long as the operator has chosen none; answers which one was read. */
function useAreaOfText({ form }: Desk): string | undefined {
  const { areas } = useDirectory()
  const { text, address, areaCode } = form.values
  const [read, setRead] = useState<string>()
  const named = areaNamedIn(`${address} ${text}`, areas)
  const fill = useEffectEvent(() => {
    if (!named || (areaCode !== null && areaCode !== read)) return
    setRead(named)
    form.set({ areaCode: named })
  })
  useEffect(() => {
    if (named) fill()
  }, [named])
  return read
}

/** Dispatching and joining are asked once more, with the unit or the matter in words; Enter then does it. */
function useConfirming(desk: Desk, focus: (name: string) => void) {
  const texts = useTexts(deskTexts)
  const { unitName } = useDirectory()
  const { can } = useSession()
  const routing = useRouting(desk)
  const similar = useSimilar(desk)
  const [confirming, setConfirming] = useState<Confirming>()
  const { form } = desk
  const { unitId, parentId } = form.values
  const unitWanted = useRef(false)
  const confirmUnit = (unit: string) => {
    unitWanted.current = false
    form.set({ unitId: unit })
    setConfirming({ way: 'dispatch', question: texts.actions.confirmDispatch(unitName(unit)) })
  }
  return {
    confirming,
    askDispatch() {
      const unit = unitId ?? sureUnit(routing.data)?.unitId
      if (unit) return confirmUnit(unit)
      // Whoever asked to dispatch only has to choose the unit now: the question follows by itself.
      unitWanted.current = true
      showToast({ kind: 'failed', text: texts.unit.notSure })
      focus('unitId')
    },
    takeUnit(unit: string | null) {
      if (unit && unitWanted.current) confirmUnit(unit)
      else form.set({ unitId: unit })
    },
    askJoin() {
      const items = similar.data?.items ?? []
      const main = items.find((one) => mainOf(one) === parentId) ?? (parentId === null ? items[0] : undefined)
      if (!main || !can('feedback.register')) {
        showToast({ kind: 'failed', text: texts.missing.parentId })
        focusSuggestions(LISTS.similar)
        return
      }
      form.set({ parentId: mainOf(main) })
      setConfirming({ way: 'join', question: texts.actions.confirmJoin(main.number) })
    },
    settle(confirmed: boolean) {
      setConfirming(undefined)
      if (confirmed && confirming) desk.send(confirming.way)
    },
  }
}

/** Hears the keys of the desk anywhere on the page, except while a dialog is open. */
function useDeskKeys(act: Readonly<Record<DeskKey, () => void>>, isSent: boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const key = event.defaultPrevented ? undefined : deskKeyOf(event)
    if (!key || document.querySelector('dialog[open]')) return
    event.preventDefault()
    if (!isSent || key === 'next' || key === 'help') act[key]()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
