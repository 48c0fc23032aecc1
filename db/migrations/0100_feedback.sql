-- What residents turn to the city with: questions, requests, complaints, reports, suggestions, praise.
create schema feedback;
grant usage on schema feedback to gongheng_app;

-- Taken in blocks, so that handing in costs no statement for the number. Gaps mean nothing.
create sequence feedback.serials as bigint increment by 50 cache 1;
grant usage on sequence feedback.serials to gongheng_app;

-- Every version of the process under which some matter began, as it was then.
create table feedback.processes (
  hash       text        primary key,
  id         text        not null,
  version    int         not null,
  definition jsonb       not null,
  kept_at    timestamptz not null,
  unique (id, version, hash)
);
grant select, insert on feedback.processes to gongheng_app;

create table feedback.complaints (
  county_code   char(6)     not null,
  id            uuid        not null,
  number        text        not null,
  -- HMAC of number and look-up code under the master key: neither can be had from the table alone.
  key_hash      text        not null,
  kind          text        not null,
  state         text        not null,
  title         text        not null,
  text          text        not null check (length(text) <= 4000),
  area_code     char(12)    not null,
  address       text,
  -- The unit that it is about, and the one that holds it: never mixed up, since the one may be the accused.
  about_unit_id uuid,
  unit_id       uuid,
  -- Encrypted by platform/privacy; the index finds an equal telephone number without decrypting any.
  name_sealed   text,
  phone_sealed  text,
  email_sealed  text,
  phone_index   text,
  confidential  boolean     not null,
  channel       text        not null,
  process_hash  text        not null,
  -- The history of the answer clock; due_at, yellow_at and on_time are read from it whenever it changes.
  clock         jsonb       not null,
  received_at   timestamptz not null,
  due_at        timestamptz not null,
  yellow_at     timestamptz,
  on_time       boolean,
  reply_text    text,
  replied_at    timestamptz,
  rating_level  smallint    check (rating_level between 1 and 5),
  rating_solved text        check (rating_solved in ('yes', 'partly', 'no')),
  rating_text   text,
  rated_at      timestamptz,
  closed_at     timestamptz,
  -- What happened, oldest first: read with the row, written with the row, seen by whoever sees the row.
  timeline      jsonb       not null,
  version       int         not null,
  primary key (id, county_code),
  unique (number, county_code)
);

-- The list is sorted by due date. Open matters are few and hot, closed ones many and cold: each has its own indexes,
-- so that handing in pays for the open ones only.
create index complaints_open on feedback.complaints (due_at, id) where closed_at is null;
create index complaints_open_by_unit on feedback.complaints (unit_id, due_at, id) where closed_at is null;
create index complaints_open_by_area on feedback.complaints (area_code, due_at, id) where closed_at is null;
create index complaints_open_by_state on feedback.complaints (state, due_at, id) where closed_at is null;
create index complaints_closed on feedback.complaints (due_at, id) where closed_at is not null;
create index complaints_closed_by_unit on feedback.complaints (unit_id, due_at, id) where closed_at is not null;
create index complaints_closed_by_area on feedback.complaints (area_code, due_at, id) where closed_at is not null;
create index complaints_by_phone on feedback.complaints (phone_index) where phone_index is not null;

-- Nobody may delete.
grant select, insert, update on feedback.complaints to gongheng_app;

-- The key hash that a resident has shown in this transaction, set by SET LOCAL.
create function feedback.shown_key() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.complaint_key', true), '') $$;

alter table feedback.complaints enable row level security;
alter table feedback.complaints force row level security;
create policy hand_in on feedback.complaints for insert
  with check (state = 'RECEIVED' and closed_at is null and reply_text is null);
-- Staff see their scope. A resident sees the one row whose key was shown: without it there is nothing to list.
create policy see on feedback.complaints for select
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]) or key_hash = (select feedback.shown_key()));
create policy change on feedback.complaints for update
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]) or key_hash = (select feedback.shown_key()));

-- Looking up a matter is the hottest thing that somebody without an account does. It goes through this function: one
-- statement instead of a transaction with settings, and it hands out only what a resident may see. Neither the personal
-- fields, nor the internal lines of the history, nor who of the staff did what can leave through it, whatever the code
-- around it does wrong.
create function feedback.look_up(wanted_number text, shown_key text)
returns table (
  number text, key_hash text, kind text, state text, title text, area_code char(12), unit_id uuid, process_hash text,
  clock jsonb, received_at timestamptz, reply_text text, replied_at timestamptz, rating_level smallint,
  rating_solved text, rating_text text, rated_at timestamptz, timeline jsonb
) language sql stable security definer set search_path = '' as $$
  select c.number, c.key_hash, c.kind, c.state, c.title, c.area_code, c.unit_id, c.process_hash, c.clock,
         c.received_at, c.reply_text, c.replied_at, c.rating_level, c.rating_solved, c.rating_text, c.rated_at,
         coalesce((select jsonb_agg(line - 'by' order by place)
                   from jsonb_array_elements(c.timeline) with ordinality as lines (line, place)
                   where not (line ->> 'internal')::boolean), '[]')
  from feedback.complaints c
  where c.number = wanted_number and c.key_hash = shown_key
$$;
revoke all on function feedback.look_up(text, text) from public;
grant execute on function feedback.look_up(text, text) to gongheng_app;
-- The function runs as the owner, on whom row-level security is forced too unless it is a superuser.
create policy look_up on feedback.complaints for select to current_user using (true);
