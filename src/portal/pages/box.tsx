import { type Box, boxQr, getBox, PlaceCode } from '../../delivery/feedback/places/places.contract.ts'
import { addressOf } from '../../kernel/call.ts'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { Button, ButtonGroup, ButtonLink } from '../../ui/portal/form/Button.tsx'
import { portalTexts } from '../../ui/portal/portal-texts.ts'
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

/** The sign that hangs beside the box, in both languages, to be printed on A5. */
export async function boxSign(visit: Visit): Promise<Answer> {
  const { language, origin, hotline } = visit
  const code = visit.params.code ?? ''
  const box = await boxOf(visit, code)
  if (!box) return nothingHere(visit, code)
  if (!box.active) return takenAway(visit, box)
  const address = `${origin}/box/${box.code}`
  const { zh, en } = { zh: boxTexts.zh.sign, en: boxTexts.en.sign }
  const words = boxTexts[language].sign
  const picture = addressOf(boxQr, { code: box.code }, { site: origin })
  return {
    title: words.title(box.name[language]),
    section: 'tell',
    body: (
      <article className="sign">
        <h1>
          {zh.call} <span lang="en">{en.call}</span>
        </h1>
        <p className="lead">
          {box.name.zh} <span lang="en">{box.name.en}</span>
        </p>
        <img src={picture} alt={words.qr(address)} width="320" height="320" />
        <p className="sign-code">{box.code}</p>
        <p>
          {zh.promise} <span lang="en">{en.promise}</span>
        </p>
        <p>
          {zh.or(address, hotline)} <span lang="en">{en.or(address, hotline)}</span>
        </p>
        <p className="buttons">
          <button className="button second" type="button" hidden data-print="">
            {portalTexts[language].print}
          </button>
        </p>
      </article>
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
