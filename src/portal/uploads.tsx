import type { HeldFile } from '../delivery/feedback/attachments/attachments.contract.ts'
import { AppError } from '../kernel/errors.ts'
import type { Language } from '../kernel/texts.ts'
import type { FormFault } from '../ui/portal/form/ErrorSummary.tsx'
import { tellTexts } from './texts/tell-texts.ts'
import type { Visit } from './visit.ts'

/** A file that was uploaded and waits to be given with something. */
export type Held = Pick<HeldFile, 'token' | 'name' | 'bytes'>

/**
 * Uploads the files of a form, at most `room` of them: what could be taken, and for each that could not, why and what to
 * do. Failures of ours are thrown.
 */
export async function holdFiles(
  { files, unread, language }: Visit,
  field: string,
  room: number,
): Promise<{ held: Held[]; faults: FormFault[] }> {
  const texts = tellTexts[language].photos
  if (unread) return { held: [], faults: [{ field, message: unread.in(language) }] }
  const held: Held[] = []
  const faults: FormFault[] = []
  for (const { name, hold } of files.slice(0, room)) {
    try {
      const { token, name: kept, bytes } = await hold()
      held.push({ token, name: kept, bytes })
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error
      faults.push({ field, message: texts.fault(name, error.in(language)) })
    }
  }
  if (files.length > room) faults.push({ field, message: texts.tooMany })
  return { held, faults }
}

/** The files that have arrived, each with a button that takes it away again. */
export function KeptFiles({ language, files }: { language: Language; files: readonly Held[] }) {
  if (files.length === 0) return null
  const texts = tellTexts[language].photos
  return (
    <div className="field">
      <h2 className="label">{texts.uploaded}</h2>
      <ul className="files">
        {files.map(({ name, bytes, token }, index) => (
          <li key={token}>
            <span className="file-name">
              {name} <small>{sizeWords(bytes)}</small>
            </span>
            <button className="button second" type="submit" name="remove" value={index}>
              {texts.remove}
              <span className="hidden"> {name}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The size of a file in kB or MB. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} kB`
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`
}
