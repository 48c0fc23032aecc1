-- Made by `npm run generate`: all tables as the migrations leave them, for reading.

create table calls.call_backs (
  county_code character(6) not null,
  id uuid not null,
  area_code character(12) not null,
  unit_id uuid,
  origin text not null,
  state text not null,
  call_id uuid,
  caller_sealed text not null,
  caller_index text not null,
  about_sealed text,
  not_before timestamp with time zone,
  due_at timestamp with time zone not null,
  attempts integer not null,
  taken_by uuid,
  taken_by_name text,
  tries jsonb not null,
  next_try_at timestamp with time zone,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  told_up smallint not null,
  version integer not null
);

create table calls.call_matters (
  county_code character(6) not null,
  call_id uuid not null,
  complaint_id uuid not null,
  area_code character(12) not null,
  unit_id uuid,
  number text not null,
  at timestamp with time zone not null
);

create table calls.calls (
  county_code character(6) not null,
  id uuid not null,
  client_id text not null,
  external_id text not null,
  area_code character(12) not null,
  unit_id uuid,
  queue text,
  extension text,
  operator_id uuid,
  operator_name text,
  caller_sealed text,
  caller_index text,
  began_at timestamp with time zone not null,
  queued_at timestamp with time zone,
  ringing_at timestamp with time zone,
  answered_at timestamp with time zone,
  abandoned_at timestamp with time zone,
  ended_at timestamp with time zone,
  stamps jsonb not null,
  told jsonb not null,
  note_sealed text,
  version integer not null
);

create table calls.outcomes (
  county_code character(6) not null,
  id uuid not null,
  call_id uuid,
  area_code character(12) not null,
  unit_id uuid,
  operator_id uuid not null,
  reason text not null,
  ground text,
  pointed_to text,
  knowledge_id uuid,
  category_code text,
  at timestamp with time zone not null
);

create table calls.script_versions (
  script_id uuid not null,
  version integer not null,
  script jsonb not null
);

create table calls.scripts (
  id uuid not null,
  step text not null,
  category_code text,
  ground text,
  title_zh text not null,
  title_en text not null,
  text_zh text not null,
  text_en text not null,
  retired boolean not null,
  changed_at timestamp with time zone not null,
  changed_by_name text,
  version integer not null
);

create table calls.seats (
  id uuid not null,
  extension text not null,
  account_id uuid not null,
  name text not null,
  unit_id uuid,
  taken_at timestamp with time zone not null,
  left_at timestamp with time zone
);

create table calls.settings (
  version integer not null,
  settings jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by_name text
);

create table directory.areas (
  code character(12) not null,
  parent_code character(12),
  path text not null,
  county_code character(6) not null,
  level text not null,
  name text not null,
  name_en text not null,
  lat double precision,
  long double precision,
  population integer,
  valid_from date,
  valid_to date,
  successor_code character(12)
);

create table directory.centres (
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  name_en text not null,
  area_code character(12) not null,
  address text not null,
  address_en text not null,
  hours text not null,
  phone text,
  lat double precision,
  long double precision
);

create table directory.units (
  id uuid not null,
  code text not null,
  name text not null,
  name_en text not null,
  area_code character(12) not null,
  kind text not null,
  phone text
);

create table events.consumers (
  name text not null,
  position bigint not null,
  failures integer not null,
  retry_at timestamp with time zone,
  last_error text
);

create table events.dead_letters (
  id uuid not null,
  consumer text not null,
  event_id bigint not null,
  event_type text not null,
  error text not null,
  failed_at timestamp with time zone not null,
  state text not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  reason text
);

create table events.log (
  county_code character(6) not null,
  id bigint not null,
  at timestamp with time zone not null,
  type text not null,
  subject_kind text not null,
  subject_id text not null,
  actor_kind text not null,
  actor_id uuid,
  area_code character(12),
  unit_id uuid,
  data jsonb not null,
  hash bytea not null
);

