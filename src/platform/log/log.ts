import pino from 'pino'

export type Log = pino.Logger

/**
 * The structured log: one JSON line each, to standard error, no personal data. Bodies, addresses and query strings are
 * never logged; a field that could carry a secret is removed even if somebody logs it by mistake.
 */
export function createLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['*.password', '*.code', '*.phone', '*.email', '*.cookie', '*.authorization'], remove: true },
    },
    // Gathered to 4 kB or half a second, since a write for each line would cost as much as a query.
    pino.destination({ dest: 2, sync: false, minLength: 4096, periodicFlush: 500 }),
  )
}
