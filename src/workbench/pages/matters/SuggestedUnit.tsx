import { suggestRouting } from '../../../delivery/feedback/routing/routing.contract.ts'
import type { Kind } from '../../../delivery/feedback/words.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showShare } from '../../../ui/workbench/numbers.ts'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { stepTexts } from './step-texts.ts'

type Routed = { text: string; areaCode: string; kind: Kind; categoryCode: string | null }
const FRESH = 60_000

/** Which unit the office's own history suggests for a matter; nothing is assigned by it. */
export function useSuggestion(matter: Routed | undefined) {
  const body = matter && {
    text: matter.text,
    areaCode: matter.areaCode,
    kind: matter.kind,
    ...(matter.categoryCode ? { categoryCode: matter.categoryCode } : {}),
  }
  const enabled = body !== undefined
  return useEndpoint(suggestRouting, { body: body ?? { text: '' } }, { enabled, fresh: FRESH, abortable: true })
}

/** The suggested unit beside its likelihood and what that rests on; taken with one click. */
export function SuggestedUnit({ matter, onTake }: { matter: Routed; onTake: (unitId: string) => void }) {
  const texts = useTexts(stepTexts).suggested
  const language = useLanguage()
  const { data } = useSuggestion(matter)
  if (!data) return null
  const [first] = data.units
  if (!first) return <p className="wb-soft">{data.note?.[language] ?? texts.none}</p>
  return (
    <p className="wb-inline">
      <span>
        {texts.title}
        {language === 'zh' ? '：' : ': '}
        <strong>{first.name[language]}</strong>{' '}
        <span className="wb-soft">
          {first.probability !== null && `${texts.share(showShare(first.probability, language, 0))} · `}
          {texts.basis[data.unitBasis]}
        </span>
      </span>
      {data.notSure && <StatusWord standing="atRisk">{texts.notSure}</StatusWord>}
      <Button onClick={() => onTake(first.unitId)}>{texts.take(first.name[language])}</Button>
    </p>
  )
}