create table feedback.attachments (
  county_code character(6) not null,
  id uuid not null,
  complaint_id uuid not null,
  file_id uuid not null,
  kind text not null,
  given_by text not null,
  internal boolean not null,
  caption text,
  attached_at timestamp with time zone not null,
  attached_by uuid
);

create table feedback.categories (
  code text not null,
  name text not null,
  name_en text not null,
  keywords text[] not null,
  urgency text not null,
  kind text,
  confidential boolean not null,
  responsible text,
  limits jsonb not null,
  fields jsonb not null,
  active boolean not null,
  version integer not null,
  changed_at timestamp with time zone not null
);

create table feedback.category_units (
  subject text not null,
  key text not null,
  area_code character(12) not null,
  unit_id uuid not null,
  changed_at timestamp with time zone not null
);

create table feedback.complaints (
  county_code character(6) not null,
  id uuid not null,
  number text not null,
  key_hash text not null,
  kind text not null,
  state text not null,
  title text not null,
  text text not null,
  area_code character(12) not null,
  address text,
  about_unit_id uuid,
  unit_id uuid,
  name_sealed text,
  phone_sealed text,
  email_sealed text,
  phone_index text,
  confidential boolean not null,
  channel text not null,
  process_hash text not null,
  clock jsonb not null,
  received_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  yellow_at timestamp with time zone,
  on_time boolean,
  reply_text text,
  replied_at timestamp with time zone,
  rating_level smallint,
  rating_solved text,
  rating_text text,
  rated_at timestamp with time zone,
  closed_at timestamp with time zone,
  timeline jsonb not null,
  version integer not null,
  language text not null,
  category_code text,
  urgency text not null,
  attributes jsonb,
  lat double precision,
  lon double precision,
  place_code text,
  behalf_sealed text,
  client_id uuid,
  external_ref text,
  parent_id uuid,
  supporting uuid[] not null,
  clocks jsonb not null,
  stage text,
  stage_due_at timestamp with time zone,
  dispatched_at timestamp with time zone,
  asked text,
  returned smallint not null,
  extended smallint not null,
  redone smallint not null,
  reopened smallint not null,
  passed smallint not null,
  listed_until timestamp with time zone,
  replied_by uuid,
  excluded boolean not null,
  forgotten_at timestamp with time zone,
  publication_refused boolean not null,
  publication_allowed boolean not null
);

create table feedback.digests (
  county_code character(6) not null,
  id uuid not null,
  slug text not null,
  edition integer not null,
  quarter character(7) not null,
  area_code character(12) not null,
  state text not null,
  data text not null,
  hash bytea not null,
  what_changed jsonb,
  return_reason text,
  author_id uuid,
  author_name text not null,
  reviewer_id uuid,
  reviewer_name text,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  version integer not null
);

create table feedback.drafts (
  id uuid not null,
  content text not null,
  kept_until timestamp with time zone not null
);

create table feedback.follow_ups (
  county_code character(6) not null,
  id uuid not null,
  complaint_id uuid not null,
  number text not null,
  title text not null,
  kind text not null,
  area_code character(12) not null,
  unit_id uuid,
  replied_by uuid,
  replied_at timestamp with time zone not null,
  drawn text not null,
  state text not null,
  planned_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  next_try_at timestamp with time zone not null,
  tries jsonb not null,
  solved text,
  level smallint,
  words text,
  done_by text,
  done_at timestamp with time zone,
  on_time boolean,
  advice text,
  advice_done boolean not null,
  version integer not null
);

create table feedback.hot_spot_matters (
  county_code character(6) not null,
  spot_id uuid not null,
  complaint_id uuid not null,
  area_code character(12) not null,
  at timestamp with time zone not null
);

create table feedback.hot_spots (
  county_code character(6) not null,
  id uuid not null,
  area_code character(12) not null,
  lat double precision,
  lon double precision,
  place_key text,
  label text not null,
  category_code text,
  callers integer not null,
  matters integer not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  raised_at timestamp with time zone not null,
  state text not null,
  note text,
  closed_by text,
  closed_at timestamp with time zone,
  version integer not null
);

