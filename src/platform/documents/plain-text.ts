/** XML 1.0 has no place for control characters: one of them would make the file unreadable. */
export function plain(text: string): string {
  return [...text].filter((character) => !isForbidden(character.codePointAt(0) ?? 0)).join('')
}

function isForbidden(code: number): boolean {
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d
  return isControl || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
}
