-- What is promised on measures, and how every unit stood to it in each period that was judged.
create schema indicators;
grant usage on schema indicators to gongheng_app;

-- Reference data: few rows, read by everybody, since what is promised is public.
create table indicators.targets (
  id         uuid primary key,
  measure    text   not null,
  -- Null means: for all. A target of an area holds for everything below it.
  unit_id    uuid,
  area_code  char(12),
  item       text,
  -- A share between 0 and 1 for a rate, hours for a duration.
  value      double precision not null check (value >= 0),
  -- A target holds for periods that begin on or after this day.
  valid_from date   not null,
  changed_at timestamptz not null,
  version    int    not null default 1,
  unique nulls not distinct (measure, unit_id, area_code, item, valid_from)
);
grant select, insert, update on indicators.targets to gongheng_app;
alter table indicators.targets enable row level security;
alter table indicators.targets force row level security;
create policy read on indicators.targets for select using (true);
create policy add on indicators.targets for insert with check (
  (select scope.everything())
  or area_code = any((select scope.areas())::bpchar[])
  or unit_id = any((select scope.units())::uuid[]));
create policy change on indicators.targets for update using (
  (select scope.everything())
  or area_code = any((select scope.areas())::bpchar[])
  or unit_id = any((select scope.units())::uuid[]));

-- What the field promises unless a city decides otherwise: on time 95 %, satisfied 85 %.
-- The owner is under row-level security too where it is no superuser.
set local app.everything = 'on';
insert into indicators.targets (id, measure, value, valid_from, changed_at) values
  ('0190a000-0000-7000-8000-000000000001', 'records.on_time',         0.95, '2000-01-01', '2000-01-01'),
  ('0190a000-0000-7000-8000-000000000002', 'feedback.replied-on-time', 0.95, '2000-01-01', '2000-01-01'),
  ('0190a000-0000-7000-8000-000000000003', 'feedback.satisfied',       0.85, '2000-01-01', '2000-01-01');

-- One row for each measure, unit and period; judging again after corrections updates it and counts the revision.
create table indicators.judgements (
  county_code char(6)     not null,
  id          uuid        not null,
  measure     text        not null,
  unit_id     uuid        not null,
  area_code   char(12)    not null,
  from_day    date        not null,
  to_day      date        not null check (to_day >= from_day),
  count       double precision not null,
  sum         double precision not null,
  rate        double precision,
  low         double precision,
  high        double precision,
  target      double precision not null,
  verdict     text        not null check (verdict in ('kept', 'missed', 'few')),
  judged_at   timestamptz not null,
  -- How often the numbers or the verdict have changed since they were judged first.
  revisions   int         not null default 0,
  primary key (id, county_code),
  unique (measure, unit_id, from_day, to_day, county_code)
);
create index judgements_by_period on indicators.judgements (from_day, to_day);
create index judgements_by_unit on indicators.judgements (unit_id, from_day);
grant select, insert, update on indicators.judgements to gongheng_app;
alter table indicators.judgements enable row level security;
alter table indicators.judgements force row level security;
create policy see on indicators.judgements for select using (
  (select scope.everything())
  or area_code = any((select scope.areas())::bpchar[])
  or unit_id = any((select scope.units())::uuid[]));
create policy add on indicators.judgements for insert with check (
  (select scope.everything())
  or area_code = any((select scope.areas())::bpchar[])
  or unit_id = any((select scope.units())::uuid[]));
create policy change on indicators.judgements for update using (
  (select scope.everything())
  or area_code = any((select scope.areas())::bpchar[])
  or unit_id = any((select scope.units())::uuid[]));