create table feedback.intakes (
  county_code character(6) not null,
  complaint_id uuid not null,
  area_code character(12) not null,
  at timestamp with time zone not null,
  kind text not null,
  urgency text not null,
  caller text,
  lat double precision,
  lon double precision,
  cell bigint,
  place_key text
);

create table feedback.mail_log (
  county_code character(6) not null,
  id uuid not null,
  message_index text not null,
  sender_index text,
  sender_sealed text,
  subject_sealed text,
  received_at timestamp with time zone not null,
  outcome text not null,
  reason text,
  number text
);

create table feedback.open311_requests (
  county_code character(6) not null,
  complaint_id uuid not null,
  number text not null,
  client_id uuid,
  service_code text not null,
  state text not null,
  is_closed boolean not null,
  requested_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  expected_at timestamp with time zone,
  unit_id uuid,
  channel text not null,
  description text,
  address text,
  lat double precision,
  lon double precision,
  updates jsonb not null
);

create table feedback.open311_updates (
  county_code character(6) not null,
  id uuid not null,
  client_id uuid not null,
  update_id text not null,
  complaint_id uuid not null,
  said_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  status text not null,
  effect text not null
);

create table feedback.places (
  code text not null,
  name text not null,
  name_en text not null,
  area_code character(12) not null,
  unit_id uuid,
  address text not null,
  lat double precision,
  lon double precision,
  active boolean not null,
  version integer not null,
  changed_at timestamp with time zone not null
);

create table feedback.problem_orders (
  county_code character(6) not null,
  id uuid not null,
  number text not null,
  complaint_id uuid not null,
  complaint_number text not null,
  title text not null,
  area_code character(12) not null,
  unit_id uuid,
  cause text not null,
  count integer not null,
  reason text,
  state text not null,
  raised_by text not null,
  raised_at timestamp with time zone not null,
  assigned_to uuid,
  assigned_name text,
  decision text,
  decision_text text,
  ruled_unit_id uuid,
  result text,
  closed_at timestamp with time zone,
  process_hash text not null,
  timeline jsonb not null,
  version integer not null
);

create table feedback.processes (
  hash text not null,
  id text not null,
  version integer not null,
  definition jsonb not null,
  kept_at timestamp with time zone not null
);

create table feedback.published_cases (
  county_code character(6) not null,
  id uuid not null,
  complaint_id uuid not null,
  state text not null,
  kind text not null,
  category_code text,
  area_code character(12) not null,
  unit_id uuid,
  month character(7) not null,
  title text not null,
  question text not null,
  answer text not null,
  hours double precision not null,
  on_time boolean not null,
  rating_level smallint,
  solved text,
  checks text[] not null,
  handlers uuid[] not null,
  handler_names text[] not null,
  drafted_by_name text not null,
  drafted_at timestamp with time zone not null,
  published_by uuid,
  published_by_name text,
  published_at timestamp with time zone,
  reason text,
  ended_at timestamp with time zone,
  version integer not null
);

create table feedback.repeats (
  county_code character(6) not null,
  complaint_id uuid not null,
  earlier_id uuid not null,
  number text not null,
  earlier_number text not null,
  title text not null,
  kind text not null,
  category_code text,
  area_code character(12) not null,
  unit_id uuid,
  days integer not null,
  times integer not null,
  found_at timestamp with time zone not null
);

create table feedback.reply_checks (
  county_code character(6) not null,
  id uuid not null,
  complaint_id uuid not null,
  number text not null,
  title text not null,
  area_code character(12) not null,
  unit_id uuid,
  at timestamp with time zone not null,
  score integer not null,
  bucket text not null,
  flags jsonb not null,
  print bytea not null,
  sketch bytea not null,
  bands integer[] not null,
  verdict text,
  verdict_note text,
  verdict_by text,
  verdict_at timestamp with time zone,
  version integer not null
);

