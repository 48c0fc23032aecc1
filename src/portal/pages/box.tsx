import { type Box, getBox, PlaceCode } from '../../delivery/feedback/places/places.contract.ts'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { Button, ButtonGroup, ButtonLink } from '../../ui/portal/form/Button.tsx'
import { beginDraft } from '../tell-draft.ts'
import { boxTexts } from '../texts/box-texts.ts'
import { type Answer, ifFound, type Page, type Visit } from '../visit.ts'

/** What the QR code of a suggestion box leads to: where one is, and the way to the form. */
export async function boxPage(visit: Visit): Promise<Answer> {
  const code = visit.params.code ?? ''
  const box = await boxOf(visit, code)
  if (!box) return nothingHere(visit, code)
  return box.active ? showBox(visit, box) : takenAway(visit, box)
}

/** Begins a matter with the place of the box filled in. */
export async function startFromBox(visit: Visit): Promise<Answer> {
  const code = visit.form.code ?? ''
  const box = await boxOf(visit, code)
  if (!box?.active) return { redirect: `/box/${encodeURIComponent(code)}` }
  const { name, areaCode, address, unitId } = box
  await beginDraft(visit, {
    box: { code: box.code, name },
    areaCode,
    address,
    ...(unitId ? { aboutUnitId: unitId } : {}),
  })
  return { redirect: '/tell' }
}

async function boxOf({ call }: Visit, code: string): Promise<Box | undefined> {
  const known = PlaceCode.safeParse(code)
  return known.success ? ifFound(call(getBox, { params: { code: known.data } })) : undefined
}

function showBox(visit: Visit, box: Box): Page {
  const { language } = visit
  const texts = boxTexts[language]
  const name = box.name[language]
  return {
    title: texts.title(name),
    description: texts.description(name),
    section: 'tell',
    body: (
      <>
        <p className="caption">{texts.here}</p>
        <h1>{name}</h1>
        <p className="lead section-tight">{texts.lead}</p>
        <SummaryList
          language={language}
          rows={[
            { label: texts.area, value: box.areaName[language] },
            ...(box.address ? [{ label: texts.address, value: box.address }] : []),
            ...(box.unitName ? [{ label: texts.unit, value: box.unitName[language] }] : []),
          ]}
        />
        <form method="post" action="/tell/box" className="section">
          <input type="hidden" name="code" value={box.code} />
          <ButtonGroup>
            <Button>{texts.start}</Button>
            <ButtonLink href="/tell" kind="second">
              {texts.notHere}
            </ButtonLink>
          </ButtonGroup>
        </form>
      </>
    ),
  }
}

function takenAway(visit: Visit, { name }: Box): Page {
  const { language } = visit
  const texts = boxTexts[language]
  return leadElsewhere(visit, texts.goneTitle, texts.gone(name[language]), 410)
}

function nothingHere(visit: Visit, code: string): Page {
  const texts = boxTexts[visit.language]
  return leadElsewhere(visit, texts.unknownTitle, texts.unknown(code.slice(0, 40)), 404)
}

function leadElsewhere({ language, hotline }: Visit, title: string, text: string, status: number): Page {
  return {
    title,
    section: 'tell',
    status,
    body: (
      <div className="text">
        <h1>{title}</h1>
        <p>{text}</p>
        <ButtonGroup>
          <ButtonLink href="/tell">{boxTexts[language].tell}</ButtonLink>
          <ButtonLink href={`tel:${hotline}`} kind="second">
            {hotline}
          </ButtonLink>
        </ButtonGroup>
      </div>
    ),
  }
}
