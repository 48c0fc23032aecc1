-- Quality reports: frozen when they are generated, reviewed by somebody else, published and never changed afterwards.
create schema transparency;
grant usage on schema transparency to gongheng_app;

create table transparency.reports (
  county_code    char(6)     not null,
  id             uuid        not null,
  slug           text        not null,
  edition        int         not null check (edition >= 1),
  title          jsonb       not null,
  state          text        not null check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUPERSEDED')),
  from_day       date        not null,
  to_day         date        not null check (to_day >= from_day),
  area_code      char(12)    not null,
  -- Everything the report says. The page, the PDF, the CSV and the JSON are made from this alone. Text, not jsonb: it is
  -- the bytes that are hashed.
  data           text        not null,
  -- SHA-256 of data.
  hash           bytea       not null,
  note           jsonb       not null,
  what_changed   jsonb,
  return_reason  text,
  author_id      uuid,
  reviewer_id    uuid,
  created_at     timestamptz not null,
  published_at   timestamptz,
  superseded_by  text,
  version        int         not null default 1,
  primary key (county_code, id),
  unique (county_code, slug),
  -- The reviewer is never the author.
  check (reviewer_id is null or author_id is null or reviewer_id <> author_id),
  check (state not in ('PUBLISHED', 'SUPERSEDED') or published_at is not null)
);
create index reports_by_state on transparency.reports (state, created_at desc);
create index reports_by_period on transparency.reports (area_code, from_day, to_day);

-- The documents of a published report, made once at its publication.
create table transparency.documents (
  county_code char(6) not null,
  report_id   uuid    not null,
  name        text    not null,
  media_type  text    not null,
  content     bytea   not null,
  primary key (county_code, report_id, name),
  foreign key (county_code, report_id) references transparency.reports (county_code, id)
);

grant select, insert, update on transparency.reports to gongheng_app;
-- A draft that is generated anew takes the place of the former one.
grant delete on transparency.reports to gongheng_app;
grant select, insert on transparency.documents to gongheng_app;

alter table transparency.reports enable row level security;
alter table transparency.reports force row level security;
create policy see on transparency.reports for select
  using (state in ('PUBLISHED', 'SUPERSEDED') or (select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
create policy add on transparency.reports for insert
  with check ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
create policy change on transparency.reports for update
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
create policy drop_draft on transparency.reports for delete
  using (state = 'DRAFT' and ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])));

alter table transparency.documents enable row level security;
alter table transparency.documents force row level security;
create policy see on transparency.documents for select using (true);
create policy add on transparency.documents for insert with check ((select scope.kind()) in ('staff', 'system'));