create table feedback.requests (
  county_code character(6) not null,
  id uuid not null,
  complaint_id uuid not null,
  number text not null,
  title text not null,
  category_code text,
  kind text not null,
  area_code character(12) not null,
  unit_id uuid not null,
  reason text not null,
  ground text not null,
  wanted jsonb not null,
  asked_by text not null,
  asked_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  outcome text,
  ruling text,
  ruled_by text,
  ruled_at timestamp with time zone,
  assigned_unit_id uuid
);

create table feedback.routing_models (
  target text not null,
  version integer not null,
  trained_at timestamp with time zone not null,
  trained_by text not null,
  measured jsonb not null,
  model bytea not null
);

create table feedback.settings (
  version integer not null,
  document jsonb not null,
  changed text[] not null,
  changed_by uuid,
  changed_by_name text not null,
  changed_at timestamp with time zone not null
);

create table feedback.slips (
  county_code character(6) not null,
  id uuid not null,
  number text not null,
  complaint_id uuid not null,
  complaint_number text not null,
  title text not null,
  area_code character(12) not null,
  unit_id uuid not null,
  colour text not null,
  automatic boolean not null,
  round integer not null,
  extension integer not null,
  days_over integer not null,
  reason text not null,
  accountable text,
  state text not null,
  issued_by text not null,
  issued_by_id uuid,
  issued_at timestamp with time zone not null,
  clock jsonb not null,
  due_at timestamp with time zone not null,
  yellow_at timestamp with time zone,
  on_time boolean,
  measure text,
  answered_by text,
  answered_at timestamp with time zone,
  sent_back integer not null,
  closed_at timestamp with time zone,
  process_hash text not null,
  timeline jsonb not null,
  version integer not null
);

create table feedback.texts (
  county_code character(6) not null,
  complaint_id uuid not null,
  received_at timestamp with time zone not null,
  area_code character(12) not null,
  unit_id uuid,
  supporting uuid[] not null,
  open boolean not null,
  sealed boolean not null,
  category_code text,
  place_code text,
  cell bigint,
  words tsvector not null,
  sketch bytea not null
);

create table feedback.urgings (
  county_code character(6) not null,
  id uuid not null,
  complaint_id uuid not null,
  area_code character(12) not null,
  unit_id uuid not null,
  step text not null,
  automatic boolean not null,
  round integer not null,
  extension integer not null,
  due_at timestamp with time zone not null,
  reason text,
  by_id uuid,
  by_name text,
  told integer not null,
  at timestamp with time zone not null
);

create table feedback.watches (
  county_code character(6) not null,
  complaint_id uuid not null,
  area_code character(12) not null,
  unit_id uuid not null,
  round integer not null,
  extension integer not null,
  due_at timestamp with time zone not null,
  done text[] not null,
  next_step text,
  next_at timestamp with time zone not null
);

create table files.files (
  county_code character(6) not null,
  id uuid not null,
  hash character(64) not null,
  bytes bigint not null,
  media_type text not null,
  name_sealed text not null,
  owner_kind text not null,
  owner_id text not null,
  taken_at timestamp with time zone not null,
  taken_by uuid
);

create table identity.accounts (
  id uuid not null,
  name text not null,
  name_key text not null,
  display_name text not null,
  unit_id uuid,
  language text,
  password_hash text not null,
  password_set_at timestamp with time zone not null,
  one_time boolean not null,
  failures integer not null,
  locked_until timestamp with time zone,
  totp_secret text,
  totp_pending text,
  totp_step bigint,
  disabled boolean not null,
  created_at timestamp with time zone not null,
  signed_in_at timestamp with time zone,
  version integer not null
);

create table identity.clients (
  id uuid not null,
  name text not null,
  purposes text[] not null,
  key_prefix text not null,
  key_hash text not null,
  per_minute integer not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  rotated_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  revoke_reason text,
  version integer not null
);

create table identity.former_passwords (
  account_id uuid not null,
  set_at timestamp with time zone not null,
  password_hash text not null
);

create table identity.grants (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  unit_id uuid,
  area_code character(12) not null
);

create table identity.sessions (
  token_hash text not null,
  account_id uuid not null,
  opened_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null
);

