import { useRef, useState } from 'react'
import { type Verification, verify } from '../../../foundation/ledger/ledger.contract.ts'
import { call } from '../../../kernel/call.ts'
import { AppError } from '../../../kernel/errors.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useCalls } from '../../../ui/workbench/calls/Calls.tsx'
import { Dialog, DialogActions } from '../../../ui/workbench/dialog/Dialog.tsx'
import { ErrorSummary } from '../../../ui/workbench/forms/ErrorSummary.tsx'
import { FieldRow, FormFrame } from '../../../ui/workbench/forms/FormFrame.tsx'
import { NumberField } from '../../../ui/workbench/forms/NumberField.tsx'
import { useForm } from '../../../ui/workbench/forms/use-form.ts'
import { KeyFigure, KeyFigures } from '../../../ui/workbench/KeyFigure.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { Progress } from '../../../ui/workbench/Progress.tsx'
import { partTexts } from '../../../ui/workbench/part-texts.ts'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { joinVerifications } from './join-verifications.ts'
import { ledgerTexts } from './ledger-texts.ts'

const isWhole = (value: number | null) => value === null || (Number.isInteger(value) && value >= 1)

/** Checks the hashes of a range, call after call where it is long; closing the dialog stops it. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const texts = useTexts(ledgerTexts).verify
  const parts = useTexts(partTexts)
  const { transport } = useCalls()
  const [result, setResult] = useState<Verification>()
  const [running, setRunning] = useState(false)
  const stopped = useRef(false)
  const form = useForm({
    initial: { fromId: 1 as number | null, toId: null as number | null },
    labels: { fromId: texts.from, toId: texts.to },
    check: ({ fromId, toId }) => ({
      ...(isWhole(fromId) ? {} : { fromId: texts.fault }),
      ...(isWhole(toId) ? {} : { toId: texts.fault }),
    }),
  })
  const close = () => {
    stopped.current = true
    onClose()
  }
  const checkAll = async ({ fromId, toId }: { fromId: number | null; toId: number | null }) => {
    setResult(undefined)
    setRunning(true)
    try {
      let next: number | undefined = fromId ?? 1
      let joined: Verification | undefined
      while (next !== undefined && !stopped.current) {
        const query = { fromId: next, ...(toId === null ? {} : { toId }) }
        const part: Verification = await call(transport, verify, { query })
        joined = joined ? joinVerifications(joined, part) : part
        setResult(joined)
        next = part.nextFromId
      }
      return {}
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { error }
    } finally {
      setRunning(false)
    }
  }
  return (
    <Dialog title={texts.title} onClose={close}>
      <FormFrame onSubmit={form.submit(checkAll)}>
        <ErrorSummary form={form} />
        <p>{texts.text}</p>
        <FieldRow>
          <NumberField {...form.bind('fromId')} />
          <NumberField {...form.bind('toId')} hint={texts.toHint} optional />
        </FieldRow>
        {running && <Progress title={texts.running} state="running" />}
        {result && <Outcome result={result} running={running} />}
        <DialogActions>
          <Button submit kind="main" busy={form.pending}>
            {texts.doIt}
          </Button>
          <Button onClick={close}>{parts.close}</Button>
        </DialogActions>
      </FormFrame>
    </Dialog>
  )
}

function Outcome({ result, running }: { result: Verification; running: boolean }) {
  const texts = useTexts(ledgerTexts)
  const language = useLanguage()
  const count = (value: number) => showNumber(value, language)
  const { verify: words } = texts
  return (
    <div className="wb-block" role="status">
      {!running && (
        <p>
          <StatusWord standing={result.alteredCount === 0 ? 'kept' : 'missed'}>
            {result.alteredCount === 0 ? words.fine : words.found(count(result.alteredCount))}
          </StatusWord>{' '}
          <span className="wb-soft">{words.range(count(result.fromId), count(result.toId))}</span>
        </p>
      )}
      <KeyFigures>
        <KeyFigure label={words.checked} value={count(result.checked)} />
        <KeyFigure label={words.altered} value={count(result.alteredCount)} />
        <KeyFigure label={words.gaps} value={count(result.gaps)} note={words.gapsNote} />
      </KeyFigures>
      {result.altered.length > 0 && (
        <ul className="wb-lines">
          {result.altered.map(({ id, type }) => (
            <li key={id}>
              ▲ {texts.event(String(id))} <span className="wb-soft">{type}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
