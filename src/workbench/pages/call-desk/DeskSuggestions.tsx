import { suggestCategories } from '../../../delivery/feedback/categories/categories.contract.ts'
import { type Suggestions, suggestRouting } from '../../../delivery/feedback/routing/routing.contract.ts'
import { findSimilar, type SimilarMatter } from '../../../delivery/feedback/texts/texts.contract.ts'
import { Phone, STATES } from '../../../delivery/feedback/words.contract.ts'
import { type FoundEntry, searchKnowledge } from '../../../delivery/knowledge/knowledge.contract.ts'
import { showDate, showInstant } from '../../../kernel/dates.ts'
import { useTyped } from '../../../ui/workbench/calls/use-typed.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showNumber, showShare } from '../../../ui/workbench/numbers.ts'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { useSession } from '../../session/Session.tsx'
import { deskTexts } from './call-desk-texts.ts'
import { LEAST_TYPED, searchWords } from './desk-draft.ts'
import { DESK_KEYS } from './desk-keys.ts'
import { type Suggestion, SuggestionList } from './SuggestionList.tsx'
import type { Desk } from './use-desk.ts'

export const LISTS = {
  classes: 'desk-classes',
  similar: 'desk-similar',
  knowledge: 'desk-knowledge',
  unit: 'desk-units',
}

/** The question that the text asks of the server while it is typed; undefined while it says too little. */
export function typedText({ form }: Desk): string | undefined {
  const text = form.values.text.trim()
  return text.length >= LEAST_TYPED ? text : undefined
}

type ListProps = { desk: Desk; onTaken: () => void }

/** The classes for which the words speak; taking one also takes its usual kind and urgency. */
export function ClassSuggestions({ desk, onTaken, onTake }: ListProps & { onTake: (code: string) => void }) {
  const texts = useTexts(deskTexts).classes
  const language = useLanguage()
  const text = typedText(desk)
  const read = useTyped(suggestCategories, text ? { query: { text: text.slice(0, 2000), limit: 3 } } : undefined)
  const items = read.data?.items.map(
    ({ code, path, matched }): Suggestion => ({
      id: code,
      title: path[language],
      ...(matched.length > 0 ? { details: [texts.because(matched.join('、'))] } : {}),
    }),
  )
  return (
    <SuggestionList
      id={LISTS.classes}
      title={texts.title}
      keys={DESK_KEYS.toClasses}
      items={items}
      chosen={desk.form.values.categoryCode}
      onChoose={(code) => {
        onTake(code)
        onTaken()
      }}
      error={read.error}
      words={texts}
    />
  )
}

/** Matters that may be the same; one that is taken is marked, and joined with its key. */
export function SimilarMatters({ desk, onTaken }: ListProps) {
  const texts = useTexts(deskTexts).similar
  const language = useLanguage()
  const similar = useSimilar(desk)
  const { form } = desk
  const marked = similar.data?.items.find((one) => mainOf(one) === form.values.parentId)
  const items = similar.data?.items.map(
    (found): Suggestion => ({
      id: found.id,
      title: `${found.number} ${found.title}`,
      details: [
        <StatusWord key="state" standing={found.open ? 'atRisk' : 'kept'}>
          {STATES[found.state][language]}
        </StatusWord>,
        texts.alike(showShare(found.score, language, 0)),
        ...(found.sameCaller ? [<strong key="same">{texts.same}</strong>] : []),
        ...(found.distance === null ? [] : [texts.metres(showNumber(Math.round(found.distance), language))]),
        ...(found.joined > 0 ? [texts.joined(String(found.joined))] : []),
        ...(found.unitName ? [found.unitName[language]] : []),
        showInstant(found.receivedAt, language),
      ],
    }),
  )
  return (
    <SuggestionList
      id={LISTS.similar}
      title={texts.title}
      keys={DESK_KEYS.toSimilar}
      items={items}
      chosen={marked?.id ?? null}
      onChoose={(id) => {
        const main = similar.data?.items.filter((one) => one.id === id).map(mainOf)[0]
        form.set({ parentId: id === marked?.id ? null : (main ?? null) })
        onTaken()
      }}
      error={similar.error}
      words={texts}
    />
  )
}

/** What may be the same as the draft, as a question that all parts of the desk share. */
export function useSimilar(desk: Desk) {
  const text = typedText(desk)
  const { areaCode, phone } = desk.form.values
  const isPhone = Phone.safeParse(phone).success
  const question = text && areaCode ? { body: { text, areaCode, ...(isPhone ? { phone } : {}) } } : undefined
  return useTyped(findSimilar, question)
}

