import { useState } from 'react'
import type { ComplaintRow } from '../../../delivery/feedback/feedback.contract.ts'
import type { Outcome } from '../../../ui/workbench/calls/use-action.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { ProgressBar } from '../../../ui/workbench/Progress.tsx'
import { showToast } from '../../../ui/workbench/toast/toast-list.ts'
import { mattersTexts } from './matters-texts.ts'

type Failure = { readonly number: string; readonly why: string }
type Many = {
  readonly at: number
  readonly failures: readonly Failure[]
  /** Does it to one after the other; answers whether all went well. What failed is kept by number with its reason. */
  doAll(each: (matter: ComplaintRow) => Promise<Outcome<unknown>>): Promise<boolean>
}

/** The same step with several matters, one after the other, so that each has its own result. */
export function useMany(matters: readonly ComplaintRow[]): Many {
  const texts = useTexts(mattersTexts).bulk
  const language = useLanguage()
  const [at, setAt] = useState(0)
  const [failures, setFailures] = useState<readonly Failure[]>([])
  return {
    at,
    failures,
    async doAll(each) {
      const failed: Failure[] = []
      for (const [index, matter] of matters.entries()) {
        setAt(index)
        const { error } = await each(matter)
        if (error) failed.push({ number: matter.number, why: error.in(language) })
      }
      const done = matters.length - failed.length
      const isWhole = failed.length === 0
      showToast({
        kind: isWhole ? 'done' : 'failed',
        text: isWhole ? texts.allDone(done) : texts.partly(done, failed.length),
      })
      setFailures(failed)
      return isWhole
    },
  }
}

/** How far it is, and then what failed and why. */
export function ManyProgress({ many, all, running }: { many: Many; all: number; running: boolean }) {
  const texts = useTexts(mattersTexts).bulk
  return (
    <>
      {running && <ProgressBar share={many.at / all} label={texts.running(many.at, all)} />}
      {many.failures.length > 0 && (
        <div role="alert">
          <strong>{texts.failed}</strong>
          <ul className="wb-lines">
            {many.failures.map(({ number, why }) => (
              <li key={number}>
                {number} <span className="wb-soft">{why}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
