import { MOST_AT_ONCE, MOST_BYTES } from '../../delivery/feedback/attachments/attachments.contract.ts'
import { Button, ButtonGroup } from '../../ui/portal/form/Button.tsx'
import { FileField } from '../../ui/portal/form/FileField.tsx'
import { keepAnswers } from '../tell-draft.ts'
import { tellTexts } from '../texts/tell-texts.ts'
import { holdFiles, KeptFiles } from '../uploads.tsx'
import type { Answer, Page, Visit } from '../visit.ts'
import { type Asked, actionOf, faultOf, leadOn, NextButton, stepPage, unlessTooEarly } from './tell-parts.tsx'

/** Photos and papers: each is uploaded at once, and given with the matter when it is sent. */
export async function photosPage(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'photos', (draft) => askPhotos(visit, { given: draft, faults: [] }))
}

export async function takePhotos(visit: Visit): Promise<Answer> {
  return unlessTooEarly(visit, 'photos', async (draft) => {
    const { form } = visit
    const kept = (draft.files ?? []).filter((_, index) => String(index) !== form.remove)
    const { held, faults } = await holdFiles(visit, 'photos', MOST_AT_ONCE - kept.length)
    const files = [...kept, ...held]
    const stays = faults.length > 0 || form.go === 'upload' || form.remove !== undefined
    const given = await keepAnswers(visit, stays ? { files } : { files, photosAsked: true })
    if (faults.length > 0) return askPhotos(visit, { given, faults })
    return stays ? { redirect: actionOf(visit, 'photos') } : leadOn(visit, 'photos', given)
  })
}

function askPhotos(visit: Visit, { given, faults }: Asked): Page {
  const { language } = visit
  const texts = tellTexts[language].photos
  const files = given.files ?? []
  return stepPage({
    visit,
    step: 'photos',
    question: texts.question,
    faults,
    files: true,
    children: (
      <>
        <h1>{texts.question}</h1>
        <p className="hint section-tight">{texts.hint}</p>
        <KeptFiles language={language} files={files} />
        {files.length < MOST_AT_ONCE && (
          <FileField
            language={language}
            name="photos"
            label={texts.choose}
            error={faultOf(faults, 'photos')}
            accept="image/jpeg,image/png,image/webp,application/pdf"
            multiple
            megabytes={MOST_BYTES / 1024 / 1024}
          />
        )}
        <ButtonGroup>
          <NextButton language={language} />
          {files.length < MOST_AT_ONCE && (
            <Button kind="second" name="go" value="upload">
              {texts.upload}
            </Button>
          )}
        </ButtonGroup>
        {files.length === 0 && <p className="hint more">{texts.skip}</p>}
      </>
    ),
  })
}
