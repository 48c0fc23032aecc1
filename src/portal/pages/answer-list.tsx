import { type FoundAnswer, searchAnswers } from '../../delivery/knowledge/knowledge.contract.ts'
import type { Language } from '../../kernel/texts.ts'
import { answersTexts } from '../texts/answers-texts.ts'
import { ifFound, type Visit } from '../visit.ts'

const BESIDE = 3

/** Questions with their short answers; the whole answer is one step away. */
export function AnswerList({ language, answers }: { language: Language; answers: readonly FoundAnswer[] }) {
  return (
    <ul className="list">
      {answers.map(({ id, question, short, unitName }) => (
        <li key={id}>
          <a href={`/answers/${id}`}>{question[language]}</a>
          <p>{short[language]}</p>
          <p className="hint">{unitName[language]}</p>
        </li>
      ))}
    </ul>
  )
}

/** Answers to what was searched for among the services. */
export async function answersBeside({ call }: Visit, words: string): Promise<readonly FoundAnswer[]> {
  const query = { q: words, limit: BESIDE, beside: 'true' }
  return (await ifFound(call(searchAnswers, { query })))?.items ?? []
}

type Props = { language: Language; answers: readonly FoundAnswer[]; words: string }

/** The answers that may settle it without any service; nothing where there are none. */
export function AnswersBeside({ language, answers, words }: Props) {
  const texts = answersTexts[language]
  if (answers.length === 0) return null
  return (
    <section className="section" aria-labelledby="answers">
      <h2 id="answers">{texts.beside}</h2>
      <AnswerList language={language} answers={answers} />
      <p className="more">
        <a href={`/answers?${new URLSearchParams({ q: words })}`}>{texts.more}</a>
      </p>
    </section>
  )
}
