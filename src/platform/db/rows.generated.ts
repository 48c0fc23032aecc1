// Made by `npm run generate` from db/migrations. Do not edit.
import type { ColumnType, Generated } from 'kysely'

/** Read as what it holds; written as JSON text. */
type Json = ColumnType<unknown, string, string>
type JsonWithDefault = ColumnType<unknown, string | undefined, string>
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>

export type Rows = {
  'calls.call_backs': {
    county_code: string
    id: string
    area_code: string
    unit_id: string | null
    origin: string
    state: string
    call_id: string | null
    caller_sealed: string
    caller_index: string
    about_sealed: string | null
    not_before: Date | null
    due_at: Date
    attempts: Generated<number>
    taken_by: string | null
    taken_by_name: string | null
    tries: JsonWithDefault
    next_try_at: Date | null
    created_at: Date
    ended_at: Date | null
    told_up: Generated<number>
    version: Generated<number>
  }
  'calls.call_matters': {
    county_code: string
    call_id: string
    complaint_id: string
    area_code: string
    unit_id: string | null
    number: string
    at: Date
  }
  'calls.calls': {
    county_code: string
    id: string
    client_id: string
    external_id: string
    area_code: string
    unit_id: string | null
    queue: string | null
    extension: string | null
    operator_id: string | null
    operator_name: string | null
    caller_sealed: string | null
    caller_index: string | null
    began_at: Date
    queued_at: Date | null
    ringing_at: Date | null
    answered_at: Date | null
    abandoned_at: Date | null
    ended_at: Date | null
    stamps: Json
    told: JsonWithDefault
    note_sealed: string | null
    version: Generated<number>
  }
  'calls.outcomes': {
    county_code: string
    id: string
    call_id: string | null
    area_code: string
    unit_id: string | null
    operator_id: string
    reason: string
    ground: string | null
    pointed_to: string | null
    knowledge_id: string | null
    category_code: string | null
    at: Date
  }
  'calls.script_versions': {
    script_id: string
    version: number
    script: Json
  }
  'calls.scripts': {
    id: string
    step: string
    category_code: string | null
    ground: string | null
    title_zh: string
    title_en: string
    text_zh: string
    text_en: string
    retired: Generated<boolean>
    changed_at: Date
    changed_by_name: string | null
    version: Generated<number>
  }
  'calls.seats': {
    id: string
    extension: string
    account_id: string
    name: string
    unit_id: string | null
    taken_at: Date
    left_at: Date | null
  }
  'calls.settings': {
    version: number
    settings: Json
    changed_at: Date
    changed_by_name: string | null
  }
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
  'feedback.attachments': {
    county_code: string
    id: string
    complaint_id: string
    file_id: string
    kind: string
    given_by: string
    internal: boolean
    caption: string | null
    attached_at: Date
    attached_by: string | null
  }
  'feedback.categories': {
    code: string
    name: string
    name_en: string
    keywords: string[]
    urgency: string
    kind: string | null
    confidential: boolean
    responsible: string | null
    limits: Json
    fields: Json
    active: boolean
    version: number
    changed_at: Date
  }
  'feedback.category_units': {
    subject: string
    key: string
    area_code: string
    unit_id: string
    changed_at: Date
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
    language: Generated<string>
    category_code: string | null
    urgency: Generated<string>
    attributes: JsonOrNull
    lat: number | null
    lon: number | null
    place_code: string | null
    behalf_sealed: string | null
    client_id: string | null
    external_ref: string | null
    parent_id: string | null
    supporting: Generated<string[]>
    clocks: JsonWithDefault
    stage: string | null
    stage_due_at: Date | null
    dispatched_at: Date | null
    asked: string | null
    returned: Generated<number>
    extended: Generated<number>
    redone: Generated<number>
    reopened: Generated<number>
    passed: Generated<number>
    listed_until: Date | null
    replied_by: string | null
    excluded: Generated<boolean>
    forgotten_at: Date | null
    publication_refused: Generated<boolean>
    publication_allowed: Generated<boolean>
  }
  'feedback.digests': {
    county_code: string
    id: string
    slug: string
    edition: number
    quarter: string
    area_code: string
    state: string
    data: string
    hash: Buffer
    what_changed: JsonOrNull
    return_reason: string | null
    author_id: string | null
    author_name: string
    reviewer_id: string | null
    reviewer_name: string | null
    created_at: Date
    published_at: Date | null
    version: Generated<number>
  }
  'feedback.drafts': {
    id: string
    content: string
    kept_until: Date
  }
  'feedback.follow_ups': {
    county_code: string
    id: string
    complaint_id: string
    number: string
    title: string
    kind: string
    area_code: string
    unit_id: string | null
    replied_by: string | null
    replied_at: Date
    drawn: string
    state: string
    planned_at: Date
    due_at: Date
    next_try_at: Date
    tries: JsonWithDefault
    solved: string | null
    level: number | null
    words: string | null
    done_by: string | null
    done_at: Date | null
    on_time: boolean | null
    advice: string | null
    advice_done: Generated<boolean>
    version: Generated<number>
  }
  'feedback.hot_spot_matters': {
    county_code: string
    spot_id: string
    complaint_id: string
    area_code: string
    at: Date
  }
  'feedback.hot_spots': {
    county_code: string
    id: string
    area_code: string
    lat: number | null
    lon: number | null
    place_key: string | null
    label: string
    category_code: string | null
    callers: number
    matters: number
    first_at: Date
    last_at: Date
    raised_at: Date
    state: string
    note: string | null
    closed_by: string | null
    closed_at: Date | null
    version: Generated<number>
  }
  'feedback.intakes': {
    county_code: string
    complaint_id: string
    area_code: string
    at: Date
    kind: string
    urgency: string
    caller: string | null
    lat: number | null
    lon: number | null
    cell: number | null
    place_key: string | null
  }
  'feedback.mail_log': {
    county_code: string
    id: string
    message_index: string
    sender_index: string | null
    sender_sealed: string | null
    subject_sealed: string | null
    received_at: Date
    outcome: string
    reason: string | null
    number: string | null
  }
  'feedback.open311_requests': {
    county_code: string
    complaint_id: string
    number: string
    client_id: string | null
    service_code: string
    state: string
    is_closed: boolean
    requested_at: Date
    updated_at: Date
    closed_at: Date | null
    expected_at: Date | null
    unit_id: string | null
    channel: string
    description: string | null
    address: string | null
    lat: number | null
    lon: number | null
    updates: Json
  }
  'feedback.open311_updates': {
    county_code: string
    id: string
    client_id: string
    update_id: string
    complaint_id: string
    said_at: Date
    received_at: Date
    status: string
    effect: string
  }
  'feedback.places': {
    code: string
    name: string
    name_en: string
    area_code: string
    unit_id: string | null
    address: string
    lat: number | null
    lon: number | null
    active: boolean
    version: number
    changed_at: Date
  }
  'feedback.problem_orders': {
    county_code: string
    id: string
    number: string
    complaint_id: string
    complaint_number: string
    title: string
    area_code: string
    unit_id: string | null
    cause: string
    count: number
    reason: string | null
    state: string
    raised_by: string
    raised_at: Date
    assigned_to: string | null
    assigned_name: string | null
    decision: string | null
    decision_text: string | null
    ruled_unit_id: string | null
    result: string | null
    closed_at: Date | null
    process_hash: string
    timeline: Json
    version: Generated<number>
  }
  'feedback.processes': {
    hash: string
    id: string
    version: number
    definition: Json
    kept_at: Date
  }
  'feedback.published_cases': {
    county_code: string
    id: string
    complaint_id: string
    state: string
    kind: string
    category_code: string | null
    area_code: string
    unit_id: string | null
    month: string
    title: string
    question: string
    answer: string
    hours: number
    on_time: boolean
    rating_level: number | null
    solved: string | null
    checks: Generated<string[]>
    handlers: string[]
    handler_names: string[]
    drafted_by_name: string
    drafted_at: Date
    published_by: string | null
    published_by_name: string | null
    published_at: Date | null
    reason: string | null
    ended_at: Date | null
    version: Generated<number>
  }
  'feedback.repeats': {
    county_code: string
    complaint_id: string
    earlier_id: string
    number: string
    earlier_number: string
    title: string
    kind: string
    category_code: string | null
    area_code: string
    unit_id: string | null
    days: number
    times: number
    found_at: Date
  }
  'feedback.reply_checks': {
    county_code: string
    id: string
    complaint_id: string
    number: string
    title: string
    area_code: string
    unit_id: string | null
    at: Date
    score: number
    bucket: string
    flags: Json
    print: Buffer
    sketch: Buffer
    bands: number[]
    verdict: string | null
    verdict_note: string | null
    verdict_by: string | null
    verdict_at: Date | null
    version: Generated<number>
  }
  'feedback.requests': {
    county_code: string
    id: string
    complaint_id: string
    number: string
    title: string
    category_code: string | null
    kind: string
    area_code: string
    unit_id: string
    reason: string
    ground: string
    wanted: Json
    asked_by: string
    asked_at: Date
    due_at: Date
    outcome: string | null
    ruling: string | null
    ruled_by: string | null
    ruled_at: Date | null
    assigned_unit_id: string | null
  }
  'feedback.routing_models': {
    target: string
    version: number
    trained_at: Date
    trained_by: string
    measured: Json
    model: Buffer
  }
  'feedback.settings': {
    version: number
    document: Json
    changed: string[]
    changed_by: string | null
    changed_by_name: string
    changed_at: Date
  }
  'feedback.slips': {
    county_code: string
    id: string
    number: string
    complaint_id: string
    complaint_number: string
    title: string
    area_code: string
    unit_id: string
    colour: string
    automatic: boolean
    round: number
    extension: number
    days_over: number
    reason: string
    accountable: string | null
    state: string
    issued_by: string
    issued_by_id: string | null
    issued_at: Date
    clock: Json
    due_at: Date
    yellow_at: Date | null
    on_time: boolean | null
    measure: string | null
    answered_by: string | null
    answered_at: Date | null
    sent_back: Generated<number>
    closed_at: Date | null
    process_hash: string
    timeline: Json
    version: Generated<number>
  }
  'feedback.texts': {
    county_code: string
    complaint_id: string
    received_at: Date
    area_code: string
    unit_id: string | null
    supporting: Generated<string[]>
    open: boolean
    sealed: boolean
    category_code: string | null
    place_code: string | null
    cell: number | null
    words: string
    sketch: Buffer
  }
  'feedback.urgings': {
    county_code: string
    id: string
    complaint_id: string
    area_code: string
    unit_id: string
    step: string
    automatic: boolean
    round: number
    extension: number
    due_at: Date
    reason: string | null
    by_id: string | null
    by_name: string | null
    told: number
    at: Date
  }
  'feedback.watches': {
    county_code: string
    complaint_id: string
    area_code: string
    unit_id: string
    round: number
    extension: number
    due_at: Date
    done: Generated<string[]>
    next_step: string | null
    next_at: Date
  }
  'files.files': {
    county_code: string
    id: string
    hash: string
    bytes: number
    media_type: string
    name_sealed: string
    owner_kind: string
    owner_id: string
    taken_at: Date
    taken_by: string | null
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
  'identity.clients': {
    id: string
    name: string
    purposes: string[]
    key_prefix: string
    key_hash: string
    per_minute: number
    created_at: Date
    created_by: string | null
    rotated_at: Date | null
    last_used_at: Date | null
    revoked_at: Date | null
    revoked_by: string | null
    revoke_reason: string | null
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
  'indicators.judgements': {
    county_code: string
    id: string
    measure: string
    unit_id: string
    area_code: string
    from_day: string
    to_day: string
    count: number
    sum: number
    rate: number | null
    low: number | null
    high: number | null
    target: number
    verdict: string
    judged_at: Date
    revisions: Generated<number>
  }
  'indicators.targets': {
    id: string
    measure: string
    unit_id: string | null
    area_code: string | null
    item: string | null
    value: number
    valid_from: string
    changed_at: Date
    version: Generated<number>
  }
  'knowledge.entries': {
    id: string
    area_code: string
    unit_id: string
    state: string
    working_no: number
    question_zh: string
    question_en: string | null
    category_code: string | null
    live_no: number | null
    live: JsonOrNull
    is_public: Generated<boolean>
    valid_from: string | null
    valid_to: string | null
    words: string | null
    review_on: string
    reminded: Generated<number>
    checked_by: string | null
    checked_on: string | null
    written_by: string | null
    used: Generated<number>
    helped: Generated<number>
    not_helped: Generated<number>
    changed_at: Date
    changed_by_name: string | null
    version: Generated<number>
  }
  'knowledge.unanswered': {
    on_day: string
    words: string
    count: Generated<number>
  }
  'knowledge.versions': {
    entry_id: string
    no: number
    content: Json
    written_at: Date
    written_by: string | null
    written_by_name: string | null
    checked_at: Date | null
    checked_by: string | null
    checked_by_name: string | null
    published_at: Date | null
    published_by_name: string | null
    note: string | null
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
  'messages.notices': {
    county_code: string
    id: string
    account_id: string
    template: string
    values_sealed: string
    reference_kind: string
    reference_id: string
    made_at: Date
    read_at: Date | null
  }
  'messages.outbox': {
    id: string
    county_code: string
    channel: string
    recipient_sealed: string | null
    template: string
    language: string
    values_sealed: string | null
    reference_kind: string
    reference_id: string
    state: string
    attempts: Generated<number>
    queued_at: Date
    next_at: Date
    settled_at: Date | null
    last_error: string | null
    provider_id: string | null
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
  'rectifications.processes': {
    hash: string
    id: string
    version: number
    definition: Json
    kept_at: Date
  }
  'rectifications.rectifications': {
    county_code: string
    id: string
    number: string
    state: string
    origin: string
    origin_id: string | null
    unit_id: string
    area_code: string
    title: string
    title_en: string
    problem: string | null
    missed: JsonOrNull
    missed_measure: string | null
    owner_id: string | null
    cause: string | null
    measure: string | null
    evidence: JsonWithDefault
    handlers: Generated<string[]>
    checked_by: string | null
    checked_by_name: string | null
    checker_unit_id: string | null
    check_note: string | null
    process_hash: string
    clock: Json
    opened_at: Date
    due_at: Date
    yellow_at: Date | null
    on_time: boolean | null
    closed_at: Date | null
    reworks: Generated<number>
    timeline: Json
    version: Generated<number>
    reminded: string | null
    reminded_due: Date | null
  }
  'registers.files': {
    id: string
    name: string
    path: string
    bytes: number
    sha256: string
    uploaded_at: Date
    uploaded_by: string | null
    removed_at: Date | null
  }
  'registers.imports': {
    id: string
    source_id: string
    area_code: string
    file_id: string
    mapping_id: string
    mapping_version: number
    mapping_name: string
    mapping_name_en: string
    mapping: Json
    reading: Json
    encoding: string | null
    state: string
    phase: string | null
    runner: string | null
    heard_at: Date | null
    attempts: Generated<number>
    asked_at: Date
    asked_by: string | null
    asked_by_name: string
    started_at: Date | null
    ended_at: Date | null
    bytes_read: Generated<number>
    rows_read: Generated<number>
    rows_accepted: Generated<number>
    rows_rejected: Generated<number>
    rows_repeated: Generated<number>
    rows_replaced: Generated<number>
    records: Generated<number>
    merged_to: Generated<number>
    added: Generated<number>
    changed: Generated<number>
    unchanged: Generated<number>
    rejects_path: string | null
    notes: JsonWithDefault
    failure: JsonOrNull
  }
  'registers.mappings': {
    id: string
    version: number
    name: string
    name_en: string
    mapping: Json
    saved_at: Date
    saved_by: string | null
  }
  'registers.records': {
    county_code: string
    source_id: string
    record_id: string
    id: string
    area_code: string
    unit_id: string | null
    item: string | null
    channel: string | null
    applicant_kind: string | null
    status: string
    opened_at: Date
    due_at: Date | null
    closed_at: Date | null
    version: Generated<number>
    added_by: string
    changed_by: string
    changed_at: Date
  }
  'registers.settled': {
    import_id: string
    seq: number
    line: number
    id: string
    record_id: string
    area_code: string
    unit_id: string | null
    item: string | null
    channel: string | null
    applicant_kind: string | null
    status: string
    opened_at: Date
    due_at: Date | null
    closed_at: Date | null
  }
  'registers.sources': {
    id: string
    key: string
    name: string
    name_en: string
    area_code: string
    county_code: string
    version: Generated<number>
    made_at: Date
    made_by: string | null
  }
  'registers.staged': {
    import_id: string
    line: number
    record_id: string
    area_code: string
    unit_id: string | null
    item: string | null
    channel: string | null
    applicant_kind: string | null
    status: string
    opened_at: Date
    due_at: Date | null
    closed_at: Date | null
    activity_at: Date | null
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
  'transparency.documents': {
    county_code: string
    report_id: string
    name: string
    media_type: string
    content: Buffer
  }
  'transparency.reports': {
    county_code: string
    id: string
    slug: string
    edition: number
    title: Json
    state: string
    from_day: string
    to_day: string
    area_code: string
    data: string
    hash: Buffer
    note: Json
    what_changed: JsonOrNull
    return_reason: string | null
    author_id: string | null
    reviewer_id: string | null
    created_at: Date
    published_at: Date | null
    superseded_by: string | null
    version: Generated<number>
  }
}
