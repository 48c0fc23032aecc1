import { z } from 'zod'
import {
  type PublicAnswer,
  readAnswer,
  searchAnswers,
  voteAnswer,
} from '../../delivery/knowledge/knowledge.contract.ts'
import { showDate } from '../../kernel/dates.ts'
import { errors } from '../../kernel/errors.ts'
import type { Language } from '../../kernel/texts.ts'
import { EmptyState } from '../../ui/portal/content/EmptyState.tsx'
import { NotificationBanner } from '../../ui/portal/content/NotificationBanner.tsx'
import { SummaryList } from '../../ui/portal/content/SummaryList.tsx'
import { Button, ButtonGroup, ButtonLink } from '../../ui/portal/form/Button.tsx'
import { SearchBox } from '../../ui/portal/form/SearchBox.tsx'
import { answersTexts } from '../texts/answers-texts.ts'
import { type Answer, ifFound, type Page, type Visit } from '../visit.ts'
import { AnswerList } from './answer-list.tsx'

const ON_A_PAGE = 10
const LONGEST = 100
const Id = z.uuid()
const Said = z.enum(['yes', 'no'])

/** Answers found by words of one's own; with none, those asked most. */
export async function answersPage(visit: Visit): Promise<Page> {
  const { language, query, call, area } = visit
  const texts = answersTexts[language]
  const q = (query.q ?? '').trim().slice(0, LONGEST)
  const found = await ifFound(
    call(searchAnswers, { query: { limit: ON_A_PAGE, q, ...(area ? { areaCode: area } : {}) } }),
  )
  const items = found?.items ?? []
  return {
    title: q ? texts.of(q) : texts.title,
    description: texts.description,
    unlisted: q !== '',
    body: (
      <>
        <div className="band">
          <SearchBox
            language={language}
            action="/answers"
            label={texts.search}
            asHeading
            value={q}
            hint={texts.searchHint}
          />
        </div>
        {items.length > 0 ? (
          <>
            <h2>{q ? texts.of(q) : texts.most}</h2>
            <AnswerList language={language} answers={items} />
          </>
        ) : (
          <EmptyState title={q ? texts.none(q) : texts.empty}>
            <p>{q ? texts.noneText : texts.emptyText}</p>
          </EmptyState>
        )}
        <p className="more">
          <ButtonLink href="/tell" kind="second">
            {texts.ask}
          </ButtonLink>
        </p>
      </>
    ),
  }
}

/** One answer: short first, then in full, who answers for it and on what it rests. */
export async function answerPage(visit: Visit): Promise<Page> {
  const { language, params, query, call } = visit
  const texts = answersTexts[language]
  const id = Id.safeParse(params.id)
  if (!id.success) throw errors.NOT_FOUND({ what: params.id ?? '' })
  const answer = await call(readAnswer, { params: { id: id.data } })
  const said = Said.safeParse(query.said).data
  const thanks = said && (said === 'yes' ? texts.thanks : texts.thanksNo)
  return {
    title: answer.question[language],
    description: answer.short[language],
    crumbs: [{ label: texts.title, href: '/answers' }],
    unlisted: said !== undefined,
    body: (
      <>
        <h1>{answer.question[language]}</h1>
        {language === 'en' && !answer.hasEnglish && <p className="hint">{texts.chineseOnly}</p>}
        <p className="lead">{answer.short[language]}</p>
        <div className="split">
          <div>
            <h2>{texts.inFull}</h2>
            <div className="text">{paragraphsOf(answer.answer[language])}</div>
            {thanks ? (
              <NotificationBanner id="thanks" title={thanks} status="kept">
                {said === 'no' && <a href="/tell">{texts.ask}</a>}
              </NotificationBanner>
            ) : (
              <Vote language={language} id={answer.id} />
            )}
          </div>
          <aside>
            <Facts language={language} answer={answer} />
            {answer.related.length > 0 && (
              <section className="section" aria-labelledby="related">
                <h2 id="related">{texts.related}</h2>
                <ul className="list">
                  {answer.related.map((one) => (
                    <li key={one.id}>
                      <a href={`/answers/${one.id}`}>{one.question[language]}</a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </aside>
        </div>
      </>
    ),
  }
}

/** Takes whether an answer was useful and goes back to it. */
export async function voteOnAnswer({ form, call }: Visit): Promise<Answer> {
  const id = Id.safeParse(form.id)
  const said = Said.safeParse(form.useful)
  if (!id.success) return { redirect: '/answers' }
  if (!said.success) return { redirect: `/answers/${id.data}` }
  const voted = await ifFound(call(voteAnswer, { params: { id: id.data }, body: { useful: said.data === 'yes' } }))
  return { redirect: voted ? `/answers/${id.data}?said=${said.data}` : '/answers' }
}

function Vote({ language, id }: { language: Language; id: string }) {
  const texts = answersTexts[language]
  return (
    <form method="post" action="/answers/vote" className="section">
      <h2>{texts.useful}</h2>
      <input type="hidden" name="id" value={id} />
      <ButtonGroup>
        <Button kind="second" name="useful" value="yes">
          {texts.yes}
        </Button>
        <Button kind="second" name="useful" value="no">
          {texts.no}
        </Button>
      </ButtonGroup>
    </form>
  )
}

function Facts({ language, answer }: { language: Language; answer: PublicAnswer }) {
  const texts = answersTexts[language]
  const { unitName, areaName, source, checkedOn, validTo } = answer
  return (
    <SummaryList
      language={language}
      rows={[
        { label: texts.unit, value: unitName[language] },
        { label: texts.area, value: areaName[language] },
        { label: texts.source, value: source },
        { label: texts.checked, value: showDate(checkedOn, language) },
        ...(validTo ? [{ label: texts.until, value: showDate(validTo, language) }] : []),
      ]}
    />
  )
}

/** Blank lines part paragraphs, single line breaks lines of a list. */
function paragraphsOf(text: string) {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => (
      <p key={paragraph}>
        {paragraph.split('\n').flatMap((line, i) => (i === 0 ? [line] : [<br key={line} />, line]))}
      </p>
    ))
}