create table indicators.judgements (
  county_code character(6) not null,
  id uuid not null,
  measure text not null,
  unit_id uuid not null,
  area_code character(12) not null,
  from_day date not null,
  to_day date not null,
  count double precision not null,
  sum double precision not null,
  rate double precision,
  low double precision,
  high double precision,
  target double precision not null,
  verdict text not null,
  judged_at timestamp with time zone not null,
  revisions integer not null
);

create table indicators.targets (
  id uuid not null,
  measure text not null,
  unit_id uuid,
  area_code character(12),
  item text,
  value double precision not null,
  valid_from date not null,
  changed_at timestamp with time zone not null,
  version integer not null
);

create table knowledge.entries (
  id uuid not null,
  area_code character(12) not null,
  unit_id uuid not null,
  state text not null,
  working_no integer not null,
  question_zh text not null,
  question_en text,
  category_code text,
  live_no integer,
  live jsonb,
  is_public boolean not null,
  valid_from date,
  valid_to date,
  words tsvector,
  review_on date not null,
  reminded smallint not null,
  checked_by uuid,
  checked_on date,
  written_by uuid,
  used integer not null,
  helped integer not null,
  not_helped integer not null,
  changed_at timestamp with time zone not null,
  changed_by_name text,
  version integer not null
);

create table knowledge.unanswered (
  on_day date not null,
  words text not null,
  count integer not null
);

create table knowledge.versions (
  entry_id uuid not null,
  no integer not null,
  content jsonb not null,
  written_at timestamp with time zone not null,
  written_by uuid,
  written_by_name text,
  checked_at timestamp with time zone,
  checked_by uuid,
  checked_by_name text,
  published_at timestamp with time zone,
  published_by_name text,
  note text
);

create table measures.buckets (
  county_code character(6) not null,
  measure text not null,
  day date not null,
  area text not null,
  unit text not null,
  item text not null,
  channel text not null,
  bucket integer not null,
  count bigint not null
);

create table measures.cells (
  county_code character(6) not null,
  measure text not null,
  day date not null,
  area text not null,
  unit text not null,
  item text not null,
  channel text not null,
  count bigint not null,
  sum bigint not null
);

create table messages.notices (
  county_code character(6) not null,
  id uuid not null,
  account_id uuid not null,
  template text not null,
  values_sealed text not null,
  reference_kind text not null,
  reference_id text not null,
  made_at timestamp with time zone not null,
  read_at timestamp with time zone
);

create table messages.outbox (
  id uuid not null,
  county_code character(6) not null,
  channel text not null,
  recipient_sealed text,
  template text not null,
  language text not null,
  values_sealed text,
  reference_kind text not null,
  reference_id text not null,
  state text not null,
  attempts integer not null,
  queued_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  last_error text,
  provider_id text
);

create table platform.once_keys (
  owner text not null,
  key text not null,
  operation text not null,
  fingerprint text not null,
  made_at timestamp with time zone not null,
  status integer,
  reply jsonb
);

create table platform.settings (
  key text not null,
  value jsonb not null,
  changed_at timestamp with time zone not null,
  changed_by uuid
);

create table rectifications.processes (
  hash text not null,
  id text not null,
  version integer not null,
  definition jsonb not null,
  kept_at timestamp with time zone not null
);

create table rectifications.rectifications (
  county_code character(6) not null,
  id uuid not null,
  number text not null,
  state text not null,
  origin text not null,
  origin_id text,
  unit_id uuid not null,
  area_code character(12) not null,
  title text not null,
  title_en text not null,
  problem text,
  missed jsonb,
  missed_measure text,
  owner_id uuid,
  cause text,
  measure text,
  evidence jsonb not null,
  handlers uuid[] not null,
  checked_by uuid,
  checked_by_name text,
  checker_unit_id uuid,
  check_note text,
  process_hash text not null,
  clock jsonb not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  yellow_at timestamp with time zone,
  on_time boolean,
  closed_at timestamp with time zone,
  reworks integer not null,
  timeline jsonb not null,
  version integer not null,
  reminded text,
  reminded_due timestamp with time zone
);

