import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'
import type { Site } from './site.ts'

/**
 * Elder mode: the phone number stays in sight at the head of the screen, reading aloud beside it where a voice exists. (At the foot
 * it would cover part of what a page shows first.)
 */
export function HotlineBar({ language, site }: { language: Language; site: Site }) {
  const texts = portalTexts[language]
  return (
    <aside className="hotline-bar" aria-label={texts.hotline(site.hotline.number)}>
      <div className="wide">
        <a className="button" href={`tel:${site.hotline.number}`}>
          {texts.callHotline(site.hotline.number)}
        </a>
        <button className="button second" type="button" hidden data-read data-stop={texts.stopReading}>
          {texts.readAloud}
        </button>
      </div>
    </aside>
  )
}
