/** Writes the row types of all tables and `db/schema.sql` from the migrations, on a scratch database. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { startTestServer, TEMPLATE, withDatabase } from '../tests/support/server-process.ts'

const ROOT = join(import.meta.dirname, '..')
const TYPES: Record<string, string> = {
  text: 'string',
  bpchar: 'string',
  varchar: 'string',
  uuid: 'string',
  date: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  timestamptz: 'Date',
  inet: 'string',
  tsvector: 'string',
}

type Column = {
  schema: string
  table: string
  column: string
  type: string
  nullable: boolean
  has_default: boolean
  definition: string
}

async function main() {
  const server = await startTestServer('generate')
  try {
    const client = new pg.Client({ connectionString: withDatabase(server.url, TEMPLATE) })
    await client.connect()
    const { rows } = await client.query<Column>(COLUMNS)
    await client.end()
    await writeFile(join(ROOT, 'src/platform/db/rows.generated.ts'), typesOf(rows))
    await writeFile(join(ROOT, 'db/schema.sql'), overviewOf(rows))
  } finally {
    await server.stop()
  }
}

const COLUMNS = `
  select n.nspname as schema, c.relname as "table", a.attname as "column", t.typname as type,
         not a.attnotnull as nullable, (a.atthasdef or a.attidentity <> '') as has_default,
         format_type(a.atttypid, a.atttypmod) as definition
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  where a.attnum > 0 and not a.attisdropped
    and n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'public')
  order by 1, 2, a.attnum`

function typeOf(column: Column): string {
  if (column.type === 'jsonb' || column.type === 'json') {
    return column.nullable ? 'JsonOrNull' : column.has_default ? 'JsonWithDefault' : 'Json'
  }
  const array = column.type.startsWith('_')
  const base = TYPES[array ? column.type.slice(1) : column.type]
  if (!base) throw new Error(`No TypeScript type for ${column.type} of ${column.schema}.${column.table}`)
  const type = array ? `${base}[]` : base
  const full = column.nullable ? `${type} | null` : type
  return column.has_default ? `Generated<${full}>` : full
}

function grouped(rows: readonly Column[]): Map<string, Column[]> {
  const tables = new Map<string, Column[]>()
  for (const row of rows) {
    const name = `${row.schema}.${row.table}`
    tables.set(name, [...(tables.get(name) ?? []), row])
  }
  return tables
}

function typesOf(rows: readonly Column[]): string {
  const lines = [
    '// Made by `npm run generate` from db/migrations. Do not edit.',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    '/** Read as what it holds; written as JSON text. */',
    'type Json = ColumnType<unknown, string, string>',
    'type JsonWithDefault = ColumnType<unknown, string | undefined, string>',
    'type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>',
    '',
    'export type Rows = {',
  ]
  for (const [name, columns] of grouped(rows)) {
    lines.push(`  '${name}': {`)
    for (const column of columns) lines.push(`    ${column.column}: ${typeOf(column)}`)
    lines.push('  }')
  }
  return `${lines.join('\n')}\n}\n`
}

function overviewOf(rows: readonly Column[]): string {
  const lines = ['-- Made by `npm run generate`: all tables as the migrations leave them, for reading.', '']
  for (const [name, columns] of grouped(rows)) {
    const body = columns.map(
      ({ column, definition, nullable }) => `  ${column} ${definition}${nullable ? '' : ' not null'}`,
    )
    lines.push(`create table ${name} (`, body.join(',\n'), ');', '')
  }
  return lines.join('\n')
}

await main()
