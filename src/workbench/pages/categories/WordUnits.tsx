import { useState } from 'react'
import {
  type Category,
  type CategoryUnit,
  listCategoryUnits,
  type Responsible,
} from '../../../delivery/feedback/categories/categories.contract.ts'
import { RESPONSIBLES } from '../../../delivery/feedback/categories/responsibles.contract.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { Dialog } from '../../../ui/workbench/dialog/Dialog.tsx'
import { Loading } from '../../../ui/workbench/EmptyState.tsx'
import { useTexts, useWord } from '../../../ui/workbench/language.tsx'
import { ScrollBox } from '../../../ui/workbench/ScrollBox.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { useDirectory } from '../directory/use-directory.ts'
import { categoriesTexts } from './categories-texts.ts'
import { UnitEntries } from './UnitEntries.tsx'

const WORDS = Object.keys(RESPONSIBLES) as Responsible[]

/** Every word of responsibility with the unit that it stands for in the city and in the areas that differ. */
export function WordUnits({ all, mayChange }: { all: readonly Category[]; mayChange: boolean }) {
  const texts = useTexts(categoriesTexts)
  const say = useWord()
  const { areas, unitName, areaName } = useDirectory()
  const { data } = useEndpoint(listCategoryUnits, {})
  const [open, setOpen] = useState<Responsible>()
  if (!data) return <Loading lines={8} />
  const city = areas.find(({ level }) => level === 'city')?.code
  const uses = usesOfWords(all)
  const entriesOf = (word: string) => data.items.filter(({ subject, key }) => subject === 'responsible' && key === word)
  return (
    <div className="wb-block">
      <p className="wb-soft wb-prose">{texts.words.lead}</p>
      <ScrollBox label={texts.tabs.words}>
        <table className="wb-grid ct-words">
          <thead>
            <tr>
              <th scope="col">{texts.words.word}</th>
              <th scope="col">{texts.words.city}</th>
              <th scope="col">{texts.words.nearer}</th>
              <th scope="col">{texts.words.classes}</th>
              {mayChange && (
                <th scope="col">
                  <span className="wb-unseen">{texts.words.change}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {WORDS.map((word) => {
              const entries = entriesOf(word)
              const whole = entries.find(({ areaCode }) => areaCode === city)
              const name = say(RESPONSIBLES[word])
              return (
                <tr key={word}>
                  <th scope="row">{name}</th>
                  <td>
                    {whole ? unitName(whole.unitId) : <StatusWord standing="atRisk">{texts.words.missing}</StatusWord>}
                  </td>
                  <td>{nearerWords(entries, city, areaName, unitName)}</td>
                  <td>{texts.words.count(String(uses.get(word) ?? 0))}</td>
                  {mayChange && (
                    <td>
                      <button
                        type="button"
                        className="hs-back"
                        aria-label={texts.words.changeOf(name)}
                        onClick={() => setOpen(word)}
                      >
                        {texts.words.change}
                      </button>
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </ScrollBox>
      {open && (
        <Dialog title={texts.words.changeOf(say(RESPONSIBLES[open]))} onClose={() => setOpen(undefined)} wide>
          <UnitEntries subject="responsible" subjectKey={open} entries={data.items} mayChange={mayChange} />
          <div className="wb-actions">
            <Button onClick={() => setOpen(undefined)}>{texts.units.close}</Button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

function nearerWords(
  entries: readonly CategoryUnit[],
  city: string | undefined,
  areaName: (code: string) => string,
  unitName: (id: string) => string,
): string {
  const nearer = entries.filter(({ areaCode }) => areaCode !== city)
  return nearer.map(({ areaCode, unitId }) => `${areaName(areaCode)}：${unitName(unitId)}`).join('；') || '—'
}

/** How many classes of the third level each word holds for, by themselves or from above. */
function usesOfWords(all: readonly Category[]): Map<string, number> {
  const byCode = new Map(all.map((one) => [one.code, one]))
  const uses = new Map<string, number>()
  for (const { code } of all) {
    if (code.length !== 6) continue
    const word = [code, code.slice(0, 4), code.slice(0, 2)]
      .map((one) => byCode.get(one)?.responsible)
      .find((one) => one !== null && one !== undefined)
    if (word) uses.set(word, (uses.get(word) ?? 0) + 1)
  }
  return uses
}
