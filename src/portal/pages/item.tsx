import { listCentres } from '../../foundation/directory/directory.contract.ts'
import { getItem, ITEM_TYPES, type Item } from '../../foundation/standards/standards.contract.ts'
import { errors } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'
import { showLimit } from '../../platform/clock/clock.contract.ts'
import { DataTable } from '../../ui/portal/content/DataTable.tsx'
import { Details } from '../../ui/portal/content/Details.tsx'
import { Inset } from '../../ui/portal/content/Inset.tsx'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { PromiseCard } from '../../ui/portal/facts/PromiseCard.tsx'
import { Timeline } from '../../ui/portal/facts/Timeline.tsx'
import { ButtonLink } from '../../ui/portal/form/Button.tsx'
import { nameOf } from '../areas.ts'
import { readingOf } from '../readings.ts'
import { applyTexts } from '../texts/apply-texts.ts'
import { ifFound, type Page, type Visit } from '../visit.ts'

/** One service: the promise first, then what is needed, the steps, the places, and what to do if it is not kept. */
export async function itemPage(visit: Visit): Promise<Page> {
  const { language, params, call } = visit
  const id = params.id ?? ''
  if (!/^[0-9a-f-]{36}$/.test(id)) throw errors.NOT_FOUND({ what: id })
  const item = await call(getItem, { params: { id } })
  const centres = (await ifFound(call(listCentres, {})))?.items.filter(({ unitId }) => unitId === item.unitId) ?? []
  const texts = applyTexts[language]
  return {
    title: nameOf(item, language),
    description: descriptionOf(item, language),
    section: 'apply',
    crumbs: [{ label: texts.title, href: '/apply' }],
    body: (
      <>
        <p className="caption">
          <a href={`/watch/units/${item.unitId}`}>{language === 'zh' ? item.unitName : item.unitNameEn}</a>
        </p>
        <h1>{nameOf(item, language)}</h1>
        <ItemPromise language={language} item={item} />
        <div className="split section">
          <div>
            <Materials language={language} item={item} />
            <Steps language={language} item={item} />
            {item.legalBasis && (
              <Details summary={texts.sections.law}>
                <p className="lines">{item.legalBasis}</p>
              </Details>
            )}
          </div>
          <aside>
            <h2>{texts.sections.places}</h2>
            <Places language={language} item={item} centres={centres} />
            <h2 className="section">{texts.sections.wrong}</h2>
            <p className="hint">{texts.wrong}</p>
            <p className="more">
              <ButtonLink href={`/tell?unit=${item.unitId}`} kind="second">
                {texts.tell}
              </ButtonLink>
            </p>
          </aside>
        </div>
      </>
    ),
  }
}

function descriptionOf(item: Item, language: Language): string {
  const texts = applyTexts[language]
  const unit = language === 'zh' ? item.unitName : item.unitNameEn
  const limit = item.promised ? [texts.promised(showLimit(item.promised, language))] : []
  return [nameOf(item, language), unit, ...limit].join(language === 'zh' ? '，' : ', ')
}

/** The promise card; where only the law sets a time, that is what is promised. */
function ItemPromise({ language, item }: { language: Language; item: Item }) {
  const texts = applyTexts[language]
  const promised = item.promised ?? item.statutory
  const fee = language === 'zh' ? item.fee : (item.feeEn ?? item.fee)
  const facts = {
    visits: item.visits === null ? texts.visitsUnknown : texts.times(item.visits),
    fee: fee ?? texts.feeUnknown,
    where: texts.online[item.online],
  }
  if (!promised) {
    return (
      <>
        <Inset>{texts.noTime}</Inset>
        <p>{[facts.visits, facts.fee, facts.where].join(' · ')}</p>
      </>
    )
  }
  const isSameUnit = item.statutory?.unit === promised.unit
  return (
    <PromiseCard
      language={language}
      id="promise"
      time={{
        promised: readingOf(promised, language),
        ...(item.promised && item.statutory && isSameUnit ? { statutory: readingOf(item.statutory, language) } : {}),
      }}
      {...facts}
      noRating={texts.notRated}
    />
  )
}

function Materials({ language, item }: { language: Language; item: Item }) {
  const texts = applyTexts[language]
  const hasNotes = item.materials.some(({ note }) => note)
  return (
    <>
      <h2 id="materials">{texts.sections.materials}</h2>
      {item.materials.length === 0 ? (
        <p>{texts.noMaterials}</p>
      ) : (
        <DataTable
          language={language}
          id="materials-table"
          caption={texts.sections.materials}
          captionHidden
          narrow="stack"
          rows={item.materials}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', header: texts.material.name, names: true, cell: (row) => nameOf(row, language) },
            { key: 'needed', header: texts.material.needed, cell: ({ needed }) => texts.needed[needed] },
            { key: 'copies', header: texts.material.copies, numeric: true, cell: ({ copies }) => copies || '—' },
            ...(hasNotes ? [{ key: 'note', header: texts.material.note, cell: noteOf }] : []),
          ]}
        />
      )}
    </>
  )
}

const noteOf = ({ note }: Item['materials'][number]) => note ?? '—'

function Steps({ language, item }: { language: Language; item: Item }) {
  const texts = applyTexts[language]
  return (
    <section className="section" aria-labelledby="steps">
      <h2 id="steps">{texts.sections.steps}</h2>
      {item.steps.length === 0 ? (
        <p>{texts.noSteps}</p>
      ) : (
        <Timeline
          language={language}
          entries={item.steps.map((step) => ({
            title: nameOf(step, language),
            state: 'done' as const,
            ...(step.limit ? { when: showLimit(step.limit, language) } : {}),
            ...(step.post ? { who: step.post } : {}),
          }))}
        />
      )}
    </section>
  )
}

type PlacesProps = {
  language: Language
  item: Item
  centres: readonly { name: string; nameEn: string; address: string; addressEn: string; hours: string }[]
}

function Places({ language, item, centres }: PlacesProps) {
  const texts = applyTexts[language]
  const fact = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  const phone = (label: string, value: string | null) =>
    value ? [{ label, value: <a href={`tel:${value.replace(/[^\d+]/g, '')}`}>{value}</a> }] : []
  const places = centres.flatMap((centre) => [
    { label: nameOf(centre, language), value: language === 'zh' ? centre.address : centre.addressEn },
    { label: `${nameOf(centre, language)} · ${texts.hours}`, value: centre.hours },
  ])
  return (
    <SummaryList
      language={language}
      rows={[
        ...fact(texts.place, item.place),
        ...fact(texts.hours, item.hours),
        ...(item.place ? [] : places),
        ...phone(texts.phone, item.phone),
        ...phone(texts.complaintPhone, item.complaintPhone),
        ...fact(texts.type, ITEM_TYPES[item.type][language]),
        ...fact(texts.code, item.code),
      ]}
    />
  )
}
