import type { ReportSection } from '../../../oversight/transparency/transparency.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { KeyFigure, KeyFigures } from '../../../ui/workbench/KeyFigure.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { BarsFigure, TrendFigure } from '../board/FigureCharts.tsx'
import { showFigure, showTarget, standingOf, verdictWord } from '../board/figure-words.ts'
import { reportsTexts } from './reports-texts.ts'

/** One section: the question, the sentence that answers it, the figure beside its promise, and the charts that show it. */
export function ReportSectionView({ section }: { section: ReportSection }) {
  const texts = useTexts(reportsTexts).page
  const language = useLanguage()
  const { id, question, headline, measure, total, byMonth, byUnit, byArea } = section
  const standing = standingOf(total.verdict)
  return (
    <Card title={question[language]}>
      <p className="wb-prose">
        <strong>{headline[language]}</strong>
      </p>
      <KeyFigures>
        <KeyFigure
          label={measure.label[language]}
          value={showFigure(measure, total, language)}
          {...(total.target === null ? {} : { promise: texts.promise(showTarget(measure, total.target, language)) })}
          {...(standing ? { standing, standingWord: verdictWord(total.verdict, language) } : {})}
          {...(measure.kind === 'volume' ? {} : { note: texts.count(showNumber(total.count, language)) })}
        />
      </KeyFigures>
      {byMonth.length > 1 && <TrendFigure id={`${id}-month`} measure={measure} figures={byMonth} />}
      {byUnit.length > 0 && <BarsFigure id={`${id}-unit`} measure={measure} figures={byUnit} by={texts.by.unit} />}
      {byArea.length > 1 && <BarsFigure id={`${id}-area`} measure={measure} figures={byArea} by={texts.by.area} />}
    </Card>
  )
}
