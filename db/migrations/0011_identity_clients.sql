-- Programs of others that call with a key: Open311 apps, mail servers, telephone systems. A local table.
create table identity.clients (
  id            uuid        primary key,
  name          text        not null,
  -- What its key is good for; words that the endpoints ask for.
  purposes      text[]      not null check (cardinality(purposes) > 0),
  -- The first characters of the key, by which people tell keys apart, and SHA-256 of the whole: a key is 192 random bits.
  key_prefix    text        not null,
  key_hash      text        not null unique,
  per_minute    int         not null check (per_minute between 1 and 100000),
  created_at    timestamptz not null,
  created_by    uuid,
  rotated_at    timestamptz,
  -- By the hour: enough to see which keys nobody uses.
  last_used_at  timestamptz,
  revoked_at    timestamptz,
  revoked_by    uuid,
  revoke_reason text,
  version       int         not null default 1
);
create unique index clients_by_name on identity.clients (lower(name)) where revoked_at is null;
grant select, insert, update on identity.clients to gongheng_app;

alter table identity.clients enable row level security;
alter table identity.clients force row level security;
create policy managed on identity.clients
  using ((select scope.kind()) = 'system' or (select identity.manages()));

-- Whether a key still holds, asked again inside the transaction that accepts something from its client. The row is held
-- until that transaction ends, so that a revocation waits for it and nothing is accepted after a revocation. It tells
-- whoever knows the hash of a key no more than that key's own client may know.
create function identity.client_holds(wanted uuid, shown_hash text) returns setof uuid
  language sql volatile security definer set search_path = '' as
  $$ select id from identity.clients where id = wanted and key_hash = shown_hash and revoked_at is null for share $$;
revoke all on function identity.client_holds(uuid, text) from public;
grant execute on function identity.client_holds(uuid, text) to gongheng_app;
create policy holds on identity.clients to current_user using (true);
