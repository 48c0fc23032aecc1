import { type ItemSummary, listItems } from '../../foundation/standards/standards.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import { showLimit } from '../../platform/clock/clock.contract.ts'
import { EmptyState } from '../../ui/portal/content/EmptyState.tsx'
import { ButtonLink } from '../../ui/portal/form/Button.tsx'
import { SearchBox } from '../../ui/portal/form/SearchBox.tsx'
import { nameOf } from '../areas.ts'
import { applyTexts } from '../texts/apply-texts.ts'
import { ifFound, type Page, type Visit } from '../visit.ts'
import { AnswersBeside, answersBeside } from './answer-list.tsx'
import { NextPage } from './next-page.tsx'

const ON_A_PAGE = 20
const AUDIENCES = ['person', 'business'] as const

type Filter = { q: string; audience?: (typeof AUDIENCES)[number] | undefined; unit?: string | undefined }

/** The services, found by words of one's own, each with what it promises. */
export async function applyPage(visit: Visit): Promise<Page> {
  const { language, query } = visit
  const texts = applyTexts[language]
  const filter = filterOf(query)
  const { q } = filter
  const found = await ifFound(
    visit.call(listItems, {
      query: {
        limit: ON_A_PAGE,
        ...(q ? { search: q } : {}),
        ...(filter.audience ? { audience: filter.audience } : {}),
        ...(filter.unit ? { unitId: filter.unit } : {}),
        ...(query.cursor ? { cursor: query.cursor.slice(0, 500) } : {}),
      },
    }),
  )
  const items = found?.items ?? []
  const answers = q ? await answersBeside(visit, q) : []
  const unitName = filter.unit && items[0] ? unitOf(items[0], language) : undefined
  const heading = q ? texts.of(q) : unitName ? texts.ofUnit(unitName) : texts.every
  return {
    title: q ? texts.of(q) : texts.title,
    description: texts.description,
    section: 'apply',
    unlisted: q !== '' || query.cursor !== undefined,
    body: (
      <>
        <div className="band">
          <SearchBox
            language={language}
            action="/apply"
            label={texts.search}
            asHeading
            value={q}
            hint={texts.searchHint}
          />
        </div>
        <AudienceChoice language={language} filter={filter} />
        <h2>{heading}</h2>
        {found?.total !== undefined && items.length > 0 && <p className="hint">{texts.found(found.total)}</p>}
        {items.length > 0 ? <ItemList language={language} items={items} /> : <Nothing language={language} words={q} />}
        <AnswersBeside language={language} answers={answers} words={q} />
        <NextPage language={language} path="/apply" cursor={found?.next} kept={filter} />
      </>
    ),
  }
}

function filterOf({ q = '', audience, unit }: Visit['query']): Filter {
  return {
    q: q.trim().slice(0, 100),
    audience: AUDIENCES.find((one) => one === audience),
    unit: unit && /^[0-9a-f-]{36}$/.test(unit) ? unit : undefined,
  }
}

function addressOf(parts: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(parts).filter((part): part is [string, string] => Boolean(part[1]))
  const text = new URLSearchParams(given).toString()
  return text ? `/apply?${text}` : '/apply'
}

function AudienceChoice({ language, filter }: { language: Language; filter: Filter }) {
  const texts = applyTexts[language]
  const choices = [undefined, ...AUDIENCES]
  return (
    <nav className="choice-row" aria-label={texts.audience}>
      <ul>
        {choices.map((audience) => (
          <li key={audience ?? 'all'}>
            <a
              href={addressOf({ ...filter, audience })}
              aria-current={audience === filter.audience ? 'true' : undefined}
            >
              {texts[audience ?? 'all']}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function ItemList({ language, items }: { language: Language; items: readonly ItemSummary[] }) {
  return (
    <ul className="list">
      {items.map((item) => (
        <li key={item.id}>
          <a href={`/apply/items/${item.id}`}>{nameOf(item, language)}</a>
          <p className="hint">{[unitOf(item, language), ...promisesOf(item, language)].join(' · ')}</p>
        </li>
      ))}
    </ul>
  )
}

function promisesOf({ promised, statutory, visits, online }: ItemSummary, language: Language): string[] {
  const texts = applyTexts[language]
  return [
    ...(promised ? [texts.promised(showLimit(promised, language))] : []),
    ...(!promised && statutory ? [texts.statutory(showLimit(statutory, language))] : []),
    ...(visits === null ? [] : [texts.visits(visits)]),
    ...(online === 'whole' || online === 'apply' ? [texts.online[online]] : []),
  ]
}

function Nothing({ language, words }: { language: Language; words: string }) {
  const texts = applyTexts[language]
  return (
    <EmptyState title={words ? texts.none(words) : texts.empty}>
      <p>{words ? texts.noneText : texts.emptyText}</p>
      <ButtonLink href="/tell" kind="second">
        {texts.ask}
      </ButtonLink>
    </EmptyState>
  )
}

const unitOf = ({ unitName, unitNameEn }: ItemSummary, language: Language) =>
  language === 'zh' ? unitName : unitNameEn
