import { createHash } from 'node:crypto'
import {
  type Compilable,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import type { Rows } from './rows.generated.ts'

/** What the query builder hands over: it compiles to SQL with parameters and knows the type of its rows. */
export type Compiled<O> = Compilable<O>

/**
 * The query builder, typed by the tables as they are. It only builds: a transaction runs what it built, so that no
 * statement can slip out of a transaction and its scope.
 */
export const build = new Kysely<Rows>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
export type Build = typeof build

const names = new Map<string, string>()
/** Texts kept by name at most: a text with a varying number of parameters must not fill the server's memory. */
const MOST_NAMES = 2000

/** The name under which a statement is prepared on a connection; undefined (unprepared) when there are too many texts. */
export function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= MOST_NAMES) return undefined
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 20)
  names.set(text, name)
  return name
}
