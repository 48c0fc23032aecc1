/** Laws of the tree that no linter knows. Each takes files as text and says what is wrong, so that a test can break it. */
export type SourceFile = { readonly path: string; readonly text: string }
export type Breach = { readonly law: string; readonly path: string; readonly what: string }

const MOST_LINES = 400
const EMPTY_WORDS = /(^|\/)(utils?|helpers?|common|misc|managers?)(\/|\.|-)/
const SILENCERS = /@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b|eslint-disable|oxlint-disable|biome-ignore/
const LEFT_OPEN = /\b(TODO|FIXME|HACK)\b|\/\/.*\bXXX\b|not implemented/
const NOT_RUN = /\b(it|test|describe)\.(skip|only|todo)\(/

/** Files stay under 400 lines; names say something; nothing silences the compiler; nothing is left open or skipped. */
export function breachesOfText({ path, text }: SourceFile): Breach[] {
  const found: Breach[] = []
  const say = (law: string, what: string) => found.push({ law, path, what })
  const lines = text.split('\n').length - 1
  const code = text
    .replace(/^\s*(\/\/|\*|\/\*).*$/gm, (line) => (/@ts-|-ignore|-disable|TODO|FIXME|HACK|XXX/.test(line) ? line : ''))
    .replace(/'[^'\n]*'/g, "''")
  if (lines > MOST_LINES) say('short-files', `${lines} lines`)
  if (EMPTY_WORDS.test(path)) say('names-say-something', path)
  for (const [law, pattern] of [
    ['compiler-not-silenced', SILENCERS],
    ['nothing-left-open', LEFT_OPEN],
    ['every-test-runs', NOT_RUN],
  ] as const) {
    const match = pattern.exec(code)
    if (match) say(law, match[0])
  }
  return found
}

/** A repository names only its own schema in SQL. `schemas` are all that the migrations make. */
export function breachesOfSchema({ path, text }: SourceFile, schemas: readonly string[]): Breach[] {
  const own = /\/([^/]+)\/(?:[^/]+\/)*[^/]+\.repository\.ts$/.exec(path)?.[1]
  if (!own) return []
  const module = /^src\/[^/]+\/([^/]+)\//.exec(path)?.[1]
  const names = schemas.join('|')
  // Named as a table: after a word of SQL that a table follows, or as a name in quotes for the builder.
  const pattern = new RegExp(`(?:\\b(?:from|join|into|update|only|copy|truncate)\\s+|['"])(${names})\\.[a-z_]+`, 'gi')
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|^import .*$/gm, '')
  const foreign = [...code.matchAll(pattern)].filter(([, schema]) => schema !== module && schema !== 'scope')
  return foreign.map(([what]) => ({ law: 'own-schema-only', path, what }))
}

/** SQL that could not grow past one machine: see “SQL that can grow past one machine” in ARCHITECTURE.md. */
export function breachesOfMigration({ path, text }: SourceFile): Breach[] {
  const sql = text.replace(/--.*$/gm, '')
  const found: Breach[] = []
  for (const [law, pattern] of [
    ['no-triggers', /create\s+(or\s+replace\s+)?(constraint\s+)?trigger/i],
    ['no-rollup', /\b(rollup|grouping\s+sets)\b/i],
    ['no-policy-by-exists', /create\s+policy[^;]*\bexists\s*\(/i],
    ['county-never-updated', /\bset\s+county_code\b/i],
  ] as const) {
    const match = pattern.exec(sql)
    if (match) found.push({ law, path, what: match[0] })
  }
  return found
}

/** The time is passed in: now() inside an UPDATE or ON CONFLICT cannot be distributed, and cannot be tested. */
export function breachesOfTime({ path, text }: SourceFile): Breach[] {
  const match = /(\bset\b[^`']*\b(now\(\)|current_timestamp|clock_timestamp\(\)))/i.exec(text)
  return match && /\.repository\.ts$/.test(path) ? [{ law: 'time-is-passed', path, what: match[0].slice(0, 80) }] : []
}
