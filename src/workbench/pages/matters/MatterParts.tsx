import type { Complaint } from '../../../delivery/feedback/feedback.contract.ts'
import { KINDS, LEVELS, SOLVED, STATES, URGENCIES } from '../../../delivery/feedback/words.contract.ts'
import { CHANNELS } from '../../../foundation/directory/directory.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { StatusWord } from '../../../ui/workbench/StatusWord.tsx'
import { Timeline, type TimelineEntry } from '../../../ui/workbench/Timeline.tsx'
import { matterTexts } from './matter-texts.ts'
import { mattersTexts } from './matters-texts.ts'
import { useClasses } from './use-classes.ts'

/** What the sender wrote, and the facts around it. */
export function MatterFacts({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).facts
  const language = useLanguage()
  const { pathOf, classOf } = useClasses()
  const fields = classOf(matter.categoryCode)?.fields ?? []
  const ownFacts = Object.entries(matter.attributes ?? {}).map(([code, value]) => {
    const field = fields.find((one) => one.code === code)
    const nameOf = (key: string) => field?.values.find((one) => one.key === key)?.name[language] ?? key
    return { label: field?.description[language] ?? code, value: [value].flat().map(nameOf).join('、') }
  })
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{hasOwnTitle(matter) ? matter.title : texts.title}</h2>
      <p className="wb-words">{matter.text}</p>
      {matter.confidential && (
        <p>
          <StatusWord standing="provisional">{texts.sealed}</StatusWord>
          <br />
          <span className="wb-soft">{texts.sealedHint}</span>
        </p>
      )}
      <Facts
        facts={[
          { label: texts.kind, value: KINDS[matter.kind][language] },
          {
            label: texts.category,
            value: matter.categoryCode ? (
              pathOf(matter.categoryCode)
            ) : (
              <span className="wb-soft">{texts.noCategory}</span>
            ),
          },
          { label: texts.urgency, value: URGENCIES[matter.urgency][language] },
          { label: texts.state, value: STATES[matter.state][language] },
          { label: texts.area, value: matter.areaName[language] },
          { label: texts.address, value: matter.address ?? <span className="wb-soft">{texts.noAddress}</span> },
          {
            label: texts.about,
            value: matter.aboutUnitName?.[language] ?? <span className="wb-soft">{texts.aboutUnknown}</span>,
          },
          { label: texts.channel, value: CHANNELS[matter.channel][language] },
          { label: texts.received, value: showInstant(matter.receivedAt, language) },
          ...(matter.externalRef ? [{ label: texts.externalRef, value: matter.externalRef }] : []),
          ...ownFacts,
          ...(matter.closedAt ? [{ label: texts.closed, value: showInstant(matter.closedAt, language) }] : []),
        ]}
      />
    </section>
  )
}

/** The answer and the rating, where there are any. */
export function MatterOutcome({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts)
  const language = useLanguage()
  const { reply, rating } = matter
  return (
    <>
      {reply && (
        <section className="wb-block" aria-label={texts.answer.title}>
          <h2 className="wb-blocktitle">{texts.answer.title}</h2>
          <p className="wb-words">{reply.text}</p>
          <p className="wb-soft">{texts.answer.at(showInstant(reply.at, language))}</p>
        </section>
      )}
      {rating && (
        <section className="wb-block" aria-label={texts.rating.title}>
          <h2 className="wb-blocktitle">{texts.rating.title}</h2>
          <p>
            <StatusWord standing={rating.level <= 2 ? 'missed' : rating.level === 3 ? 'atRisk' : 'kept'}>
              {`${LEVELS[rating.level as keyof typeof LEVELS][language]} · ${SOLVED[rating.solved][language]}`}
            </StatusWord>
          </p>
          <p className={rating.text ? 'wb-words' : 'wb-soft'}>{rating.text ?? texts.rating.noWords}</p>
          <p className="wb-soft">{texts.rating.at(showInstant(rating.at, language))}</p>
        </section>
      )}
    </>
  )
}

/** Who handles the matter, and by which rules. */
export function MatterPeople({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).people
  const all = useTexts(mattersTexts)
  const language = useLanguage()
  const { returned, extended, redone, reopened } = matter
  const last = matter.timeline.findLast(({ by }) => by !== null)
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      <Facts
        facts={[
          { label: texts.unit, value: matter.unitName?.[language] ?? all.noUnit },
          ...(matter.supporting.length > 0
            ? [{ label: texts.supporting, value: matter.supporting.map(({ name }) => name[language]).join('、') }]
            : []),
          ...(matter.passed > 1 ? [{ label: texts.passed, value: texts.passedCount(String(matter.passed)) }] : []),
          ...(returned + extended + redone + reopened > 0
            ? [
                {
                  label: texts.counts,
                  value: texts.countsValue(String(returned), String(extended), String(redone), String(reopened)),
                },
              ]
            : []),
          ...(matter.listedUntil
            ? [{ label: texts.listedUntil, value: showInstant(matter.listedUntil, language) }]
            : []),
          ...(last?.by ? [{ label: texts.last, value: last.by }] : []),
          { label: texts.process, value: texts.processVersion(String(matter.process.version)) },
        ]}
      />
    </section>
  )
}

/** What happened to the matter, the latest first; internal lines say that they are. */
export function MatterTimeline({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).timeline
  const language = useLanguage()
  const entries = matter.timeline.map((entry, at): TimelineEntry => {
    const who = entry.by ?? (entry.action === 'rate' || entry.action === 'add' ? texts.resident : undefined)
    return {
      id: String(at),
      at: { text: showInstant(entry.at, language), iso: entry.at },
      title: entry.title[language],
      ...(who ? { who } : {}),
      ...(entry.text
        ? {
            body: (
              <>
                {entry.internal && <span className="wb-tag">{texts.internal}</span>}
                <p className="wb-words">{entry.text}</p>
              </>
            ),
          }
        : {}),
    }
  })
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      <Timeline entries={entries.toReversed()} />
    </section>
  )
}

/** A matter that came without a title is headed by the beginning of its text, which would then stand there twice. */
function hasOwnTitle({ title, text }: Complaint): boolean {
  return !text.replace(/\s+/g, ' ').trim().startsWith(title.replace(/…$/, ''))
}
