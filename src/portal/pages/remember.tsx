import { KINDS } from '../../delivery/feedback/words.contract.ts'
import { localDateOf, showDate } from '../../kernel/dates.ts'
import type { Language } from '../../kernel/texts.ts'
import { Button } from '../../ui/portal/form/Button.tsx'
import { Checkboxes } from '../../ui/portal/form/Checkboxes.tsx'
import type { OwnMatter } from '../own-matters.ts'
import { followTexts } from '../texts/follow-texts.ts'

/** Asks whether this device may remember a matter. */
export function RememberBox({ language, checked }: { language: Language; checked?: boolean }) {
  const texts = followTexts[language].remember
  return (
    <Checkboxes
      language={language}
      name="remember"
      label={texts.label}
      values={checked ? ['yes'] : []}
      options={[{ value: 'yes', label: texts.wanted, hint: texts.hint }]}
    />
  )
}

type OwnMattersProps = { language: Language; zone: string; matters: readonly OwnMatter[] }

/** The matters that this device remembers: each opened or forgotten by one press. */
export function OwnMatters({ language, zone, matters }: OwnMattersProps) {
  if (matters.length === 0) return null
  const texts = followTexts[language].remember
  return (
    <section className="section-tight" aria-labelledby="mine">
      <h2 id="mine">{texts.mine}</h2>
      <ul className="own-matters">
        {matters.map(({ number, kind, receivedAt }) => (
          <li key={number}>
            <form method="post" action="/follow">
              <p>
                <strong>{KINDS[kind][language]}</strong> {number}
                <small>{texts.received(showDate(localDateOf(receivedAt, zone), language))}</small>
              </p>
              <Button name="mine" value={number}>
                {texts.open}
                <span className="hidden"> {number}</span>
              </Button>
              <Button kind="second" name="number" value={number} formAction="/follow/forget">
                {texts.forget}
                <span className="hidden"> {number}</span>
              </Button>
            </form>
          </li>
        ))}
      </ul>
      <form method="post" action="/follow/forget">
        <Button kind="second">{texts.forgetAll}</Button>
      </form>
    </section>
  )
}
