import { listPromises } from '../../delivery/feedback/resident.contract.ts'
import { KINDS, type Kind, LONGEST_TEXT } from '../../delivery/feedback/words.contract.ts'
import { type Area, listAreas } from '../../foundation/directory/directory.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import { Inset } from '../../ui/portal/content/Inset.tsx'
import { Button, ButtonGroup } from '../../ui/portal/form/Button.tsx'
import type { FormFault } from '../../ui/portal/form/ErrorSummary.tsx'
import { Radios } from '../../ui/portal/form/Radios.tsx'
import { Select } from '../../ui/portal/form/Select.tsx'
import { TextArea } from '../../ui/portal/form/TextArea.tsx'
import { TextField } from '../../ui/portal/form/TextField.tsx'
import { pointsOf, whereWords } from '../sketch-map.ts'
import { checkKind, checkWhat, checkWhere } from '../tell-checks.ts'
import { keepAnswers, readDraft } from '../tell-draft.ts'
import { tellTexts } from '../texts/tell-texts.ts'
import type { Answer, Page, Visit } from '../visit.ts'
import { type Asked, faultOf, NextButton, stepPage, take, unlessTooEarly } from './tell-parts.tsx'

/** What kind of matter it is, each with the time in which it is answered. */
export async function kindPage(visit: Visit): Promise<Answer> {
  const { unit } = visit.query
  return askKind(visit, { given: { ...(await readDraft(visit)), ...(unit ? { aboutUnitId: unit } : {}) }, faults: [] })
}

export async function takeKind(visit: Visit): Promise<Answer> {
  const checked = checkKind(visit.form, visit.language)
  return take(visit, 'kind', checked, () => askKind(visit, { given: checked.answers, faults: checked.faults }))
}

async function askKind(visit: Visit, { given, faults }: Asked): Promise<Page> {
  const { language } = visit
  const texts = tellTexts[language].kind
  const { items } = await visit.call(listPromises, {})
  const options = items.map(({ kind, name, limitText }) => ({
    value: kind,
    label: name[language],
    hint: sentences(language, texts.meaning[kind], texts.answered(limitText[language])),
  }))
  const page = stepPage({
    visit,
    step: 'kind',
    question: texts.question,
    faults,
    children: (
      <>
        <Radios
          language={language}
          name="kind"
          label={texts.question}
          hint={texts.hint}
          error={faultOf(faults, 'kind')}
          asHeading
          value={given.kind}
          options={options}
        />
        {given.aboutUnitId && <input type="hidden" name="unit" value={given.aboutUnitId} />}
        <NextButton language={language} />
        <p className="hint section">{tellTexts[language].urgent(visit.hotline)}</p>
      </>
    ),
  })
  return {
    ...page,
    title: tellTexts[language].colon(tellTexts[language].title, texts.question),
    description: tellTexts[language].description,
  }
}

/** What happened. */
export async function whatPage(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'what', (draft) => askWhat(visit, { given: draft, faults: [] }))
}

export async function takeWhat(visit: Visit): Promise<Answer> {
  const checked = checkWhat(visit.form, visit.language)
  const ask = (faults: readonly FormFault[]) => askWhat(visit, { given: checked.answers, faults })
  return take(visit, 'what', checked, ask)
}

function askWhat(visit: Visit, { given, faults }: Asked): Page {
  const texts = tellTexts[visit.language].what
  return stepPage({
    visit,
    step: 'what',
    question: texts.question,
    faults,
    children: (
      <>
        <TextArea
          language={visit.language}
          name="text"
          label={texts.question}
          hint={texts.hint}
          error={faultOf(faults, 'text')}
          asHeading
          value={given.text}
          rows={8}
          limit={LONGEST_TEXT}
        />
        <NextButton language={visit.language} />
      </>
    ),
  })
}

/** Where it is: the area, and the place in words or on the map. */
export async function wherePage(visit: Visit): Promise<Answer> {
  const areas = await visit.call(listAreas, {})
  return unlessTooEarly(visit, 'where', (draft) => askWhere(visit, { given: draft, faults: [] }, areas.items))
}

export async function takeWhere(visit: Visit): Promise<Answer> {
  const { items } = await visit.call(listAreas, {})
  const checked = checkWhere(visit.form, new Set(items.map(({ code }) => code)), visit.language)
  const ask = async (faults: readonly FormFault[]) =>
    askWhere(visit, { given: { ...(await readDraft(visit)), ...checked.answers }, faults }, items)
  if (visit.form.go !== 'map' || checked.faults.length > 0) return take(visit, 'where', checked, ask)
  await keepAnswers(visit, checked.answers)
  return { redirect: visit.query.change ? '/tell/map?change=1' : '/tell/map' }
}

function askWhere(visit: Visit, { given, faults }: Asked, areas: readonly Area[]): Page {
  const { language } = visit
  const texts = tellTexts[language].where
  return stepPage({
    visit,
    step: 'where',
    question: texts.question,
    faults,
    children: (
      <>
        <h1>{texts.question}</h1>
        {given.box && <Inset>{texts.box(given.box.name[language])}</Inset>}
        <Select
          language={language}
          name="areaCode"
          label={texts.area}
          error={faultOf(faults, 'areaCode')}
          value={given.areaCode ?? visit.area}
          options={areaOptions(areas, language)}
        />
        <TextField
          language={language}
          name="address"
          label={texts.address}
          hint={texts.addressHint}
          error={faultOf(faults, 'address')}
          optional
          value={given.address}
          autoComplete="street-address"
        />
        {given.place && <p className="section-tight">{texts.marked(whereWords(areas, given.place, language))}</p>}
        <ButtonGroup>
          <NextButton language={language} />
          {pointsOf(areas).length > 1 && (
            <Button kind="second" name="go" value="map">
              {texts.toMap}
            </Button>
          )}
        </ButtonGroup>
      </>
    ),
  })
}

/** The areas of the city as a list to choose from: each county as a group, itself first, then its towns. */
export function areaOptions(areas: readonly Area[], language: Language) {
  const name = (area: Area) => (language === 'zh' ? area.name : area.nameEn)
  const counties = areas.filter(({ level }) => level === 'county')
  const city = areas.filter(({ level }) => level === 'city')
  return [
    ...counties.flatMap((county) => [
      { value: county.code, label: tellTexts[language].where.wholeArea(name(county)), group: name(county) },
      ...areas
        .filter(({ parentCode }) => parentCode === county.code)
        .map((town) => ({ value: town.code, label: name(town), group: name(county) })),
    ]),
    ...city.map((area) => ({ value: area.code, label: tellTexts[language].where.wholeCity(name(area)) })),
  ]
}

const sentences = (language: Language, ...parts: string[]) => parts.join(language === 'zh' ? '；' : '; ')

/** The name of a kind of matter. */
export const kindName = (kind: Kind, language: Language) => KINDS[kind][language]
