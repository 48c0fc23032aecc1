-- Supervision of the hotline: who is urged and when, slips, problem orders, hot spots, repeated complaints, what answers
-- are worth, and call-backs after the answer.

-- Numbers of slips and problem orders. Gaps mean nothing.
create sequence feedback.supervision_serials as bigint;
grant usage on sequence feedback.supervision_serials to gongheng_app;

-- One row for every matter whose handling clock runs, kept in step by a reaction to events: which steps of the ladder
-- are done in this round of the clock, and when the next one is to be looked at. A job walks it by next_at and never
-- reads the matters that are not yet due.
create table feedback.watches (
  county_code  char(6)     not null,
  complaint_id uuid        not null,
  area_code    char(12)    not null,
  unit_id      uuid        not null,
  -- The round of the clock, and how often it was extended in that round: each has its own steps.
  round        int         not null,
  extension    int         not null,
  due_at       timestamptz not null,
  done         text[]      not null default '{}',
  next_step    text,
  next_at      timestamptz not null,
  primary key (complaint_id, county_code)
);
create index watches_by_next on feedback.watches (next_at, complaint_id);
create index watches_by_due on feedback.watches (due_at, complaint_id);
create index watches_by_unit on feedback.watches (unit_id, due_at, complaint_id);
create index watches_by_area on feedback.watches (area_code, due_at, complaint_id);
grant select, insert, update, delete on feedback.watches to gongheng_app;
alter table feedback.watches enable row level security;
alter table feedback.watches force row level security;
create policy see on feedback.watches
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]));

-- Every reminder, urging and supervision notice (催办).
create table feedback.urgings (
  county_code  char(6)     not null,
  id           uuid        not null,
  complaint_id uuid        not null,
  area_code    char(12)    not null,
  unit_id      uuid        not null,
  step         text        not null check (step in ('remind', 'urge', 'supervise')),
  automatic    boolean     not null,
  round        int         not null,
  extension    int         not null,
  due_at       timestamptz not null,
  reason       text        check (length(reason) <= 1000),
  by_id        uuid,
  by_name      text,
  -- How many people were told.
  told         int         not null,
  at           timestamptz not null,
  primary key (id, county_code)
);
-- Each step once a round, whoever tries at the same time.
create unique index urgings_once on feedback.urgings (complaint_id, round, extension, step, county_code) where automatic;
create index urgings_of_complaint on feedback.urgings (complaint_id, at);
grant select, insert on feedback.urgings to gongheng_app;
alter table feedback.urgings enable row level security;
alter table feedback.urgings force row level security;
create policy see on feedback.urgings
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]));

-- Slips of supervision (督办单): blue reminds, orange warns, red asks who answers for it.
create table feedback.slips (
  county_code      char(6)     not null,
  id               uuid        not null,
  number           text        not null,
  complaint_id     uuid        not null,
  complaint_number text        not null,
  title            text        not null,
  area_code        char(12)    not null,
  unit_id          uuid        not null,
  colour           text        not null check (colour in ('blue', 'orange', 'red')),
  automatic        boolean     not null,
  round            int         not null,
  extension        int         not null,
  -- Working days overdue when it was raised.
  days_over        int         not null,
  reason           text        not null check (length(reason) <= 1000),
  -- Who answers for it, as a red one says.
  accountable      text        check (length(accountable) <= 500),
  state            text        not null check (state in ('ISSUED', 'ANSWERED', 'ACCEPTED', 'WITHDRAWN')),
  issued_by        text        not null,
  issued_by_id     uuid,
  issued_at        timestamptz not null,
  -- The history of the clock for the unit's answer; the three columns below are read from it.
  clock            jsonb       not null,
  due_at           timestamptz not null,
  yellow_at        timestamptz,
  on_time          boolean,
  measure          text        check (length(measure) <= 4000),
  answered_by      text,
  answered_at      timestamptz,
  sent_back        int         not null default 0,
  closed_at        timestamptz,
  process_hash     text        not null,
  timeline         jsonb       not null,
  version          int         not null default 1,
  primary key (id, county_code),
  unique (number, county_code),
  constraint red_names_who check (colour <> 'red' or accountable is not null),
  constraint answered_before_accepted check (state not in ('ANSWERED', 'ACCEPTED') or measure is not null)
);
create unique index slips_once on feedback.slips (complaint_id, round, extension, colour, county_code) where automatic;
create index slips_open on feedback.slips (due_at, id) where closed_at is null;
create index slips_open_by_unit on feedback.slips (unit_id, due_at, id) where closed_at is null;
create index slips_closed on feedback.slips (closed_at desc, id) where closed_at is not null;
create index slips_of_complaint on feedback.slips (complaint_id);
grant select, insert, update on feedback.slips to gongheng_app;
alter table feedback.slips enable row level security;
alter table feedback.slips force row level security;
create policy see on feedback.slips
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]));

