export type Encoding = 'br' | 'gzip' | 'plain'

/** The best encoding that an Accept-Encoding header admits (RFC 9110 §12.5.3); one with the weight 0 is refused. */
export function encodingFor(header: string | string[] | undefined): Encoding {
  const accepted = String(header ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0])
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : 'plain'
}
