-- Suggestion boxes (意见箱): places with a QR code that leads to the form with the place filled in. Never deleted: a code
-- that hangs on some wall goes on leading to a page that says what became of it.
create table feedback.places (
  code       text        primary key check (code ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
  name       text        not null,
  name_en    text        not null,
  area_code  char(12)    not null,
  -- The unit whose place it is, where it is one's.
  unit_id    uuid,
  address    text        not null,
  lat        double precision check (lat between -90 and 90),
  lon        double precision check (lon between -180 and 180),
  active     boolean     not null,
  version    int         not null,
  changed_at timestamptz not null,
  check ((lat is null) = (lon is null))
);
grant select, insert, update on feedback.places to gongheng_app;

-- What somebody has begun to write and has not sent yet, where it is too long for a cookie: encrypted, for an hour, and
-- found only by the id that stands in the writer's own browser.
create table feedback.drafts (
  id         uuid        primary key,
  content    text        not null,
  kept_until timestamptz not null
);
create index drafts_by_end on feedback.drafts (kept_until);
grant select, insert, update, delete on feedback.drafts to gongheng_app;

-- The draft that this transaction has been shown the id of, set by SET LOCAL.
create function feedback.shown_draft() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.draft', true), '')::uuid $$;
alter table feedback.drafts enable row level security;
alter table feedback.drafts force row level security;
create policy of_shown_id on feedback.drafts
  using (id = (select feedback.shown_draft()) or (select scope.kind()) = 'system');
