-- Files that belong to a matter, and messages to residents and staff.
create schema files;
grant usage on schema files to gongheng_app;

-- What a transaction may see of the files: those of the one owner that its module has read under its own policies.
create function files.shown_owner() returns text language sql stable parallel safe as
  $$ select nullif(current_setting('app.file_owner', true), '') $$;

-- One row a use of a file. The bytes lie once for each hash in the data folder.
create table files.files (
  county_code char(6)     not null,
  id          uuid        not null,
  -- SHA-256 of the bytes as they are kept.
  hash        char(64)    not null,
  bytes       bigint      not null,
  media_type  text        not null,
  -- Encrypted: the name that somebody gave a file can name a person.
  name_sealed text        not null,
  owner_kind  text        not null,
  owner_id    text        not null,
  taken_at    timestamptz not null,
  taken_by    uuid,
  primary key (county_code, id)
);
create index files_by_owner on files.files (owner_kind, owner_id, taken_at, id);
create index files_by_hash on files.files (hash);
-- Uploads that no matter has claimed yet; they are removed after a day.
create index files_unclaimed on files.files (taken_at) where owner_kind = 'upload';
grant select, insert, update, delete on files.files to gongheng_app;

alter table files.files enable row level security;
alter table files.files force row level security;
create policy enter on files.files for insert with check (true);
create policy see on files.files for select
  using ((select scope.everything()) or owner_kind || ':' || owner_id = (select files.shown_owner()));
create policy claim on files.files for update
  using ((select scope.everything()) or owner_kind || ':' || owner_id = (select files.shown_owner()))
  with check (true);
-- Only the system's clearing away removes rows.
create policy clear on files.files for delete using ((select scope.everything()) and (select scope.kind()) = 'system');

create schema messages;
grant usage on schema messages to gongheng_app;

-- E-mail and SMS on their way out. Like the tables of jobs it stays on one machine: workers take rows from it across all
-- counties. Recipient and words are encrypted, and forgotten some months after the message has gone.
create table messages.outbox (
  id              uuid        primary key,
  county_code     char(6)     not null,
  channel         text        not null check (channel in ('email', 'sms')),
  recipient_sealed text,
  template        text        not null,
  language        text        not null check (language in ('zh', 'en')),
  values_sealed   text,
  reference_kind  text        not null,
  reference_id    text        not null,
  -- kept: the channel was not set up when it was queued. dead: given up.
  state           text        not null check (state in ('waiting', 'sending', 'sent', 'dead', 'kept')),
  attempts        int         not null default 0,
  queued_at       timestamptz not null,
  -- When it is due; while somebody sends it, when another may take it over.
  next_at         timestamptz not null,
  settled_at      timestamptz,
  last_error      text,
  -- The id that the gateway gave it.
  provider_id     text
);
create index outbox_due on messages.outbox (next_at) where state in ('waiting', 'sending');
create index outbox_by_time on messages.outbox (id desc);
create index outbox_by_reference on messages.outbox (reference_kind, reference_id);
create index outbox_to_forget on messages.outbox (settled_at) where recipient_sealed is not null;
grant select, insert, update on messages.outbox to gongheng_app;

alter table messages.outbox enable row level security;
alter table messages.outbox force row level security;
create policy queue on messages.outbox for insert with check (state in ('waiting', 'kept') and attempts = 0);
create policy see on messages.outbox for select using ((select scope.everything()));
create policy change on messages.outbox for update using ((select scope.everything()));

-- What staff are told inside the application.
create table messages.notices (
  county_code    char(6)     not null,
  id             uuid        not null,
  account_id     uuid        not null,
  template       text        not null,
  values_sealed  text        not null,
  reference_kind text        not null,
  reference_id   text        not null,
  made_at        timestamptz not null,
  read_at        timestamptz,
  primary key (county_code, id)
);
create index notices_by_account on messages.notices (account_id, id desc);
create index notices_unread on messages.notices (account_id) where read_at is null;
create index notices_by_age on messages.notices (made_at);
grant select, insert, update, delete on messages.notices to gongheng_app;

alter table messages.notices enable row level security;
alter table messages.notices force row level security;
create policy tell on messages.notices for insert with check (true);
-- Nobody reads another's, however far the own scope goes; only the system clears away.
create policy see on messages.notices for select
  using (account_id = (select scope.actor()) or (select scope.kind()) = 'system');
create policy change on messages.notices for update using (account_id = (select scope.actor()));
create policy clear on messages.notices for delete using ((select scope.kind()) = 'system');