-- Problem orders (问题单): what cannot be settled by sending it round once more.
create table feedback.problem_orders (
  county_code      char(6)     not null,
  id               uuid        not null,
  number           text        not null,
  complaint_id     uuid        not null,
  complaint_number text        not null,
  title            text        not null,
  area_code        char(12)    not null,
  unit_id          uuid,
  cause            text        not null check (cause in ('redone', 'passed', 'repeated', 'dissatisfied', 'hand')),
  -- How often it had been redone, passed on, …: raised again only when it has become more.
  count            int         not null,
  reason           text        check (length(reason) <= 1000),
  state            text        not null check (state in ('OPEN', 'ASSIGNED', 'DECIDED', 'CLOSED')),
  raised_by        text        not null,
  raised_at        timestamptz not null,
  assigned_to      uuid,
  assigned_name    text,
  decision         text        check (decision in ('meeting', 'ruling')),
  decision_text    text        check (length(decision_text) <= 4000),
  -- The unit to which it was ruled to belong; binding.
  ruled_unit_id    uuid,
  result           text        check (length(result) <= 4000),
  closed_at        timestamptz,
  process_hash     text        not null,
  timeline         jsonb       not null,
  version          int         not null default 1,
  primary key (id, county_code),
  unique (number, county_code),
  constraint decided_before_closed check (state not in ('DECIDED', 'CLOSED') or decision is not null)
);
create unique index problem_orders_once on feedback.problem_orders (complaint_id, cause, count, county_code) where cause <> 'hand';
create index problem_orders_open on feedback.problem_orders (raised_at, id) where closed_at is null;
create index problem_orders_closed on feedback.problem_orders (closed_at desc, id) where closed_at is not null;
grant select, insert, update on feedback.problem_orders to gongheng_app;
alter table feedback.problem_orders enable row level security;
alter table feedback.problem_orders force row level security;
create policy see on feedback.problem_orders
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));

-- What a matter was when it came in, and where it lies: to notice what was made of it since, and how many called about
-- one point. The caller is known by the keyed index of the telephone only, and never leaves this table.
create table feedback.intakes (
  county_code  char(6)     not null,
  complaint_id uuid        not null,
  area_code    char(12)    not null,
  at           timestamptz not null,
  kind         text        not null,
  urgency      text        not null,
  caller       text,
  lat          double precision,
  lon          double precision,
  -- The square of the map in which it lies; see texts/places.rules.ts.
  cell         bigint,
  -- The suggestion box, or the area with the address as it is compared.
  place_key    text,
  primary key (complaint_id, county_code)
);
create index intakes_by_cell on feedback.intakes (cell, at) where cell is not null;
create index intakes_by_place on feedback.intakes (place_key, at) where place_key is not null;
create index intakes_by_age on feedback.intakes (at);
grant select, insert, delete on feedback.intakes to gongheng_app;
alter table feedback.intakes enable row level security;
alter table feedback.intakes force row level security;
create policy see on feedback.intakes
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));

-- What a matter was when it came in, for whoever may see the matter itself: the unit that answers it reads no intakes.
create function feedback.intake_of(wanted uuid) returns table (kind text, urgency text)
language sql stable security definer set search_path = '' as $$
  select i.kind, i.urgency from feedback.intakes i where i.complaint_id = wanted
$$;
revoke all on function feedback.intake_of(uuid) from public;
grant execute on function feedback.intake_of(uuid) to gongheng_app;
create policy look_up on feedback.intakes for select to current_user using (true);

-- Points about which several people called within some days (热点).
create table feedback.hot_spots (
  county_code   char(6)     not null,
  id            uuid        not null,
  area_code     char(12)    not null,
  lat           double precision,
  lon           double precision,
  place_key     text,
  label         text        not null,
  category_code text,
  callers       int         not null,
  matters       int         not null,
  first_at      timestamptz not null,
  last_at       timestamptz not null,
  raised_at     timestamptz not null,
  state         text        not null check (state in ('OPEN', 'CLOSED')),
  note          text        check (length(note) <= 2000),
  closed_by     text,
  closed_at     timestamptz,
  version       int         not null default 1,
  primary key (id, county_code)
);
create index hot_spots_open on feedback.hot_spots (last_at desc, id) where state = 'OPEN';
create index hot_spots_closed on feedback.hot_spots (last_at desc, id) where state = 'CLOSED';
create index hot_spots_by_place on feedback.hot_spots (place_key) where state = 'OPEN' and place_key is not null;
create index hot_spots_by_point on feedback.hot_spots (lat, lon) where state = 'OPEN' and lat is not null;
grant select, insert, update on feedback.hot_spots to gongheng_app;
alter table feedback.hot_spots enable row level security;
alter table feedback.hot_spots force row level security;
create policy see on feedback.hot_spots
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));

create table feedback.hot_spot_matters (
  county_code  char(6)     not null,
  spot_id      uuid        not null,
  complaint_id uuid        not null,
  area_code    char(12)    not null,
  at           timestamptz not null,
  primary key (spot_id, complaint_id, county_code)
);
create unique index hot_spot_matters_once on feedback.hot_spot_matters (complaint_id, county_code);
grant select, insert on feedback.hot_spot_matters to gongheng_app;
alter table feedback.hot_spot_matters enable row level security;
alter table feedback.hot_spot_matters force row level security;
create policy see on feedback.hot_spot_matters
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));

