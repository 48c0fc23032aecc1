-- What went wrong and how it was mended: closed only with cause, measure, evidence and a check from outside the unit.
create schema rectifications;
grant usage on schema rectifications to gongheng_app;

create sequence rectifications.serials as bigint;
grant usage on sequence rectifications.serials to gongheng_app;

-- Every version of the process under which some rectification began, as it was then.
create table rectifications.processes (
  hash       text        primary key,
  id         text        not null,
  version    int         not null,
  definition jsonb       not null,
  kept_at    timestamptz not null
);
grant select, insert on rectifications.processes to gongheng_app;

create table rectifications.rectifications (
  county_code     char(6)     not null,
  id              uuid        not null,
  number          text        not null,
  state           text        not null,
  origin          text        not null check (origin in ('promise', 'rating', 'complaint', 'inspection', 'hand')),
  -- The judgement, rating, … from which it came; null where somebody opened it by hand.
  origin_id       text,
  unit_id         uuid        not null,
  area_code       char(12)    not null,
  title           text        not null,
  title_en        text        not null,
  problem         text,
  -- The number that was missed, as it stood then, and the measure by itself for the filter.
  missed          jsonb,
  missed_measure  text,
  owner_id        uuid,
  cause           text,
  measure         text,
  evidence        jsonb       not null default '[]',
  -- Accounts that have mended: none of them may check.
  handlers        uuid[]      not null default '{}',
  checked_by      uuid,
  checked_by_name text,
  checker_unit_id uuid,
  check_note      text,
  process_hash    text        not null,
  -- The history of the clock; due_at, yellow_at and on_time are read from it whenever it changes.
  clock           jsonb       not null,
  opened_at       timestamptz not null,
  due_at          timestamptz not null,
  yellow_at       timestamptz,
  on_time         boolean,
  closed_at       timestamptz,
  reworks         int         not null default 0,
  timeline        jsonb       not null,
  version         int         not null default 1,
  primary key (id, county_code),
  unique (number, county_code),
  -- One rectification for one origin, however often it is told.
  unique (origin, origin_id, county_code),
  constraint mended_before_checked check (state not in ('SUBMITTED', 'CHECKED', 'CLOSED')
    or (cause is not null and measure is not null and jsonb_array_length(evidence) > 0)),
  constraint checked_before_closed check (state not in ('CHECKED', 'CLOSED')
    or (checked_by is not null and check_note is not null)),
  constraint checked_from_outside check (checked_by is null
    or (checker_unit_id is distinct from unit_id and not checked_by = any(handlers)))
);
create index rectifications_by_due on rectifications.rectifications ((closed_at is not null), due_at, id);
create index rectifications_by_unit on rectifications.rectifications (unit_id, (closed_at is not null), due_at, id);
create index rectifications_by_area on rectifications.rectifications (area_code, (closed_at is not null), due_at, id);
create index rectifications_by_opening on rectifications.rectifications (opened_at, id);

-- Nobody may delete.
grant select, insert, update on rectifications.rectifications to gongheng_app;
alter table rectifications.rectifications enable row level security;
alter table rectifications.rectifications force row level security;
create policy see on rectifications.rectifications for select using (
  (select scope.everything())
  or area_code = any((select scope.areas())::bpchar[])
  or unit_id = any((select scope.units())::uuid[]));
create policy add on rectifications.rectifications for insert with check (
  (select scope.everything())
  or area_code = any((select scope.areas())::bpchar[])
  or unit_id = any((select scope.units())::uuid[]));
create policy change on rectifications.rectifications for update using (
  (select scope.everything())
  or area_code = any((select scope.areas())::bpchar[])
  or unit_id = any((select scope.units())::uuid[]));
