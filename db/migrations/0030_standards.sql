-- Service items with what they promise, and the city's calendar. Reference data: few rows, read by everybody.
create schema standards;
grant usage on schema standards to gongheng_app;

create table standards.items (
  id              uuid primary key,
  -- The code as the catalogue writes it: provinces differ, so it is never taken apart.
  code            text not null unique,
  name            text not null,
  name_en         text not null,
  type            text not null,
  unit_id         uuid not null,
  area_code       char(12) not null,
  statutory       jsonb,
  promised        jsonb,
  legal_basis     text,
  visits          smallint check (visits between 0 and 20),
  fee             text,
  fee_en          text,
  online          text not null check (online in ('none', 'consult', 'apply', 'whole')),
  audience        text not null check (audience in ('person', 'business', 'both')),
  place           text,
  hours           text,
  phone           text,
  complaint_phone text,
  materials       jsonb not null default '[]',
  steps           jsonb not null default '[]',
  version         int not null default 1
);
create index items_by_unit on standards.items (unit_id);
create index items_by_area on standards.items (area_code, name);
create index items_by_name on standards.items (name, id);
grant select, insert, update on standards.items to gongheng_app;
alter table standards.items enable row level security;
alter table standards.items force row level security;
create policy read on standards.items for select using (true);
create policy add on standards.items for insert with check ((select scope.kind()) in ('staff', 'system'));
create policy change on standards.items for update using (
  (select scope.everything())
  or area_code = any((select scope.areas())::bpchar[])
  or unit_id = any((select scope.units())::uuid[]));

-- Published years and the city's own days. Years that ship with the product stand here only if they were loaded anew.
create table standards.calendar_years (
  year       int primary key,
  notices    text[] not null default '{}',
  days       jsonb  not null default '[]',
  from_notice boolean not null,
  city_days  jsonb  not null default '[]',
  changed_at timestamptz not null
);
grant select, insert, update on standards.calendar_years to gongheng_app;
