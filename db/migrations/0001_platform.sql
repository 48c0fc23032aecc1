-- Roles, scope, events, measures, and the tables of the platform's own mechanisms.
-- The owner of the schemas migrates; the application runs as gongheng_app, which owns nothing and bypasses nothing.

do $$
begin
  if not exists (select from pg_roles where rolname = 'gongheng_app') then
    create role gongheng_app nologin nosuperuser nobypassrls;
  end if;
end $$;
grant gongheng_app to current_user;

-- Who sees which rows. The values come from SET LOCAL in the same transaction; without them nothing is seen.
create schema scope;
grant usage on schema scope to gongheng_app;

create function scope.everything() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('app.everything', true), 'off') = 'on' $$;
create function scope.areas() returns text[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.areas', true), ''), '{}')::text[] $$;
create function scope.units() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.units', true), ''), '{}')::uuid[] $$;
create function scope.actor() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.actor', true), '')::uuid $$;
create function scope.kind() returns text language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.kind', true), ''), 'nobody') $$;

-- Events: the audit trail, the trigger of every reaction and the source of every number. Append-only.
create schema events;
grant usage on schema events to gongheng_app;

create sequence events.position as bigint cache 1;
grant usage on sequence events.position to gongheng_app;

create table events.log (
  county_code  char(6)     not null,
  -- Taken under a lock that is held to the commit: the order of ids is the order of commits.
  id           bigint      not null default nextval('events.position'),
  at           timestamptz not null,
  type         text        not null,
  subject_kind text        not null,
  subject_id   text        not null,
  actor_kind   text        not null,
  actor_id     uuid,
  area_code    char(12),
  unit_id      uuid,
  -- Never personal data: what a number, a reaction or an auditor needs.
  data         jsonb       not null,
  -- SHA-256 of the canonical content with the leaf prefix of RFC 6962 §2.1, for sealing into a Merkle tree.
  hash         bytea       not null,
  primary key (county_code, id)
);
create index log_by_id on events.log (id);
create index log_by_subject on events.log (subject_kind, subject_id, id);
create index log_by_at on events.log (at);
grant select, insert on events.log to gongheng_app;

create table events.consumers (
  name       text   primary key,
  position   bigint not null default 0,
  failures   int    not null default 0,
  retry_at   timestamptz,
  last_error text
);
grant select, insert, update on events.consumers to gongheng_app;

create table events.dead_letters (
  id         uuid primary key,
  consumer   text not null,
  event_id   bigint not null,
  event_type text not null,
  error      text not null,
  failed_at  timestamptz not null,
  state      text not null default 'waiting' check (state in ('waiting', 'retried', 'dropped')),
  settled_at timestamptz,
  settled_by uuid,
  reason     text,
  unique (consumer, event_id)
);
grant select, insert, update on events.dead_letters to gongheng_app;

-- Measures: daily mergeable cells. Counts and sums add up; the histogram rows give percentiles.
create schema measures;
grant usage on schema measures to gongheng_app;

create table measures.cells (
  county_code char(6)  not null,
  measure     text     not null,
  day         date     not null,
  area        text     not null,
  unit        text     not null,
  item        text     not null,
  channel     text     not null,
  count       bigint   not null,
  -- In millionths, so that sums are exact in any order.
  sum         bigint   not null,
  -- Begins with what every question names, so that one index serves both the questions and the folding.
  primary key (measure, day, county_code, area, unit, item, channel)
);

create table measures.buckets (
  county_code char(6)  not null,
  measure     text     not null,
  day         date     not null,
  area        text     not null,
  unit        text     not null,
  item        text     not null,
  channel     text     not null,
  bucket      int      not null,
  count       bigint   not null,
  primary key (measure, day, county_code, area, unit, item, channel, bucket)
);
grant select, insert, update, delete on measures.cells, measures.buckets to gongheng_app;

-- The platform's own.
create schema platform;
grant usage on schema platform to gongheng_app;

create table platform.once_keys (
  owner       text not null,
  key         text not null,
  operation   text not null,
  fingerprint text not null,
  made_at     timestamptz not null,
  status      int,
  reply       jsonb,
  primary key (owner, key)
);
create index once_keys_by_age on platform.once_keys (made_at);
grant select, insert, update, delete on platform.once_keys to gongheng_app;

create table platform.settings (
  key        text primary key,
  value      jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid
);
grant select, insert, update on platform.settings to gongheng_app;
