import { useState } from 'react'
import {
  type AttachmentKind,
  attachFile,
  FILE_USES,
  listFiles,
  MOST_BYTES,
  openFile,
} from '../../../delivery/feedback/attachments/attachments.contract.ts'
import type { Complaint } from '../../../delivery/feedback/feedback.contract.ts'
import { addressOf } from '../../../kernel/call.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Button } from '../../../ui/workbench/Button.tsx'
import { uploadTransport } from '../../../ui/workbench/calls/transport.ts'
import { useAction } from '../../../ui/workbench/calls/use-action.ts'
import { useEndpoint } from '../../../ui/workbench/calls/use-endpoint.ts'
import { FileDrop } from '../../../ui/workbench/forms/FileDrop.tsx'
import { sizeInWords } from '../../../ui/workbench/forms/file-rules.ts'
import { MiniSelect } from '../../../ui/workbench/forms/MiniFields.tsx'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { useSession } from '../../session/Session.tsx'
import { matterTexts } from './matter-texts.ts'

const LIMITS = {
  endings: ['jpg', 'jpeg', 'png', 'webp', 'pdf', 'docx', 'xlsx', 'doc', 'xls'],
  mostBytes: MOST_BYTES,
}

/** The files of a matter; evidence is added to it while it is worked on, for the sender or for staff only. */
export function MatterFiles({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).files
  const language = useLanguage()
  const { can } = useSession()
  const [adding, setAdding] = useState(false)
  const { data, error } = useEndpoint(listFiles, { params: { id: matter.id } })
  return (
    <section className="wb-block" aria-label={texts.title}>
      <h2 className="wb-blocktitle">{texts.title}</h2>
      {error && <p className="wb-soft">{texts.failed}</p>}
      {data?.items.length === 0 && <p className="wb-soft">{texts.none}</p>}
      <ul className="wb-lines">
        {data?.items.map((file) => (
          <li key={file.fileId}>
            <a
              href={addressOf(openFile, { id: matter.id, fileId: file.fileId }, { inline: true })}
              target="_blank"
              rel="noreferrer"
            >
              {file.name}
            </a>{' '}
            {file.internal && <span className="wb-tag">{texts.internalTag}</span>}
            <br />
            <span className="wb-soft">
              {FILE_USES[file.kind][language]} · {texts.by[file.givenBy]} · {sizeInWords(file.bytes)} ·{' '}
              {showInstant(file.at, language)}
              {file.caption && ` · ${file.caption}`}
            </span>
          </li>
        ))}
      </ul>
      {can('feedback.attach') &&
        (adding ? (
          <AttachFile matter={matter} />
        ) : (
          <p>
            <Button icon="upload" onClick={() => setAdding(true)}>
              {texts.add}
            </Button>
          </p>
        ))}
    </section>
  )
}

function AttachFile({ matter }: { matter: Complaint }) {
  const texts = useTexts(matterTexts).files
  const language = useLanguage()
  const [kind, setKind] = useState<AttachmentKind>('evidence')
  const [internal, setInternal] = useState(false)
  const attach = useAction(attachFile, { showsError: true })
  return (
    <>
      <div className="wb-inline">
        <MiniSelect
          label={texts.use}
          value={kind}
          onChange={(value) => setKind(value as AttachmentKind)}
          choices={Object.entries(FILE_USES).map(([value, word]) => ({ value, label: word[language] }))}
        />
        <label className="wb-line">
          <input type="checkbox" checked={internal} onChange={(event) => setInternal(event.target.checked)} />{' '}
          {texts.internal}
        </label>
      </div>
      <FileDrop
        label={texts.add}
        hint={texts.hint}
        limits={LIMITS}
        many
        send={(file, onSent, signal) => {
          // The fields stand before the file, so that the server knows them when it begins to read it.
          const body = new FormData()
          body.append('kind', kind)
          body.append('internal', String(internal))
          body.append('file', file)
          const input = { params: { id: matter.id }, body: body as never }
          return attach.run(input, { transport: uploadTransport(onSent, signal) })
        }}
      />
    </>
  )
}
