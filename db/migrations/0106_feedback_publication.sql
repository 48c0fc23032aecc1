-- What is told to everybody of matters that are settled: masked by the product, then read by a person.

-- The sender does not want the matter to be told of, not even without a name.
alter table feedback.complaints add column publication_refused boolean not null default false;

-- Candidates, the newest first; a row enters when it is closed, never on the way.
create index complaints_publishable on feedback.complaints (closed_at desc, id)
  where closed_at is not null and reply_text is not null and not confidential and kind <> 'report'
        and not publication_refused;

create table feedback.published_cases (
  county_code       char(6)     not null,
  id                uuid        not null,
  complaint_id      uuid        not null,
  state             text        not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN', 'DROPPED')),
  kind              text        not null check (kind <> 'report'),
  category_code     text,
  -- The district or county only: a street and a class can be enough to recognise somebody.
  area_code         char(12)    not null,
  unit_id           uuid,
  -- The month in which it was handed in, YYYY-MM; the day is not told.
  month             char(7)     not null,
  title             text        not null,
  question          text        not null,
  answer            text        not null,
  hours             double precision not null,
  on_time           boolean     not null,
  rating_level      smallint    check (rating_level between 1 and 5),
  solved            text        check (solved in ('yes', 'partly', 'no')),
  -- What the publisher has confirmed, by the codes of the check list.
  checks            text[]      not null default '{}',
  -- Accounts and names that worked on the matter: none of them may publish it.
  handlers          uuid[]      not null,
  handler_names     text[]      not null,
  drafted_by_name   text        not null,
  drafted_at        timestamptz not null,
  published_by      uuid,
  published_by_name text,
  published_at      timestamptz,
  reason            text,
  ended_at          timestamptz,
  version           int         not null default 1,
  primary key (county_code, id),
  unique (county_code, complaint_id),
  check (published_by is null or not (published_by = any (handlers))),
  check (state not in ('PUBLISHED', 'WITHDRAWN') or published_at is not null)
);
create index published_cases_shown on feedback.published_cases (published_at desc, id) where state = 'PUBLISHED';
create index published_cases_by_month on feedback.published_cases (month, id) where state = 'PUBLISHED';
create index published_cases_by_state on feedback.published_cases (state, drafted_at, id);
grant select, insert, update on feedback.published_cases to gongheng_app;
alter table feedback.published_cases enable row level security;
alter table feedback.published_cases force row level security;
create policy see on feedback.published_cases for select
  using (state = 'PUBLISHED' or (select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
create policy add on feedback.published_cases for insert
  with check ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
create policy change on feedback.published_cases for update
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));

-- What was heard in a quarter and what became of it: drawn up by the product, read by somebody else than its editor.
create table feedback.digests (
  county_code   char(6)     not null,
  id            uuid        not null,
  slug          text        not null,
  edition       int         not null check (edition >= 1),
  quarter       char(7)     not null check (quarter ~ '^[0-9]{4}-Q[1-4]$'),
  area_code     char(12)    not null,
  state         text        not null check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'SUPERSEDED')),
  -- Everything that it says, as the bytes that are hashed (SHA-256): page, CSV and JSON are made from this alone.
  data          text        not null,
  hash          bytea       not null,
  what_changed  jsonb,
  return_reason text,
  author_id     uuid,
  author_name   text        not null,
  reviewer_id   uuid,
  reviewer_name text,
  created_at    timestamptz not null,
  published_at  timestamptz,
  version       int         not null default 1,
  primary key (county_code, id),
  unique (county_code, slug),
  check (reviewer_id is null or author_id is null or reviewer_id <> author_id),
  check (state not in ('PUBLISHED', 'SUPERSEDED') or published_at is not null)
);
create index digests_by_state on feedback.digests (state, quarter desc);
grant select, insert, update, delete on feedback.digests to gongheng_app;
alter table feedback.digests enable row level security;
alter table feedback.digests force row level security;
create policy see on feedback.digests for select
  using (state in ('PUBLISHED', 'SUPERSEDED') or (select scope.everything())
         or area_code = any((select scope.areas())::bpchar[]));
create policy add on feedback.digests for insert
  with check ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
create policy change on feedback.digests for update
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
-- A draft that is drawn up anew takes the place of the former one.
create policy drop_draft on feedback.digests for delete
  using (state = 'DRAFT' and ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])));
