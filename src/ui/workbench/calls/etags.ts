/**
 * Remembers the ETag under which each address was last read, so that a change can name the version it changes
 * (RFC 9110 §13.1.1) without every page carrying it along. The query part of an address does not count.
 */
export type EtagMemory = { keep(url: string, etag: string | undefined): void; of(url: string): string | undefined }

/** Makes an empty memory that keeps the last `most` addresses. */
export function etagMemory(most: number = 500): EtagMemory {
  const kept = new Map<string, string>()
  return {
    keep(url, etag) {
      if (!etag) return
      const path = pathOf(url)
      kept.delete(path)
      kept.set(path, etag)
      if (kept.size > most) kept.delete(kept.keys().next().value as string)
    },
    of: (url) => kept.get(pathOf(url)),
  }
}

/** The entity tag of a row that carries its version as a number, as the server writes it. */
export function etagOfVersion(version: number): string {
  return `"${version}"`
}

const pathOf = (url: string) => url.split('?')[0]!