create table registers.files (
  id uuid not null,
  name text not null,
  path text not null,
  bytes bigint not null,
  sha256 character(64) not null,
  uploaded_at timestamp with time zone not null,
  uploaded_by uuid,
  removed_at timestamp with time zone
);

create table registers.imports (
  id uuid not null,
  source_id uuid not null,
  area_code character(12) not null,
  file_id uuid not null,
  mapping_id text not null,
  mapping_version integer not null,
  mapping_name text not null,
  mapping_name_en text not null,
  mapping jsonb not null,
  reading jsonb not null,
  encoding text,
  state text not null,
  phase text,
  runner uuid,
  heard_at timestamp with time zone,
  attempts integer not null,
  asked_at timestamp with time zone not null,
  asked_by uuid,
  asked_by_name text not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  bytes_read bigint not null,
  rows_read integer not null,
  rows_accepted integer not null,
  rows_rejected integer not null,
  rows_repeated integer not null,
  rows_replaced integer not null,
  records integer not null,
  merged_to integer not null,
  added integer not null,
  changed integer not null,
  unchanged integer not null,
  rejects_path text,
  notes jsonb not null,
  failure jsonb
);

create table registers.mappings (
  id uuid not null,
  version integer not null,
  name text not null,
  name_en text not null,
  mapping jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by uuid
);

create table registers.records (
  county_code character(6) not null,
  source_id uuid not null,
  record_id text not null,
  id uuid not null,
  area_code character(12) not null,
  unit_id uuid,
  item text,
  channel text,
  applicant_kind text,
  status text not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone,
  closed_at timestamp with time zone,
  version integer not null,
  added_by uuid not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null
);

create table registers.settled (
  import_id uuid not null,
  seq integer not null,
  line integer not null,
  id uuid not null,
  record_id text not null,
  area_code character(12) not null,
  unit_id uuid,
  item text,
  channel text,
  applicant_kind text,
  status text not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone,
  closed_at timestamp with time zone
);

create table registers.sources (
  id uuid not null,
  key text not null,
  name text not null,
  name_en text not null,
  area_code character(12) not null,
  county_code character(6) not null,
  version integer not null,
  made_at timestamp with time zone not null,
  made_by uuid
);

create table registers.staged (
  import_id uuid not null,
  line integer not null,
  record_id text not null,
  area_code character(12) not null,
  unit_id uuid,
  item text,
  channel text,
  applicant_kind text,
  status text not null,
  opened_at timestamp with time zone not null,
  due_at timestamp with time zone,
  closed_at timestamp with time zone,
  activity_at timestamp with time zone
);

create table standards.calendar_years (
  year integer not null,
  notices text[] not null,
  days jsonb not null,
  from_notice boolean not null,
  city_days jsonb not null,
  changed_at timestamp with time zone not null
);

create table standards.items (
  id uuid not null,
  code text not null,
  name text not null,
  name_en text not null,
  type text not null,
  unit_id uuid not null,
  area_code character(12) not null,
  statutory jsonb,
  promised jsonb,
  legal_basis text,
  visits smallint,
  fee text,
  fee_en text,
  online text not null,
  audience text not null,
  place text,
  hours text,
  phone text,
  complaint_phone text,
  materials jsonb not null,
  steps jsonb not null,
  version integer not null
);

create table transparency.documents (
  county_code character(6) not null,
  report_id uuid not null,
  name text not null,
  media_type text not null,
  content bytea not null
);

create table transparency.reports (
  county_code character(6) not null,
  id uuid not null,
  slug text not null,
  edition integer not null,
  title jsonb not null,
  state text not null,
  from_day date not null,
  to_day date not null,
  area_code character(12) not null,
  data text not null,
  hash bytea not null,
  note jsonb not null,
  what_changed jsonb,
  return_reason text,
  author_id uuid,
  reviewer_id uuid,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  superseded_by text,
  version integer not null
);
