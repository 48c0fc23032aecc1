import type { Language } from '../../../kernel/texts.ts'
import { portalTexts } from '../portal-texts.ts'
import { describedBy, Field, type FieldProps } from './Field.tsx'

export type UploadedFile = { name: string; size: string; removeHref: string }

export type FileFieldProps = FieldProps & {
  /** What the chooser offers, as in HTML: `image/*,.pdf`. The server decides by content. */
  accept?: string
  multiple?: boolean
  /** Largest file in megabytes: said in the hint, and checked before sending where there is a script. */
  megabytes: number
  /** Files that have already arrived, each with a link that removes it. */
  uploaded?: readonly UploadedFile[]
}

/** Files to send along. The browser's own chooser, which on a phone offers the camera. */
export function FileField(props: FileFieldProps) {
  const { language, name, hint, accept, multiple, megabytes, uploaded = [] } = props
  const texts = portalTexts[language]
  const limit = texts.fileAtMost(megabytes)
  const field = { ...props, hint: hint ? `${hint}${language === 'zh' ? '' : ' '}${limit}` : limit }
  return (
    <Field {...field}>
      <UploadedFiles language={language} files={uploaded} />
      <input
        className="input file"
        type="file"
        id={name}
        name={name}
        accept={accept}
        multiple={multiple}
        data-megabytes={megabytes}
        data-too-large={texts.fileTooLarge}
        {...describedBy(field)}
      />
    </Field>
  )
}

function UploadedFiles({ language, files }: { language: Language; files: readonly UploadedFile[] }) {
  if (files.length === 0) return null
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={file.removeHref}>
          <span>{file.name}</span> <small>{file.size}</small>{' '}
          <a href={file.removeHref}>
            {portalTexts[language].remove}
            <span className="hidden"> {file.name}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
