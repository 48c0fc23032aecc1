-- Registers: records of real services that other systems keep, brought in as files.
create schema registers;
grant usage on schema registers to gongheng_app;

-- Named origins of records. The area bounds the areas that its records may have.
create table registers.sources (
  id          uuid primary key,
  key         text not null unique,
  name        text not null,
  name_en     text not null,
  area_code   char(12) not null,
  -- Of the source's area; the records of a source lie together, and it never changes.
  county_code char(6) not null,
  version     int not null default 1,
  made_at     timestamptz not null,
  made_by     uuid
);
grant select, insert, update on registers.sources to gongheng_app;

-- Saved mappings: a change adds a version, so that an import can always say how it read its file.
create table registers.mappings (
  id       uuid not null,
  version  int  not null,
  name     text not null,
  name_en  text not null,
  mapping  jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid,
  primary key (id, version)
);
grant select, insert on registers.mappings to gongheng_app;

-- Uploaded files. They lie in the data folder and are removed after some weeks; what they were stays.
create table registers.files (
  id          uuid primary key,
  name        text not null,
  path        text not null,
  bytes       bigint not null,
  sha256      char(64) not null,
  uploaded_at timestamptz not null,
  uploaded_by uuid,
  removed_at  timestamptz
);
create index files_by_age on registers.files (uploaded_at) where removed_at is null;
grant select, insert, update on registers.files to gongheng_app;

create table registers.imports (
  id              uuid primary key,
  source_id       uuid not null references registers.sources (id),
  -- Of the source, for row-level security.
  area_code       char(12) not null,
  file_id         uuid not null references registers.files (id),
  mapping_id      text not null,
  mapping_version int  not null,
  mapping_name    text not null,
  mapping_name_en text not null,
  mapping         jsonb not null,
  reading         jsonb not null,
  encoding        text,
  state           text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  phase           text check (phase in ('reading', 'merging')),
  -- The run that works on it; one that was cancelled or taken over finds another here and stops.
  runner          uuid,
  heard_at        timestamptz,
  attempts        int not null default 0,
  asked_at        timestamptz not null,
  asked_by        uuid,
  asked_by_name   text not null,
  started_at      timestamptz,
  ended_at        timestamptz,
  bytes_read      bigint not null default 0,
  rows_read       int not null default 0,
  rows_accepted   int not null default 0,
  rows_rejected   int not null default 0,
  rows_repeated   int not null default 0,
  rows_replaced   int not null default 0,
  records         int not null default 0,
  -- Up to here the settled records are merged.
  merged_to       int not null default 0,
  added           int not null default 0,
  changed         int not null default 0,
  -- Begins below zero when an import is read anew after it had written records: those will be met unchanged.
  unchanged       int not null default 0,
  rejects_path    text,
  notes           jsonb not null default '[]',
  failure         jsonb
);
create index imports_by_time on registers.imports (asked_at desc, id);
create index imports_by_file on registers.imports (file_id);
create index imports_open on registers.imports (asked_at) where state in ('waiting', 'running');
grant select, insert, update on registers.imports to gongheng_app;

create table registers.records (
  county_code    char(6) not null,
  source_id      uuid not null,
  -- The number that the source gives the matter.
  record_id      text not null,
  -- Ours, by which events name it.
  id             uuid not null,
  area_code      char(12) not null,
  unit_id        uuid,
  item           text,
  channel        text,
  applicant_kind text,
  status         text not null check (status in ('open', 'closed', 'cancelled')),
  opened_at      timestamptz not null,
  due_at         timestamptz,
  closed_at      timestamptz,
  version        int not null default 1,
  -- The imports that brought it and that changed it last.
  added_by       uuid not null,
  changed_by     uuid not null,
  changed_at     timestamptz not null,
  primary key (county_code, source_id, record_id)
);
create index records_by_id on registers.records (id);
create index records_by_time on registers.records (opened_at desc, id);
create index records_by_unit on registers.records (unit_id, opened_at desc);
create index records_by_area on registers.records (area_code, opened_at desc);
grant select, insert, update on registers.records to gongheng_app;

-- Rows of a file on their way in, and the records that they make. Unlogged: after a crash the file is read again.
-- COPY refuses tables with row-level security, so staged rows have none: they live for the time of one import, and
-- nothing but the import reads them.
create unlogged table registers.staged (
  import_id      uuid not null,
  line           int  not null,
  record_id      text not null,
  area_code      char(12) not null,
  unit_id        uuid,
  item           text,
  channel        text,
  applicant_kind text,
  status         text not null,
  opened_at      timestamptz not null,
  due_at         timestamptz,
  closed_at      timestamptz,
  activity_at    timestamptz
);
create unlogged table registers.settled (
  import_id      uuid not null,
  seq            int  not null,
  line           int  not null,
  id             uuid not null,
  record_id      text not null,
  area_code      char(12) not null,
  unit_id        uuid,
  item           text,
  channel        text,
  applicant_kind text,
  status         text not null,
  opened_at      timestamptz not null,
  due_at         timestamptz,
  closed_at      timestamptz,
  primary key (import_id, seq)
);
grant select, insert, delete on registers.staged, registers.settled to gongheng_app;

do $$
declare
  name text;
begin
  foreach name in array array['sources', 'mappings', 'files', 'imports', 'records', 'settled'] loop
    execute format('alter table registers.%I enable row level security', name);
    execute format('alter table registers.%I force row level security', name);
  end loop;
end $$;

-- Names of sources and mappings are no secret to staff; a source is made and changed where the area is one's own.
create policy read on registers.sources for select using ((select scope.kind()) in ('staff', 'system'));
create policy add on registers.sources for insert
  with check ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
create policy change on registers.sources for update
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
create policy read on registers.mappings for select using ((select scope.kind()) in ('staff', 'system'));
create policy add on registers.mappings for insert with check ((select scope.kind()) in ('staff', 'system'));

-- A file belongs to whoever uploaded it.
create policy all_of_it on registers.files for all
  using ((select scope.everything()) or uploaded_by = (select scope.actor()));

create policy all_of_it on registers.imports for all
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));

create policy read on registers.records for select
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]) or unit_id = any((select scope.units())::uuid[]));
-- Written by imports only, which run as the system.
create policy add on registers.records for insert with check ((select scope.kind()) = 'system');
create policy change on registers.records for update using ((select scope.kind()) = 'system');
create policy all_of_it on registers.settled for all using ((select scope.kind()) = 'system');
