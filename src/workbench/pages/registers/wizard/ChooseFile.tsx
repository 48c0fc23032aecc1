import { uploadFile } from '../../../../delivery/registers/files.contract.ts'
import { uploadTransport } from '../../../../ui/workbench/calls/transport.ts'
import { useAction } from '../../../../ui/workbench/calls/use-action.ts'
import { FileDrop, type SendFile } from '../../../../ui/workbench/forms/FileDrop.tsx'
import { useTexts } from '../../../../ui/workbench/language.tsx'
import type { Wizard } from './use-wizard.ts'
import { wizardTexts } from './wizard-texts.ts'

/** Larger files are refused by the server, which knows its own limit. */
const LIMITS = { endings: ['csv', 'txt', 'tsv', 'xlsx', 'xes', 'csv.gz', 'xes.gz'], mostBytes: 4 * 1024 ** 3 }

/** The first step: the file is chosen or dropped, sent, and looked at. */
export function ChooseFile({ wizard }: { wizard: Wizard }) {
  const texts = useTexts(wizardTexts)
  const upload = useAction(uploadFile, { showsError: true, refresh: [] })
  const send: SendFile = async (file, onSent, signal) => {
    const form = new FormData()
    form.append('file', file)
    const outcome = await upload.run({ body: form } as never, { transport: uploadTransport(onSent, signal) })
    if (outcome.reply) wizard.take(outcome.reply)
    return outcome
  }
  return (
    <div className="wb-columns">
      <FileDrop label={texts.chooseLabel} limits={LIMITS} send={send} hint={texts.chooseHint} />
      <section className="wb-block">
        <h2>{texts.before}</h2>
        <ul className="wb-lines">
          {texts.beforeList.split('\n').map((line) => (
            <li key={line}>· {line}</li>
          ))}
        </ul>
      </section>
    </div>
  )
}
