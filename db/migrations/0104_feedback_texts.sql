-- What the text of a matter is found and compared by. Filled and kept in step by a reaction to events, so that handing
-- in pays nothing for it; rows that were there before come by the same way, since a new reader begins at the first event.
create table feedback.texts (
  county_code   char(6)     not null,
  complaint_id  uuid        not null,
  received_at   timestamptz not null,
  area_code     char(12)    not null,
  unit_id       uuid,
  supporting    uuid[]      not null default '{}',
  open          boolean     not null,
  -- The sender asked for confidence, or it is a report of wrongdoing: never shown to other residents.
  sealed        boolean     not null,
  category_code text,
  place_code    text,
  -- The square of the map (at least 200 m wide and high, see texts.rules.ts) in which it lies.
  cell          bigint,
  -- Every character and pair of neighbours of title and text, and marks that begin with "#": day, month, areas, units,
  -- open. A search narrows by them in the same walk through the index, newest days first.
  words         tsvector    not null,
  -- MinHash of the text, 128 bytes.
  sketch        bytea       not null,
  primary key (complaint_id, county_code)
) with (toast_tuple_target = 128);
-- The words are for the index and never read back: they lie apart and leave the rows narrow, of which a search or a
-- comparison reads thousands.
alter table feedback.texts alter column words set storage external, alter column sketch set storage main;
-- What waits in the list of a GIN index is read through by every search: it stays short.
create index texts_by_words on feedback.texts using gin (words) with (gin_pending_list_limit = 64);
create index texts_by_area on feedback.texts (area_code, received_at desc);
create index texts_by_cell on feedback.texts (cell, received_at) where cell is not null;
create index texts_by_place on feedback.texts (place_code, received_at) where place_code is not null;

grant select, insert, update on feedback.texts to gongheng_app;
alter table feedback.texts enable row level security;
alter table feedback.texts force row level security;
create policy see on feedback.texts for select
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]) or supporting && (select scope.units())::uuid[]);
create policy add on feedback.texts for insert
  with check ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
              or unit_id = any((select scope.units())::uuid[]));
create policy change on feedback.texts for update
  using ((select scope.everything()) or area_code = any((select scope.areas())::bpchar[])
         or unit_id = any((select scope.units())::uuid[]) or supporting && (select scope.units())::uuid[]);

-- Under row-level security PostgreSQL looks at rows before it lets an operator of full-text search see them, and so
-- leaves the index aside. The function runs as the owner and asks for the scope itself, in the words of the policy.
-- Newest first, below the moment and id given.
create function feedback.find_texts(asked tsquery, since timestamptz, before timestamptz, before_id uuid, most int)
returns table (complaint_id uuid, received_at timestamptz, sealed boolean)
language sql stable security definer set search_path = '' as $$
  select t.complaint_id, t.received_at, t.sealed
  from feedback.texts t
  where t.words @@ asked and t.received_at >= since and (t.received_at, t.complaint_id) < (before, before_id)
    and ((select scope.everything()) or t.area_code = any((select scope.areas())::bpchar[])
         or t.unit_id = any((select scope.units())::uuid[]) or t.supporting && (select scope.units())::uuid[])
  order by t.received_at desc, t.complaint_id desc
  limit most
$$;
revoke all on function feedback.find_texts(tsquery, timestamptz, timestamptz, uuid, int) from public;
grant execute on function feedback.find_texts(tsquery, timestamptz, timestamptz, uuid, int) to gongheng_app;
create policy look_up on feedback.texts for select to current_user using (true);

-- How many matters are joined to one. The number alone: who they are and where they lie stays with their own scope.
create function feedback.count_joined(parent uuid) returns int
language sql stable security definer set search_path = '' as $$
  select count(*)::int from feedback.complaints c where c.parent_id = parent
$$;
revoke all on function feedback.count_joined(uuid) from public;
grant execute on function feedback.count_joined(uuid) to gongheng_app;

-- What was learned from the office's own dispatching, version by version, with what it was worth when it was measured.
create table feedback.routing_models (
  target     text        not null check (target in ('unit', 'category')),
  version    int         not null,
  trained_at timestamptz not null,
  trained_by text        not null,
  -- How many matters it learned from, and its accuracy on later ones that it had not seen.
  measured   jsonb       not null,
  -- The weights, compressed.
  model      bytea       not null,
  primary key (target, version)
);
grant select, insert, delete on feedback.routing_models to gongheng_app;
alter table feedback.routing_models enable row level security;
alter table feedback.routing_models force row level security;
create policy staff_only on feedback.routing_models using ((select scope.kind()) in ('staff', 'system'));
