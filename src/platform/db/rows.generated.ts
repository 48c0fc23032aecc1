// Made by `npm run generate` from db/migrations. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** Read as what it holds; written as JSON text. */
type Json = ColumnType<unknown, string | null, string | null>

export type Rows = {
  'directory.areas': {
    code: string
    parent_code: string | null
    path: string
    county_code: string
    level: string
    name: string
    name_en: string
    lat: number | null
    long: number | null
    population: number | null
    valid_from: string | null
    valid_to: string | null
    successor_code: string | null
  }
  'directory.centres': {
    id: string
    unit_id: string
    name: string
    name_en: string
    area_code: string
    address: string
    address_en: string
    hours: string
    phone: string | null
    lat: number | null
    long: number | null
  }
  'directory.units': {
    id: string
    code: string
    name: string
    name_en: string
    area_code: string
    kind: string
    phone: string | null
  }
  'events.consumers': {
    name: string
    position: Generated<number>
    failures: Generated<number>
    retry_at: Date | null
    last_error: string | null
  }
  'events.dead_letters': {
    id: string
    consumer: string
    event_id: number
    event_type: string
    error: string
    failed_at: Date
    state: Generated<string>
    settled_at: Date | null
    settled_by: string | null
    reason: string | null
  }
  'events.log': {
    county_code: string
    id: Generated<number>
    at: Date
    type: string
    subject_kind: string
    subject_id: string
    actor_kind: string
    actor_id: string | null
    area_code: string | null
    unit_id: string | null
    data: Json
    hash: Buffer
  }
  'measures.buckets': {
    county_code: string
    measure: string
    day: string
    area: string
    unit: string
    item: string
    channel: string
    bucket: number
    count: number
  }
  'measures.cells': {
    county_code: string
    measure: string
    day: string
    area: string
    unit: string
    item: string
    channel: string
    count: number
    sum: number
  }
  'platform.once_keys': {
    owner: string
    key: string
    operation: string
    fingerprint: string
    made_at: Date
    status: number | null
    reply: Json | null
  }
  'platform.settings': {
    key: string
    value: Json
    changed_at: Date
    changed_by: string | null
  }
}