-- The same person with the same matter soon after it was closed (重复诉求).
create table feedback.repeats (
  county_code    char(6)     not null,
  complaint_id   uuid        not null,
  earlier_id     uuid        not null,
  number         text        not null,
  earlier_number text        not null,
  title          text        not null,
  kind           text        not null,
  category_code  text,
  area_code      char(12)    not null,
  -- The unit that had handled the earlier one.
  unit_id        uuid,
  -- Days from the closing of the earlier one, and the how-manieth time this is.
  days           int         not null,
  times          int         not null,
  found_at       timestamptz not null,
  primary key (complaint_id, county_code)
);
create index repeats_by_time on feedback.repeats (found_at desc, complaint_id);
create index repeats_of_earlier on feedback.repeats (earlier_id);
grant select, insert on feedback.repeats to gongheng_app;
alter table feedback.repeats enable row level security;
alter table feedback.repeats force row level security;
-- That two matters came from one person is not for the units that handle them.
create policy see on feedback.repeats
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));

-- What every answer was found to be worth, with its sketch, by which one that is used over and over is recognised.
create table feedback.reply_checks (
  county_code  char(6)     not null,
  id           uuid        not null,
  complaint_id uuid        not null,
  number       text        not null,
  title        text        not null,
  area_code    char(12)    not null,
  unit_id      uuid,
  at           timestamptz not null,
  score        int         not null check (score between 0 and 100),
  bucket       text        not null check (bucket in ('accept', 'sample', 'review')),
  flags        jsonb       not null,
  -- Of the text: its hash, its MinHash sketch, and bands of the sketch for looking up.
  print        bytea       not null,
  sketch       bytea       not null,
  bands        int[]       not null,
  verdict      text        check (verdict in ('good', 'poor')),
  verdict_note text        check (length(verdict_note) <= 1000),
  verdict_by   text,
  verdict_at   timestamptz,
  version      int         not null default 1,
  primary key (id, county_code)
);
create index reply_checks_waiting on feedback.reply_checks (at, id) where verdict is null and bucket <> 'accept';
create index reply_checks_by_time on feedback.reply_checks (at desc, id);
create index reply_checks_by_print on feedback.reply_checks (print, at);
create index reply_checks_by_bands on feedback.reply_checks using gin (bands);
create index reply_checks_of_complaint on feedback.reply_checks (complaint_id, at);
grant select, insert, update on feedback.reply_checks to gongheng_app;
alter table feedback.reply_checks enable row level security;
alter table feedback.reply_checks force row level security;
create policy see on feedback.reply_checks
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]));

-- Call-backs after the answer (回访): which answers were drawn, who was tried when, and what came of it. The handling
-- unit does not see whom it will be asked about.
create table feedback.follow_ups (
  county_code  char(6)     not null,
  id           uuid        not null,
  complaint_id uuid        not null,
  number       text        not null,
  title        text        not null,
  kind         text        not null,
  area_code    char(12)    not null,
  unit_id      uuid,
  -- Whose answer is asked about: neither this account nor anybody of the unit calls.
  replied_by   uuid,
  replied_at   timestamptz not null,
  -- Why it was drawn.
  drawn        text        not null check (drawn in ('always', 'sample', 'tag', 'hand')),
  state        text        not null check (state in ('OPEN', 'REACHED', 'UNREACHABLE', 'REFUSED', 'DROPPED')),
  planned_at   timestamptz not null,
  due_at       timestamptz not null,
  next_try_at  timestamptz not null,
  -- Every attempt: when, by whom, how it ended, a note.
  tries        jsonb       not null default '[]',
  solved       text        check (solved in ('yes', 'partly', 'no')),
  level        smallint    check (level between 1 and 5),
  words        text        check (length(words) <= 1000),
  done_by      text,
  done_at      timestamptz,
  on_time      boolean,
  -- Not satisfied or not solved: the dispatchers are advised once to have it done again.
  advice       text        check (advice in ('redo', 'problem-order')),
  advice_done  boolean     not null default false,
  version      int         not null default 1,
  primary key (id, county_code),
  unique (complaint_id, replied_at, county_code)
);
create index follow_ups_open on feedback.follow_ups (next_try_at, id) where state = 'OPEN';
create index follow_ups_done on feedback.follow_ups (done_at desc, id) where done_at is not null;
create index follow_ups_advised on feedback.follow_ups (done_at, id) where advice is not null and not advice_done;
create index follow_ups_of_complaint on feedback.follow_ups (complaint_id);
create index follow_ups_by_answer on feedback.follow_ups (replied_at);
grant select, insert, update on feedback.follow_ups to gongheng_app;
alter table feedback.follow_ups enable row level security;
alter table feedback.follow_ups force row level security;
create policy see on feedback.follow_ups
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[]));
