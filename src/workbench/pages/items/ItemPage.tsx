import { useState } from 'react'
import { getItem, ITEM_TYPES, type Item } from '../../../foundation/standards/standards.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { KeyFigure, KeyFigures } from '../../../ui/workbench/KeyFigure.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { PageLink, usePathValue } from '../../../ui/workbench/navigation.tsx'
import { showShare } from '../../../ui/workbench/numbers.ts'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { useSession } from '../../session/Session.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { EditPromise } from './EditPromise.tsx'
import { itemName, shortening, unitNameOf, useLimitWords } from './item-words.tsx'
import { itemsTexts } from './items-texts.ts'

/** One service item: its promise first, then how it is done, what is needed, and its steps. */
export function ItemPage() {
  const texts = useTexts(itemsTexts)
  const language = useLanguage()
  const { can } = useSession()
  const id = usePathValue('id') ?? ''
  const { data: item, error, retry } = useEndpoint(getItem, { params: { id } })
  const [editing, setEditing] = useState(false)
  const back = <PageLink to="/lookup/items">{texts.back}</PageLink>
  if (!item) {
    return (
      <div className="wb-page">
        <PageHeader title={error?.status === 404 ? texts.notFound : texts.title} back={back} />
        {error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={8} />}
      </div>
    )
  }
  return (
    <div className="wb-page">
      <PageHeader
        title={itemName(item, language)}
        lead={unitNameOf(item, language)}
        back={back}
        actions={
          <>
            {can('standards.manage') && (
              <Button kind="main" icon="edit" onClick={() => setEditing(true)}>
                {texts.edit.open}
              </Button>
            )}
            <a className="wb-linkbutton" href={`/apply/items/${item.id}`}>
              {texts.portal}
            </a>
          </>
        }
      />
      <PromiseFigures item={item} />
      <ItemFacts item={item} />
      <Materials item={item} />
      <Steps item={item} />
      {editing && <EditPromise item={item} onClose={() => setEditing(false)} />}
    </div>
  )
}

function PromiseFigures({ item }: { item: Item }) {
  const texts = useTexts(itemsTexts)
  const language = useLanguage()
  const limitWords = useLimitWords()
  const share = shortening(item)
  const note = share === undefined ? '' : share > 0 ? texts.shorter(showShare(share, language, 0)) : texts.sameAsStatute
  return (
    <KeyFigures>
      <KeyFigure
        label={texts.columns.promised}
        value={limitWords(item.promised)}
        promise={`${texts.columns.statutory} ${limitWords(item.statutory)}`}
        {...(note ? { note } : {})}
      />
      <KeyFigure
        label={texts.columns.visits}
        value={item.visits === null ? texts.notSaid : texts.visits(item.visits)}
      />
      <KeyFigure label={texts.columns.online} value={texts.online[item.online]} />
      <KeyFigure label={texts.fee} value={(language === 'en' && item.feeEn ? item.feeEn : item.fee) ?? texts.noFee} />
    </KeyFigures>
  )
}

function ItemFacts({ item }: { item: Item }) {
  const texts = useTexts(itemsTexts)
  const language = useLanguage()
  const { areaName } = useDirectory()
  const said = (value: string | null) => value || <span className="wb-soft">{texts.notSaid}</span>
  return (
    <section className="wb-block" aria-label={texts.about}>
      <h2 className="wb-blocktitle">{texts.about}</h2>
      <Facts
        facts={[
          { label: texts.columns.code, value: item.code },
          { label: texts.columns.type, value: ITEM_TYPES[item.type][language] },
          { label: texts.columns.area, value: areaName(item.areaCode) },
          { label: texts.filters.audience, value: texts.audience[item.audience] },
          { label: texts.place, value: said(item.place) },
          { label: texts.hours, value: said(item.hours) },
          { label: texts.phone, value: said(item.phone) },
          { label: texts.complaintPhone, value: said(item.complaintPhone) },
          { label: texts.legalBasis, value: said(item.legalBasis) },
        ]}
      />
    </section>
  )
}

function Materials({ item }: { item: Item }) {
  const texts = useTexts(itemsTexts).materials
  const language = useLanguage()
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      {item.materials.length === 0 ? (
        <p className="wb-soft">{texts.none}</p>
      ) : (
        <table className="wb-grid">
          <thead>
            <tr>
              <th scope="col">{texts.name}</th>
              <th scope="col">{texts.needed}</th>
              <th scope="col" className="wb-end">
                {texts.copies}
              </th>
              <th scope="col">{texts.note}</th>
            </tr>
          </thead>
          <tbody>
            {item.materials.map((material) => (
              <tr key={material.name}>
                <th scope="row">{itemName(material, language)}</th>
                <td>{texts.words[material.needed]}</td>
                <td className="wb-end">{material.copies}</td>
                <td>{material.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Steps({ item }: { item: Item }) {
  const texts = useTexts(itemsTexts).steps
  const language = useLanguage()
  const limitWords = useLimitWords()
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      {item.steps.length === 0 ? (
        <p className="wb-soft">{texts.none}</p>
      ) : (
        <table className="wb-grid">
          <thead>
            <tr>
              <th scope="col">{texts.name}</th>
              <th scope="col">{texts.post}</th>
              <th scope="col">{texts.limit}</th>
            </tr>
          </thead>
          <tbody>
            {item.steps.map((step) => (
              <tr key={step.name}>
                <th scope="row">{itemName(step, language)}</th>
                <td>{step.post}</td>
                <td>{limitWords(step.limit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
