-- Staff accounts, what they may do, and their open sessions. Local tables: they do not grow with the city.
create schema identity;
grant usage on schema identity to gongheng_app;

-- Set within a transaction after the service has found that the actor may see other people's accounts.
create function identity.manages() returns boolean language sql stable parallel safe as
  $$ select coalesce(current_setting('identity.manages', true), 'off') = 'on' $$;

create table identity.accounts (
  id              uuid primary key,
  name            text not null,
  -- The name in small letters: two names that differ by case only would be one person's mistake.
  name_key        text not null unique,
  display_name    text not null,
  unit_id         uuid,
  language        text check (language in ('zh', 'en')),
  -- argon2id in PHC form.
  password_hash   text not null,
  password_set_at timestamptz not null,
  -- Given out by an administrator: must be changed before anything else.
  one_time        boolean not null,
  failures        int not null default 0,
  locked_until    timestamptz,
  -- Sealed; the pending one becomes the secret when a code from it was shown.
  totp_secret     text,
  totp_pending    text,
  -- Time step of the last code taken: no code is taken twice (RFC 6238 §5.2).
  totp_step       bigint,
  disabled        boolean not null default false,
  created_at      timestamptz not null,
  signed_in_at    timestamptz,
  version         int not null default 1
);

create table identity.former_passwords (
  account_id    uuid not null references identity.accounts (id),
  set_at        timestamptz not null,
  password_hash text not null,
  primary key (account_id, set_at)
);

create table identity.grants (
  id         uuid primary key,
  account_id uuid not null references identity.accounts (id),
  role       text not null,
  unit_id    uuid,
  area_code  char(12) not null,
  unique nulls not distinct (account_id, role, unit_id, area_code)
);
create index grants_by_role on identity.grants (role);

create table identity.sessions (
  -- SHA-256 of the token: who reads the table cannot use it to sign in.
  token_hash   text primary key,
  account_id   uuid not null references identity.accounts (id),
  opened_at    timestamptz not null,
  last_seen_at timestamptz not null,
  -- Ends then at the latest, however busy it is.
  ends_at      timestamptz not null
);
create index sessions_by_account on identity.sessions (account_id);
create index sessions_by_end on identity.sessions (ends_at);

grant select, insert, update on identity.accounts to gongheng_app;
grant select, insert, delete on identity.former_passwords, identity.grants to gongheng_app;
grant select, insert, update, delete on identity.sessions to gongheng_app;

-- An account sees itself; others are seen by the system, and by those whom the service has admitted.
alter table identity.accounts enable row level security;
alter table identity.accounts force row level security;
create policy own_or_managed on identity.accounts
  using (id = (select scope.actor()) or (select scope.kind()) = 'system' or (select identity.manages()));

do $$
declare
  name text;
begin
  foreach name in array array['former_passwords', 'grants', 'sessions'] loop
    execute format('alter table identity.%I enable row level security', name);
    execute format('alter table identity.%I force row level security', name);
    execute format(
      $p$create policy own_or_managed on identity.%I using (
           account_id = (select scope.actor()) or (select scope.kind()) = 'system' or (select identity.manages()))$p$,
      name);
  end loop;
end $$;
