import type { Import } from '../../../delivery/registers/registers.contract.ts'
import { showInstant } from '../../../kernel/dates.ts'
import { Facts } from '../../../ui/workbench/Facts.tsx'
import { sizeInWords } from '../../../ui/workbench/forms/file-rules.ts'
import { useLanguage, useTexts } from '../../../ui/workbench/language.tsx'
import { showNumber } from '../../../ui/workbench/numbers.ts'
import { nameOf } from '../directory/use-directory.ts'
import { registersTexts } from './registers-texts.ts'

/** Where an import came from and when it ran: file, mapping and its version, encoding, times, fingerprint. */
export function ImportFacts({ of }: { of: Import }) {
  const texts = useTexts(registersTexts).one
  const columns = useTexts(registersTexts).imports
  const language = useLanguage()
  const { startedAt, endedAt } = of
  const at = (instant: string | null) => (instant ? showInstant(instant, language) : '—')
  const took = startedAt && endedAt ? (Date.parse(endedAt) - Date.parse(startedAt)) / 1000 : undefined
  return (
    <Facts
      facts={[
        { label: columns.file, value: of.fileName },
        { label: columns.size, value: sizeInWords(of.fileBytes) },
        { label: columns.source, value: nameOf(of.source, language) },
        { label: texts.mapping, value: texts.mappingVersion(nameOf(of.mapping, language), of.mapping.version) },
        { label: texts.encoding, value: of.encoding?.toUpperCase() ?? '—' },
        { label: columns.by, value: of.startedBy.name },
        { label: texts.started, value: at(startedAt) },
        { label: texts.ended, value: at(endedAt) },
        ...(took === undefined
          ? []
          : [{ label: texts.took, value: texts.seconds(showNumber(Math.max(took, 0.1), language, 1)) }]),
        { label: texts.hash, value: <code>{of.fileSha256}</code> },
      ]}
    />
  )
}
