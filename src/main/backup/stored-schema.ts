import type { Client } from 'pg'
import type { Migration } from '../../platform/db/migrate.ts'

export type TableShape = { readonly name: string; readonly columns: readonly string[] }
export type SequenceState = { readonly name: string; readonly value: string; readonly called: boolean }

/** The schemas that migrations make: ours, in a database that may hold others. */
export function schemasOf(migrations: readonly Migration[]): string[] {
  const found = migrations.flatMap(({ sql }) => [...sql.matchAll(/^\s*create schema (?:if not exists )?(\w+)/gim)])
  return [...new Set(found.map(([, name]) => name!))].sort()
}

/**
 * The tables of schemas with the columns that are stored. Left out are unlogged tables, which hold work in progress
 * that is done anew after a crash, and generated columns.
 */
export async function tablesOf(client: Client, schemas: readonly string[]): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select n.nspname || '.' || c.relname as name,
            array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where n.nspname = any($1::text[]) and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
     group by 1 order by 1`,
    [schemas],
  )
  return rows
}

/** The sequences of schemas with where they stand. */
export async function sequencesOf(client: Client, schemas: readonly string[]): Promise<SequenceState[]> {
  const { rows: names } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1::text[]) and c.relkind = 'S' order by 1`,
    [schemas],
  )
  const states: SequenceState[] = []
  for (const { name } of names) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quoted(name)}`,
    )
    states.push({ name, ...rows[0]! })
  }
  return states
}

/** `schema.table` as SQL, whatever words it is made of. */
export function quoted(name: string): string {
  return name.split('.').map(quotedName).join('.')
}

export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
