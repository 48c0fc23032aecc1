import type { Import } from '../../../delivery/registers/registers.contract.ts'
import { Card } from '../../../ui/workbench/Card.tsx'
import { KeyFigure, KeyFigures } from '../../../ui/workbench/KeyFigure.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showNumber, showShare } from '../../../ui/workbench/numbers.ts'
import { registersTexts } from './registers-texts.ts'

/** What became of the rows: read, taken, refused; and of the records: new, corrected, unchanged. */
export function ImportFigures({ of }: { of: Import }) {
  const texts = useTexts(registersTexts).one
  const language = useLanguage()
  const { counts, notes, hasRejects } = of
  const number = (value: number) => showNumber(value, language)
  const shareOf = (value: number) => (counts.read > 0 ? texts.share(showShare(value / counts.read, language)) : '')
  return (
    <Card title={texts.figures}>
      <KeyFigures>
        <KeyFigure
          label={texts.read}
          value={number(counts.read)}
          {...(counts.records > 0 && counts.records !== counts.accepted
            ? { note: texts.readNote(number(counts.records)) }
            : {})}
        />
        <KeyFigure label={texts.accepted} value={number(counts.accepted)} note={shareOf(counts.accepted)} />
        <KeyFigure
          label={texts.rejected}
          value={number(counts.rejected)}
          {...(counts.rejected > 0
            ? { standing: 'missed' as const, standingWord: shareOf(counts.rejected), note: texts.rejectedNote }
            : {})}
        />
      </KeyFigures>
      <KeyFigures>
        <KeyFigure label={texts.added} value={number(counts.added)} />
        <KeyFigure label={texts.changed} value={number(counts.changed)} />
        <KeyFigure
          label={texts.unchanged}
          value={number(counts.unchanged)}
          {...(counts.repeated > 0 ? { note: texts.repeated(number(counts.repeated)) } : {})}
        />
      </KeyFigures>
      {counts.replaced > 0 && <p className="wb-soft">{texts.replaced(number(counts.replaced))}</p>}
      {hasRejects && <p className="wb-soft">{texts.rejectsHint}</p>}
      {notes.length > 0 && (
        <div className="wb-block">
          <h3>{texts.notes}</h3>
          <ul className="wb-lines">
            {notes.map((note) => (
              <li key={note.zh}>◐ {note[language]}</li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  )
}
