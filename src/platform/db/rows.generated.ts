// Made by `npm run generate` from db/migrations. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** Read as what it holds; written as JSON text. */
type Json = ColumnType<unknown, string, string>
type JsonWithDefault = ColumnType<unknown, string | undefined, string>
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>

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
  'feedback.complaints': {
    county_code: string
    id: string
    number: string
    key_hash: string
    kind: string
    state: string
    title: string
    text: string
    area_code: string
    address: string | null
    about_unit_id: string | null
    unit_id: string | null
    name_sealed: string | null
    phone_sealed: string | null
    email_sealed: string | null
    phone_index: string | null
    confidential: boolean
    channel: string
    process_hash: string
    clock: Json
    received_at: Date
    due_at: Date
    yellow_at: Date | null
    on_time: boolean | null
    reply_text: string | null
    replied_at: Date | null
    rating_level: number | null
    rating_solved: string | null
    rating_text: string | null
    rated_at: Date | null
    closed_at: Date | null
    timeline: Json
    version: number
  }
  'feedback.processes': {
    hash: string
    id: string
    version: number
    definition: Json
    kept_at: Date
  }
  'identity.accounts': {
    id: string
    name: string
    name_key: string
    display_name: string
    unit_id: string | null
    language: string | null
    password_hash: string
    password_set_at: Date
    one_time: boolean
    failures: Generated<number>
    locked_until: Date | null
    totp_secret: string | null
    totp_pending: string | null
    totp_step: number | null
    disabled: Generated<boolean>
    created_at: Date
    signed_in_at: Date | null
    version: Generated<number>
  }
  'identity.former_passwords': {
    account_id: string
    set_at: Date
    password_hash: string
  }
  'identity.grants': {
    id: string
    account_id: string
    role: string
    unit_id: string | null
    area_code: string
  }
  'identity.sessions': {
    token_hash: string
    account_id: string
    opened_at: Date
    last_seen_at: Date
    ends_at: Date
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
    reply: JsonOrNull
  }
  'platform.settings': {
    key: string
    value: Json
    changed_at: Date
    changed_by: string | null
  }
  'standards.calendar_years': {
    year: number
    notices: Generated<string[]>
    days: JsonWithDefault
    from_notice: boolean
    city_days: JsonWithDefault
    changed_at: Date
  }
  'standards.items': {
    id: string
    code: string
    name: string
    name_en: string
    type: string
    unit_id: string
    area_code: string
    statutory: JsonOrNull
    promised: JsonOrNull
    legal_basis: string | null
    visits: number | null
    fee: string | null
    fee_en: string | null
    online: string
    audience: string
    place: string | null
    hours: string | null
    phone: string | null
    complaint_phone: string | null
    materials: JsonWithDefault
    steps: JsonWithDefault
    version: Generated<number>
  }
}