/** The main matter that a candidate stands for: joined ones lead to the one they are joined to. */
export const mainOf = ({ id, parentId }: SimilarMatter) => parentId ?? id

/** Answers of the knowledge base; the one that is taken becomes the answer, which can be changed. */
export function KnowledgeAnswers({ desk, onTaken }: ListProps) {
  const texts = useTexts(deskTexts).knowledge
  const language = useLanguage()
  const { can } = useSession()
  const { form } = desk
  const { categoryCode, areaCode, text } = form.values
  const words = typedText(desk) && searchWords(text)
  const query = { q: words ?? '', ...(areaCode ? { areaCode } : {}), limit: 5 }
  const read = useTyped(searchKnowledge, words && can('knowledge.read') ? { query } : undefined)
  const inClassFirst = (entries: readonly FoundEntry[]) =>
    entries.toSorted((one, other) => fits(other, categoryCode) - fits(one, categoryCode))
  const found = read.data && inClassFirst(read.data.items)
  const items = found?.map(
    (entry): Suggestion => ({
      id: entry.id,
      title: entry.question[language],
      body: <span className="cd-short">{entry.short[language]}</span>,
      details: [
        entry.unitName[language],
        ...(entry.used > 0 ? [texts.helped(String(entry.helped), String(entry.used))] : []),
        ...(entry.validTo ? [texts.until(showDate(entry.validTo, language))] : []),
        ...(entry.reviewOverdue
          ? [
              <StatusWord key="review" standing="atRisk">
                {texts.overdue}
              </StatusWord>,
            ]
          : []),
      ],
    }),
  )
  return (
    <SuggestionList
      id={LISTS.knowledge}
      title={texts.title}
      keys={DESK_KEYS.toKnowledge}
      items={items}
      chosen={form.values.knowledgeId}
      onChoose={(id) => {
        const entry = found?.find((one) => one.id === id)
        // Answers go out in Chinese, whatever language the operator works in.
        if (entry) form.set({ knowledgeId: id, answer: entry.short.zh })
        onTaken()
      }}
      error={read.error}
      words={texts}
    />
  )
}

const fits = ({ categoryCode }: FoundEntry, wanted: string | null) =>
  wanted !== null && categoryCode !== null && wanted.startsWith(categoryCode) ? 1 : 0

/** Which unit and class the office's own history suggests, as a question that all parts of the desk share. */
export function useRouting(desk: Desk) {
  const text = typedText(desk)
  const { areaCode, kind, categoryCode } = desk.form.values
  const body = text && areaCode ? { text, areaCode, kind, ...(categoryCode ? { categoryCode } : {}) } : undefined
  return useTyped(suggestRouting, body && { body })
}

/** The unit that would be taken without a look: the first one, where the suggestion is sure. */
export function sureUnit(found: Suggestions | undefined) {
  return found && !found.notSure ? found.units[0] : undefined
}

/** Which unit handles such a matter, how likely and on what that rests; or that it is not sure. */
export function UnitSuggestions({ desk, onTake }: { desk: Desk; onTake: (unitId: string) => void }) {
  const texts = useTexts(deskTexts).unit
  const language = useLanguage()
  const read = useRouting(desk)
  const { data } = read
  const { form } = desk
  const items = data?.units.map(
    ({ unitId, name, probability }): Suggestion => ({
      id: unitId,
      title: name[language],
      ...(probability === null ? {} : { details: [texts.share(showShare(probability, language, 0))] }),
    }),
  )
  const tested = data?.model?.saidAccuracy
  return (
    <SuggestionList
      id={LISTS.unit}
      title={texts.title}
      keys={DESK_KEYS.toUnit}
      items={items}
      chosen={form.values.unitId}
      onChoose={onTake}
      error={read.error}
      words={{ ...texts, empty: data?.note?.[language] ?? texts.none }}
      note={
        data &&
        data.units.length > 0 && (
          <p className="wb-soft">
            {data.notSure && (
              <>
                <StatusWord standing="atRisk">{texts.notSure}</StatusWord>{' '}
              </>
            )}
            {texts.basis[data.unitBasis]}
            {tested !== undefined && tested !== null && data.unitBasis === 'history'
              ? ` · ${texts.tested(showShare(tested, language, 0))}`
              : ''}
          </p>
        )
      }
    />
  )
}
