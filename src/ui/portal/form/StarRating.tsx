import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'
import { ChoiceRow, choiceId } from './Choice.tsx'
import { FieldGroup, type FieldProps } from './Field.tsx'

export type RatingLevel = 1 | 2 | 3 | 4 | 5
export type RatingReason = { code: string; label: string }

export type StarRatingProps = FieldProps & {
  value?: RatingLevel | undefined
  /** The reasons to tick for each level, sent as `name-reasons`; the first three show, the others behind "more". */
  reasons?: Readonly<Record<RatingLevel, readonly RatingReason[]>> | undefined
  chosenReasons?: readonly string[] | undefined
}

const LEVELS = [5, 4, 3, 2, 1] as const satisfies RatingLevel[]
/** The national rules show three reasons of each level first. */
const REASONS_FIRST = 3

/** The five levels of the national rating, from very satisfied to very dissatisfied, as radios with word and stars. */
export function StarRating(props: StarRatingProps) {
  const { language, name, value, reasons, chosenReasons = [] } = props
  return (
    <FieldGroup {...props}>
      <div className="rating">
        {LEVELS.map((level, index) => (
          <LevelRow key={level} language={language} name={name} level={level} index={index} checked={level === value} />
        ))}
        {reasons &&
          LEVELS.map((level) => (
            <Reasons
              key={level}
              language={language}
              name={`${name}-reasons`}
              level={level}
              reasons={reasons[level]}
              chosen={chosenReasons}
            />
          ))}
      </div>
    </FieldGroup>
  )
}

type LevelRowProps = { language: Language; name: string; level: RatingLevel; index: number; checked: boolean }

function LevelRow({ language, name, level, index, checked }: LevelRowProps) {
  const id = choiceId(name, index)
  return (
    <div className="choice level">
      <input type="radio" id={id} name={name} value={level} defaultChecked={checked} />
      <label htmlFor={id}>
        {portalTexts[language].ratingLevels[level]}
        <span className="stars" aria-hidden="true">
          {'★'.repeat(level)}
          <i>{'★'.repeat(5 - level)}</i>
        </span>
      </label>
    </div>
  )
}

type ReasonsProps = {
  language: Language
  name: string
  level: RatingLevel
  reasons: readonly RatingReason[]
  chosen: readonly string[]
}

function Reasons({ language, name, level, reasons, chosen }: ReasonsProps) {
  const rows = reasons.map(({ code, label }) => (
    <ChoiceRow
      key={code}
      type="checkbox"
      id={`${name}-${code}`}
      name={name}
      choice={{ value: code, label }}
      checked={chosen.includes(code)}
    />
  ))
  return (
    <fieldset className="reasons" data-level={level}>
      <legend className="hidden">{portalTexts[language].ratingLevels[level]}</legend>
      {rows.slice(0, REASONS_FIRST)}
      {rows.length > REASONS_FIRST && (
        <details>
          <summary>{portalTexts[language].moreReasons}</summary>
          {rows.slice(REASONS_FIRST)}
        </details>
      )}
    </fieldset>
  )
}
