import { listCategories } from '../../delivery/feedback/categories/categories.contract.ts'
import { listPublicCases } from '../../delivery/feedback/publication/publication.contract.ts'
import { EmptyState } from '../../ui/portal/content/EmptyState.tsx'
import { Button, ButtonGroup } from '../../ui/portal/form/Button.tsx'
import { Select } from '../../ui/portal/form/Select.tsx'
import { TextField } from '../../ui/portal/form/TextField.tsx'
import { nameOf, placesOf } from '../areas.ts'
import { heardTexts } from '../texts/heard-texts.ts'
import { watchTexts } from '../texts/watch-texts.ts'
import { ifFound, type Page, type Visit } from '../visit.ts'
import { CaseList } from './case-list.tsx'
import { NextPage } from './next-page.tsx'

type Filter = {
  readonly q?: string | undefined
  readonly category?: string | undefined
  readonly place?: string | undefined
  readonly month?: string | undefined
  readonly unit?: string | undefined
}

/** What residents said and what became of it, found by words, class, area and month. */
export async function casesPage(visit: Visit): Promise<Page> {
  const { language, query, call } = visit
  const texts = heardTexts[language].cases
  const filter = filterOf(query)
  const cursor = query.cursor?.slice(0, 500)
  const found = await ifFound(
    call(listPublicCases, {
      query: {
        limit: 20,
        ...(filter.q ? { words: filter.q } : {}),
        ...(filter.category ? { category: filter.category } : {}),
        ...(filter.place ? { areaCode: filter.place } : {}),
        ...(filter.month ? { month: filter.month } : {}),
        ...(filter.unit ? { unitId: filter.unit } : {}),
        ...(cursor ? { cursor } : {}),
      },
    }),
  )
  const isNarrowed = Object.values(filter).some(Boolean)
  return {
    title: texts.title,
    description: texts.description,
    section: 'watch',
    crumbs: [{ label: watchTexts[language].title, href: '/watch' }],
    unlisted: cursor !== undefined || isNarrowed,
    body: (
      <>
        <h1>{texts.title}</h1>
        <p className="lead">{texts.lead}</p>
        {await FilterForm({ visit, filter, isNarrowed })}
        {found && found.items.length > 0 ? (
          <CaseList language={language} items={found.items} />
        ) : (
          <EmptyState title={isNarrowed ? texts.none : texts.empty}>
            <p>{isNarrowed ? texts.noneText : texts.emptyText}</p>
          </EmptyState>
        )}
        <NextPage language={language} path="/watch/cases" cursor={found?.next} kept={filter} />
      </>
    ),
  }
}

/** What the address narrows to; what has not the form of a filter is left out. */
function filterOf({ q, category, place, month, unit }: Visit['query']): Filter {
  const given = (text: string | undefined, pattern: RegExp) => (text && pattern.test(text) ? text : undefined)
  return {
    q: q?.trim().slice(0, 60) || undefined,
    category: given(category, /^\d{2}(\d{2}){0,2}$/),
    place: given(place, /^\d{12}$/),
    month: given(month?.trim(), /^\d{4}-(0[1-9]|1[0-2])$/),
    unit: given(unit, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  }
}

async function FilterForm({ visit, filter, isNarrowed }: { visit: Visit; filter: Filter; isNarrowed: boolean }) {
  const { language, call } = visit
  const texts = heardTexts[language].cases
  const [classes, places] = await Promise.all([ifFound(call(listCategories, { query: { level: 1 } })), placesOf(visit)])
  const categories = (classes?.items ?? []).map(({ code, name }) => ({ value: code, label: name[language] }))
  const areas = places.counties.map((county) => ({ value: county.code, label: nameOf(county, language) }))
  return (
    <form action="/watch/cases" method="get" className="band" aria-label={texts.filters}>
      <TextField language={language} name="q" label={texts.search} value={filter.q} maxLength={60} optional />
      <div className="pair">
        <Select
          language={language}
          name="category"
          label={texts.category}
          value={filter.category?.slice(0, 2)}
          options={[{ value: '', label: texts.every }, ...categories]}
          empty={false}
        />
        <Select
          language={language}
          name="place"
          label={texts.area}
          value={filter.place}
          options={[{ value: '', label: texts.every }, ...areas]}
          empty={false}
        />
      </div>
      <TextField
        language={language}
        name="month"
        label={texts.month}
        hint={texts.monthHint}
        value={filter.month}
        width={8}
        maxLength={7}
        optional
      />
      <ButtonGroup>
        <Button>{texts.searchButton}</Button>
        {isNarrowed && <a href="/watch/cases">{texts.clear}</a>}
      </ButtonGroup>
    </form>
  )
}
