-- What belongs to a matter beside its words, and the two doors for other programs: Open311 and inbound e-mail.

-- Which matters this transaction has read under their own policies: it may see what hangs on them.
create function feedback.shown_matters() returns uuid[] language sql stable parallel safe as
  $$ select coalesce(nullif(current_setting('app.matters', true), ''), '{}')::uuid[] $$;

-- A file of a matter; the bytes and the name are kept by platform/files.
create table feedback.attachments (
  county_code  char(6)     not null,
  id           uuid        not null,
  complaint_id uuid        not null,
  file_id      uuid        not null,
  kind         text        not null check (kind in ('photo', 'evidence', 'letter')),
  given_by     text        not null check (given_by in ('resident', 'staff', 'client')),
  -- For staff only: never shown to the sender.
  internal     boolean     not null,
  caption      text,
  attached_at  timestamptz not null,
  attached_by  uuid,
  primary key (id, county_code)
);
create index attachments_of_complaint on feedback.attachments (complaint_id, attached_at, id);
grant select, insert on feedback.attachments to gongheng_app;
alter table feedback.attachments enable row level security;
alter table feedback.attachments force row level security;
create policy of_shown_matter on feedback.attachments
  using ((select scope.everything()) or complaint_id = any((select feedback.shown_matters())::uuid[]));

-- What Open311 shows of matters: no row for what is confidential or a report, only masked words, no contact, no code.
-- Whoever reads it reads what is public already. It is written by the reaction to each event of the matter.
create table feedback.open311_requests (
  county_code  char(6)     not null,
  complaint_id uuid        not null,
  number       text        not null,
  client_id    uuid,
  service_code text        not null,
  state        text        not null,
  is_closed    boolean     not null,
  requested_at timestamptz not null,
  updated_at   timestamptz not null,
  closed_at    timestamptz,
  expected_at  timestamptz,
  unit_id      uuid,
  channel      text        not null,
  -- Null as long as nobody of the office has looked at the words.
  description  text,
  address      text,
  -- To four decimals, some ten metres.
  lat          double precision,
  lon          double precision,
  -- What happened, oldest first: place in the history, instant, action, state, and the masked words of an answer.
  updates      jsonb       not null,
  primary key (complaint_id, county_code),
  unique (number, county_code)
);
create index open311_by_request on feedback.open311_requests (requested_at desc, complaint_id);
create index open311_by_update on feedback.open311_requests (updated_at desc, complaint_id);
create index open311_by_service on feedback.open311_requests (service_code, requested_at desc);
create index open311_by_place on feedback.open311_requests (lat, lon) where lat is not null;
grant select, insert, update, delete on feedback.open311_requests to gongheng_app;
alter table feedback.open311_requests enable row level security;
alter table feedback.open311_requests force row level security;
create policy see on feedback.open311_requests for select using (true);
create policy enter on feedback.open311_requests for insert with check ((select scope.kind()) = 'system');
create policy change on feedback.open311_requests for update using ((select scope.kind()) = 'system');
-- A matter that became confidential disappears.
create policy hide on feedback.open311_requests for delete using ((select scope.kind()) = 'system');

-- Updates that clients sent, each once: who repeats one is answered as before.
create table feedback.open311_updates (
  county_code  char(6)     not null,
  id           uuid        not null,
  client_id    uuid        not null,
  -- As the client calls it.
  update_id    text        not null,
  complaint_id uuid        not null,
  said_at      timestamptz not null,
  received_at  timestamptz not null,
  status       text        not null,
  effect       text        not null check (effect in ('added', 'reopened', 'late', 'noted')),
  primary key (id, county_code),
  unique (client_id, update_id, county_code)
);
grant select, insert on feedback.open311_updates to gongheng_app;
alter table feedback.open311_updates enable row level security;
alter table feedback.open311_updates force row level security;
create policy by_system on feedback.open311_updates using ((select scope.kind()) = 'system');

-- Every message that came in by e-mail and what became of it. Sender and subject are encrypted, and forgotten after
-- some months; the keyed fingerprints tell a repetition and a loop without them.
create table feedback.mail_log (
  county_code    char(6)     not null,
  id             uuid        not null,
  message_index  text        not null,
  sender_index   text,
  sender_sealed  text,
  subject_sealed text,
  received_at    timestamptz not null,
  outcome        text        not null check (outcome in ('registered', 'added', 'ignored')),
  -- Why it was ignored.
  reason         text,
  number         text,
  primary key (id, county_code),
  unique (message_index, county_code)
);
create index mail_log_by_sender on feedback.mail_log (sender_index, received_at) where sender_index is not null;
create index mail_log_by_time on feedback.mail_log (received_at desc, id);
grant select, insert, update on feedback.mail_log to gongheng_app;
alter table feedback.mail_log enable row level security;
alter table feedback.mail_log force row level security;
create policy note on feedback.mail_log for insert with check (true);
create policy see on feedback.mail_log for select
  using ((select scope.kind()) = 'system' or (select scope.everything()));
create policy forget on feedback.mail_log for update using ((select scope.kind()) = 'system');

-- What was handed in before, asked inside the transaction that hands in, where the caller sees no rows: the number alone
-- for a client's own reference, and what became of a message for its fingerprint.
create function feedback.number_of_reference(shown_client uuid, shown_reference text) returns text
  language sql stable security definer set search_path = '' as
  $$ select c.number from feedback.complaints c where c.client_id = shown_client and c.external_ref = shown_reference $$;
create function feedback.mail_taken(shown_index text) returns table (outcome text, reason text, number text)
  language sql stable security definer set search_path = '' as
  $$ select m.outcome, m.reason, m.number from feedback.mail_log m where m.message_index = shown_index $$;
create policy taken on feedback.mail_log for select to current_user using (true);
revoke all on function feedback.number_of_reference(uuid, text), feedback.mail_taken(text) from public;
grant execute on function feedback.number_of_reference(uuid, text), feedback.mail_taken(text) to gongheng_app;
