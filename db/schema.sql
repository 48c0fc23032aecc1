-- Made by `npm run generate`: all tables as the migrations leave them, for reading.

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
