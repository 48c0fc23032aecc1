import { type DragEvent, useId, useRef, useState } from 'react'
import { Button, IconButton } from '../Button.tsx'
import { Icon } from '../Icon.tsx'
import { useLanguage, useTexts } from '../language.tsx'
import { ProgressBar } from '../Progress.tsx'
import { partTexts } from '../part-texts.ts'
import { type FileLimits, fileFault, kindsInWords, sizeInWords } from './file-rules.ts'
import type { Sent } from './use-form.ts'

/** Sends one file: tells the share that is sent (0 to 1), stops when the signal says so, answers how it went. */
export type SendFile = (file: File, onSent: (share: number) => void, signal: AbortSignal) => Promise<Sent>

type FileDropProps = { label: string; limits: FileLimits; send: SendFile; many?: boolean; hint?: string }
type Upload = {
  readonly id: number
  readonly file: File
  readonly share: number
  readonly state: 'sending' | 'done' | 'failed' | 'refused'
  readonly fault?: string | undefined
  readonly stop?: () => void
}

/** A place to drop files, or to choose them: what cannot be taken is said at once, what is sent shows how far it is. */
export function FileDrop({ label, limits, send, many, hint }: FileDropProps) {
  const texts = useTexts(partTexts).file
  const language = useLanguage()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const lastId = useRef(0)
  const [over, setOver] = useState(false)
  const [uploads, setUploads] = useState<readonly Upload[]>([])

  const change = (id: number, to: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...to } : upload)))

  const take = (files: readonly File[]) => {
    for (const file of many ? files : files.slice(0, 1)) void upload(file)
  }
  const upload = async (file: File) => {
    lastId.current += 1
    const id = lastId.current
    const refused = fileFault(file, limits, language)
    const stopper = new AbortController()
    const entry: Upload = refused
      ? { id, file, share: 0, state: 'refused', fault: refused }
      : { id, file, share: 0, state: 'sending', stop: () => stopper.abort() }
    setUploads((all) => (many ? [...all, entry] : [entry]))
    if (refused) return
    try {
      const { error } = await send(file, (share) => change(id, { share }), stopper.signal)
      change(id, error ? { state: 'failed', fault: error.in(language) } : { state: 'done', share: 1 })
    } catch (stopped) {
      if (!(stopped instanceof DOMException)) throw stopped
      setUploads((all) => all.filter((one) => one.id !== id))
    }
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }

  return (
    <div className="wb-field">
      <label htmlFor={id}>{label}</label>
      <p className="wb-hint" id={`${id}-hint`}>
        {hint ?? texts.limits(kindsInWords(limits.endings, language), sizeInWords(limits.mostBytes))}
      </p>
      <fieldset
        aria-label={label}
        className={over ? 'wb-drop wb-drop-over' : 'wb-drop'}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" size={24} />
        <span>{over ? texts.dropNow : texts.drop}</span>
        <Button onClick={() => input.current?.click()}>{texts.choose}</Button>
        <input
          ref={input}
          id={id}
          type="file"
          className="wb-unseen"
          aria-describedby={`${id}-hint`}
          multiple={many ?? false}
          accept={limits.endings.map((ending) => `.${ending}`).join(',')}
          onChange={(event) => {
            take([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </fieldset>
      <ul className="wb-uploads" aria-label={texts.list} aria-live="polite">
        {uploads.map((one) => (
          <li key={one.id}>
            <Icon name="file" />
            <span className="wb-upload-name">
              {one.file.name} <span className="wb-soft">{sizeInWords(one.file.size)}</span>
            </span>
            {one.state === 'sending' && (
              <>
                <ProgressBar share={one.share} label={texts.uploading(one.file.name, Math.round(one.share * 100))} />
                <IconButton name="close" label={texts.stop} onClick={() => one.stop?.()} />
              </>
            )}
            {one.state === 'done' && <span className="wb-status wb-status-kept">● {texts.done(one.file.name)}</span>}
            {one.fault && <span className="wb-fault">▲ {one.fault}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
