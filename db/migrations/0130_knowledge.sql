-- Answers by which operators and residents are served: written, checked by somebody else, published, looked at again.
create schema knowledge;
grant usage on schema knowledge to gongheng_app;

create table knowledge.entries (
  id              uuid        primary key,
  area_code       char(12)    not null,
  unit_id         uuid        not null,
  state           text        not null check (state in ('draft', 'checked', 'published', 'retired')),
  -- The wording in work, by its number in `versions`, and what lists need of it.
  working_no      int         not null,
  question_zh     text        not null,
  question_en     text,
  category_code   text,
  -- What is published, by its number, and what searching needs of it; all null where nothing is.
  live_no         int,
  live            jsonb,
  is_public       boolean     not null default false,
  valid_from      date,
  valid_to        date,
  -- Characters and pairs of neighbours of the published words: any word of Chinese is found by its pairs.
  words           tsvector,
  review_on       date        not null,
  -- Of what the unit was reminded for this review: 0 nothing, 1 that it is due soon, 2 that it is overdue.
  reminded        smallint    not null default 0,
  checked_by      uuid,
  checked_on      date,
  written_by      uuid,
  used            int         not null default 0,
  helped          int         not null default 0,
  not_helped      int         not null default 0,
  changed_at      timestamptz not null,
  changed_by_name text,
  version         int         not null default 1,
  check ((live_no is null) = (live is null)),
  check (state <> 'published' or live_no is not null),
  check (state <> 'retired' or live_no is null)
);
-- Without a list of pending entries, which every search would have to read through: answers change seldom.
create index entries_by_words on knowledge.entries using gin (words) with (fastupdate = off) where live_no is not null;
create index entries_by_use on knowledge.entries (used desc, id) where live_no is not null;
create index entries_by_state on knowledge.entries (state, changed_at, id);
create index entries_by_unit on knowledge.entries (unit_id, changed_at, id);
create index entries_by_review on knowledge.entries (review_on, id) where live_no is not null;

create table knowledge.versions (
  entry_id          uuid        not null references knowledge.entries (id),
  no                int         not null,
  content           jsonb       not null,
  written_at        timestamptz not null,
  written_by        uuid,
  written_by_name   text,
  checked_at        timestamptz,
  checked_by        uuid,
  checked_by_name   text,
  published_at      timestamptz,
  published_by_name text,
  note              text,
  primary key (entry_id, no),
  -- Two pairs of eyes, whatever the code around it does.
  constraint checked_by_another check (checked_by is null or written_by is null or checked_by <> written_by)
);

-- Words searched for in vain, a row a day: no address, no account, nothing that names anybody.
create table knowledge.unanswered (
  on_day date not null,
  words  text not null check (length(words) <= 40),
  count  int  not null default 1,
  primary key (on_day, words)
);
create index unanswered_by_words on knowledge.unanswered (words, on_day);

grant select, insert, update on knowledge.entries, knowledge.versions to gongheng_app;
grant select, insert, update, delete on knowledge.unanswered to gongheng_app;

-- Residents see what is published for them. Staff of any unit read every entry, and write those of their own scope.
alter table knowledge.entries enable row level security;
alter table knowledge.entries force row level security;
create policy read_public on knowledge.entries for select using (live_no is not null and is_public);
create policy read_as_staff on knowledge.entries for select using ((select scope.everything())
  or cardinality((select scope.areas())) > 0 or cardinality((select scope.units())) > 0);
create policy write_in_scope on knowledge.entries for insert with check ((select scope.everything())
  or area_code = any((select scope.areas())::bpchar[]) or unit_id = any((select scope.units())::uuid[]));
create policy change_in_scope on knowledge.entries for update using ((select scope.everything())
  or area_code = any((select scope.areas())::bpchar[]) or unit_id = any((select scope.units())::uuid[]));
