-- What a hotline office needs of a matter beyond its thin thread: class, urgency, place, who helps, every clock.
alter table feedback.complaints
  add column category_code text,
  add column urgency       text not null default 'ordinary'
                           check (urgency in ('ordinary', 'utility', 'emergency', 'hard')),
  -- The fields of the class (Open311 attributes), by their code.
  add column attributes    jsonb,
  add column lat           double precision check (lat between -90 and 90),
  add column lon           double precision check (lon between -180 and 180),
  -- The suggestion box, by its code, where a matter was handed in by the QR code of a place.
  add column place_code    text,
  -- Handed in for somebody else; who that is stands encrypted.
  add column behalf_sealed text,
  -- Through which programme it came, and what it is called there.
  add column client_id     uuid,
  add column external_ref  text,
  -- The main matter that this one repeats; its caller is answered and asked separately all the same.
  add column parent_id     uuid,
  -- Units that support the one that leads.
  add column supporting    uuid[] not null default '{}',
  -- The clocks of the stages by name, each with its history, due date and verdict; the answer's is in "clock".
  add column clocks        jsonb not null default '{}',
  -- The stage clock that runs out next, and when: what jobs and lists go by.
  add column stage         text,
  add column stage_due_at  timestamptz,
  add column dispatched_at timestamptz,
  -- What the unit has asked for and nobody has ruled on yet.
  add column asked         text check (asked in ('return', 'extension', 'listing')),
  add column returned      smallint not null default 0,
  add column extended      smallint not null default 0,
  add column redone        smallint not null default 0,
  add column reopened      smallint not null default 0,
  -- Units that it has passed through.
  add column passed        smallint not null default 0,
  add column listed_until  timestamptz,
  add column replied_by    uuid,
  -- Left out of assessment after a review, with its ground in the history.
  add column excluded      boolean not null default false;

create index complaints_open_by_stage on feedback.complaints (stage_due_at) where closed_at is null and stage_due_at is not null;
create index complaints_asked on feedback.complaints (asked, stage_due_at) where asked is not null;
create index complaints_supporting on feedback.complaints using gin (supporting) where closed_at is null and supporting <> '{}';
create index complaints_by_parent on feedback.complaints (parent_id) where parent_id is not null;
create index complaints_by_external_ref on feedback.complaints (client_id, external_ref) where external_ref is not null;
-- What waits to be archived leaves this index when it is.
create index complaints_to_archive on feedback.complaints (closed_at) where state in ('CLOSED', 'NOT_ACCEPTED');

-- A supporting unit reads the matter that it supports.
drop policy see on feedback.complaints;
create policy see on feedback.complaints for select
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]) or key_hash = (select feedback.shown_key())
         or supporting && (select scope.units())::uuid[]);
drop policy change on feedback.complaints;
create policy change on feedback.complaints for update
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]) or key_hash = (select feedback.shown_key())
         or supporting && (select scope.units())::uuid[]);

-- What a unit asks of the hotline office (退单、延期、挂账), and how the office ruled: searched as precedents.
create table feedback.requests (
  county_code  char(6)     not null,
  id           uuid        not null,
  complaint_id uuid        not null,
  number       text        not null,
  title        text        not null,
  category_code text,
  kind         text        not null check (kind in ('return', 'extension', 'listing')),
  area_code    char(12)    not null,
  unit_id      uuid        not null,
  reason       text        not null,
  ground       text        not null,
  -- What is asked for: how much longer, or until when.
  wanted       jsonb       not null,
  asked_by     text        not null,
  asked_at     timestamptz not null,
  -- Until when the office has to rule.
  due_at       timestamptz not null,
  outcome      text        check (outcome in ('granted', 'refused', 'withdrawn')),
  ruling       text,
  ruled_by     text,
  ruled_at     timestamptz,
  -- The unit to which a disputed matter belongs, as ruled: binding, and found again by the next dispute.
  assigned_unit_id uuid,
  primary key (id, county_code)
);
create index requests_open on feedback.requests (due_at, id) where outcome is null;
create index requests_of_complaint on feedback.requests (complaint_id);
create index requests_ruled on feedback.requests (ruled_at desc, id) where outcome is not null;
grant select, insert, update on feedback.requests to gongheng_app;
alter table feedback.requests enable row level security;
alter table feedback.requests force row level security;
create policy see on feedback.requests
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]));

-- The same as before, with the class, the place and whether it may still be opened again.
drop function feedback.look_up(text, text);
create function feedback.look_up(wanted_number text, shown_key text)
returns table (
  id uuid, number text, key_hash text, kind text, state text, title text, area_code char(12), unit_id uuid,
  process_hash text, clock jsonb, received_at timestamptz, reply_text text, replied_at timestamptz,
  rating_level smallint, rating_solved text, rating_text text, rated_at timestamptz, timeline jsonb,
  category_code text, urgency text, address text, confidential boolean, closed_at timestamptz, parent_id uuid
) language sql stable security definer set search_path = '' as $$
  select c.id, c.number, c.key_hash, c.kind, c.state, c.title, c.area_code, c.unit_id, c.process_hash, c.clock,
         c.received_at, c.reply_text, c.replied_at, c.rating_level, c.rating_solved, c.rating_text, c.rated_at,
         coalesce((select jsonb_agg(line - 'by' order by place)
                   from jsonb_array_elements(c.timeline) with ordinality as lines (line, place)
                   where not (line ->> 'internal')::boolean), '[]'),
         c.category_code, c.urgency, c.address, c.confidential, c.closed_at, c.parent_id
  from feedback.complaints c
  where c.number = wanted_number and c.key_hash = shown_key
$$;
revoke all on function feedback.look_up(text, text) from public;
grant execute on function feedback.look_up(text, text) to gongheng_app;
