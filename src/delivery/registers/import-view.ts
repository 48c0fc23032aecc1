import type { StoredImport } from './imports.repository.ts'
import type { Import } from './registers.contract.ts'

/** An import as it is shown: its state, how far it has come, and what became of its rows. */
export function viewOfImport(stored: StoredImport): Import {
  const { id, state, phase, askedAt, startedAt, endedAt, encoding, rejectsPath, notes, failure } = stored
  return {
    id,
    state,
    source: { id: stored.sourceId, name: stored.sourceName, nameEn: stored.sourceNameEn },
    fileName: stored.fileName,
    fileBytes: stored.fileBytes,
    fileSha256: stored.fileSha256,
    mapping: {
      id: stored.mappingId,
      version: stored.mappingVersion,
      name: stored.mappingName,
      nameEn: stored.mappingNameEn,
    },
    encoding,
    startedBy: { id: stored.askedBy, name: stored.askedByName },
    askedAt: askedAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    phase,
    progress: progressOf(stored),
    rowsEstimated: rowsEstimated(stored),
    counts: countsOf(stored),
    hasRejects: rejectsPath !== null,
    notes: [...notes],
    failure,
  }
}

/** What became of the rows of a file. While an import is read anew, its earlier records wait to be met again. */
export function countsOf(stored: Import['counts']): Import['counts'] {
  const { read, accepted, rejected, records, added, changed, unchanged, repeated, replaced } = stored
  return { read, accepted, rejected, records, added, changed, unchanged: Math.max(0, unchanged), repeated, replaced }
}

/** Reading is half of the work, merging the other half. */
function progressOf({ state, phase, bytesRead, fileBytes, mergedTo, records }: StoredImport): number {
  if (state === 'done') return 1
  const share = phase === 'merging' ? 0.5 + 0.5 * part(mergedTo, records) : 0.5 * part(bytesRead, fileBytes)
  return Math.round(share * 1000) / 1000
}

function part(done: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(1, done / whole)
}

function rowsEstimated({ phase, state, read, bytesRead, fileBytes }: StoredImport): number | null {
  if (phase === 'merging' || state === 'done') return read
  return bytesRead === 0 ? null : Math.max(read, Math.round((read * fileBytes) / bytesRead))
}
