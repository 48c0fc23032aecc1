-- Areas, units and service centres: reference data that everybody reads and few change.
create schema directory;
grant usage on schema directory to gongheng_app;

create table directory.areas (
  -- 12 digits: 6 of the county (GB/T 2260), 3 of the town, 3 of the village.
  code           char(12) primary key,
  parent_code    char(12) references directory.areas (code),
  -- The codes from the city down to this area, joined by '/': everything below an area begins with its path.
  path           text     not null unique,
  county_code    char(6)  not null,
  level          text     not null check (level in ('city', 'county', 'town')),
  name           text     not null,
  name_en        text     not null,
  lat            double precision check (lat between -90 and 90),
  long           double precision check (long between -180 and 180),
  population     int check (population >= 0),
  -- Codes die and merge: the first day on which the area exists, the first on which it no longer does, and its heir.
  valid_from     date,
  valid_to       date,
  successor_code char(12) references directory.areas (code),
  check ((parent_code is null) = (level = 'city')),
  check (valid_to is null or valid_from is null or valid_to > valid_from)
);
create unique index areas_one_city on directory.areas (level) where level = 'city';
create index areas_by_parent on directory.areas (parent_code);

create table directory.units (
  id        uuid primary key,
  code      text not null unique,
  name      text not null,
  name_en   text not null,
  area_code char(12) not null references directory.areas (code),
  kind      text not null check (kind in ('bureau', 'government', 'centre', 'external')),
  phone     text
);
create index units_by_area on directory.units (area_code);
create index units_by_name on directory.units (name);

create table directory.centres (
  id         uuid primary key,
  unit_id    uuid not null references directory.units (id),
  name       text not null,
  name_en    text not null,
  area_code  char(12) not null references directory.areas (code),
  address    text not null,
  address_en text not null,
  hours      text not null,
  phone      text,
  lat        double precision check (lat between -90 and 90),
  long       double precision check (long between -180 and 180)
);
create index centres_by_unit on directory.centres (unit_id);

grant select, insert, update on directory.areas, directory.units, directory.centres to gongheng_app;

-- Read by everybody; added by staff and the system; changed by those whose scope covers the row.
do $$
declare
  name text;
begin
  foreach name in array array['areas', 'units', 'centres'] loop
    execute format('alter table directory.%I enable row level security', name);
    execute format('alter table directory.%I force row level security', name);
    execute format('create policy read on directory.%I for select using (true)', name);
    execute format(
      $p$create policy add on directory.%I for insert with check ((select scope.kind()) in ('staff', 'system'))$p$, name);
  end loop;
end $$;
create policy change on directory.areas for update
  using ((select scope.everything()) or code = any((select scope.areas())::bpchar[]));
create policy change on directory.units for update
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]) or id = any((select scope.units())::uuid[]));
create policy change on directory.centres for update
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]) or unit_id = any((select scope.units())::uuid[]));
