import './categories.css'
import '../hotline-settings/hotline-settings.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import {
  type Category,
  listCategoryDetails,
  suggestCategories,
} from '../../../delivery/feedback/categories/categories.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Dialog } from '../../../ui/workbench/dialog/Dialog.tsx'
import { FailedState, Loading } from '../../../ui/workbench/EmptyState.tsx'
import { MiniText } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { useQueryValue } from '../../../ui/workbench/navigation.tsx'
import { PageHeader } from '../../../ui/workbench/PageHeader.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { Tabs } from '../../../ui/workbench/Tabs.tsx'
import { useSettled } from '../../../ui/workbench/use-settled.ts'
import { useSession } from '../../session/Session.tsx'
import { ClassForm, newClass } from './ClassForm.tsx'
import { ClassTree } from './ClassTree.tsx'
import { ClassUnits } from './ClassUnits.tsx'
import { categoriesTexts } from './categories-texts.ts'
import { classesAbove, freeCode, matching, nameOfClass } from './class-tree.ts'
import { WordUnits } from './WordUnits.tsx'

/** The classes of matters: the tree on the left, one class on the right; and which unit each word stands for. */
export function CategoriesPage() {
  const texts = useTexts(categoriesTexts)
  const [tab, setTab] = useQueryValue('tab')
  const { data, error, retry } = useEndpoint(listCategoryDetails, {})
  const mayChange = useSession().can('feedback.settings')
  const tabs = (all: readonly Category[]) => [
    { id: 'classes', label: texts.tabs.classes, content: <Classes all={all} mayChange={mayChange} /> },
    { id: 'units', label: texts.tabs.words, content: <WordUnits all={all} mayChange={mayChange} /> },
  ]
  return (
    <div className="wb-page">
      <PageHeader title={texts.title} lead={texts.lead} />
      {!data && (error ? <FailedState title={texts.failed} error={error} onRetry={retry} /> : <Loading lines={12} />)}
      {data && <Tabs label={texts.tabs.label} tabs={tabs(data.items)} current={tab ?? 'classes'} onChange={setTab} />}
    </div>
  )
}

function Classes({ all, mayChange }: { all: readonly Category[]; mayChange: boolean }) {
  const texts = useTexts(categoriesTexts)
  const [code, setCode] = useQueryValue('code')
  const [typed, setTyped] = useState('')
  const [adding, setAdding] = useState<Category>()
  const right = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Where the class stands below the tree, choosing one would otherwise seem to do nothing.
    if (code !== undefined && window.matchMedia('(max-width: 899px)').matches) right.current?.scrollIntoView()
  }, [code])
  const { shown, hits } = useMemo(() => matching(all, typed), [all, typed])
  const category = all.find((one) => one.code === code)
  const count = (digits: number) => String(all.filter((one) => one.active && one.code.length === digits).length)
  const add = (parent: Category | undefined) => {
    const free = freeCode(all, parent?.code ?? '')
    if (free) setAdding(newClass(free, parent))
  }
  return (
    <div className="ct-columns">
      <div className="ct-left">
        <MiniText label={texts.search} value={typed} onChange={setTyped} />
        <p className="wb-soft" role="status">
          {typed.trim() ? texts.found(String(hits)) : texts.total(count(2), count(4), count(6))}
        </p>
        {shown.length === 0 ? (
          <p>{texts.nothing}</p>
        ) : (
          <ClassTree shown={shown} all={typed.trim() !== ''} open={code} onOpen={setCode} />
        )}
        {mayChange && (
          <div className="wb-actions">
            <Button icon="plus" onClick={() => add(undefined)}>
              {texts.addTop}
            </Button>
          </div>
        )}
      </div>
      <div className="ct-right" ref={right}>
        {category ? (
          <OneClass
            key={`${category.code} ${category.version}`}
            all={all}
            category={category}
            mayChange={mayChange}
            onAdd={add}
          />
        ) : (
          <>
            <p className="wb-soft">{texts.choose}</p>
            <TryWords onOpen={setCode} />
          </>
        )}
      </div>
      {adding && (
        <Dialog
          title={adding.code.length === 2 ? texts.addTop : texts.addBelow}
          onClose={() => setAdding(undefined)}
          wide
        >
          <ClassForm
            all={all}
            category={adding}
            isNew
            onSaved={(saved) => {
              setAdding(undefined)
              setCode(saved)
            }}
          />
        </Dialog>
      )}
    </div>
  )
}

type OneClassProps = {
  all: readonly Category[]
  category: Category
  mayChange: boolean
  onAdd: (parent: Category) => void
}

function OneClass({ all, category, mayChange, onAdd }: OneClassProps) {
  const texts = useTexts(categoriesTexts)
  const language = useLanguage()
  const { code, version, active, changed } = category
  const path = classesAbove(all, code).map((one) => nameOfClass(one, language))
  return (
    <section className="wb-block" aria-label={nameOfClass(category, language)}>
      <header className="ct-head">
        <div>
          {path.length > 0 && <p className="wb-soft">{path.join(' › ')}</p>}
          <h2 className="wb-blocktitle">{`${code} ${nameOfClass(category, language)}`}</h2>
          <p className="wb-soft">
            {changed ? texts.form.changedHere(String(version)) : texts.form.shipped}{' '}
            {!active && <StatusWord standing="provisional">{texts.retired}</StatusWord>}
          </p>
        </div>
        {mayChange && code.length < 6 && (
          <Button icon="plus" onClick={() => onAdd(category)}>
            {texts.addBelow}
          </Button>
        )}
      </header>
      {!mayChange && <p className="wb-soft">{texts.form.readOnly}</p>}
      <fieldset disabled={!mayChange}>
        <ClassForm all={all} category={category} />
      </fieldset>
      <ClassUnits all={all} category={category} mayChange={mayChange} />
    </section>
  )
}

/** Shows which classes a text would suggest, so that keywords can be tried. */
function TryWords({ onOpen }: { onOpen: (code: string) => void }) {
  const texts = useTexts(categoriesTexts).try
  const say = useWord()
  const [typed, setTyped] = useState('')
  const text = useSettled(typed.trim(), 300)
  const { data } = useEndpoint(suggestCategories, { query: { text, limit: 5 } }, { enabled: text !== '' })
  return (
    <section className="ct-part" aria-label={texts.title}>
      <h3>{texts.title}</h3>
      <p className="wb-hint">{texts.hint}</p>
      <MiniText label={texts.label} value={typed} onChange={(next) => setTyped(next.slice(0, 500))} />
      {text !== '' && data && (
        <div role="status">
          {data.items.length === 0 ? (
            <p>{texts.none}</p>
          ) : (
            <ol className="ct-found" aria-label={texts.results}>
              {data.items.map(({ code, path, matched }) => (
                <li key={code}>
                  <button type="button" className="hs-back" onClick={() => onOpen(code)}>
                    {say(path)}
                  </button>
                  <span className="wb-soft">{texts.by(matched.join('、'))}</span>
                </li>
              ))}
            </ol>
          )}
        </div>
      )}
    </section>
  )
}
