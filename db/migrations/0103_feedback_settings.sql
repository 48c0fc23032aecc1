-- The numbers by which the hotline works: a new row for every change, none is ever altered. What is missing in an old
-- document is filled in from what ships with the product.
create table feedback.settings (
  version         int         primary key,
  document        jsonb       not null,
  -- Dotted paths of what this change altered.
  changed         text[]      not null,
  changed_by      uuid,
  changed_by_name text        not null,
  changed_at      timestamptz not null
);
grant select, insert on feedback.settings to gongheng_app;

-- Only the classes that this city changed or added; the others are as they ship with the product. The code says where
-- a class stands: 2 digits for the first level, 4 for the second, 6 for the third. A class is retired, never deleted.
create table feedback.categories (
  code         text        primary key check (code ~ '^[0-9]{2}([0-9]{2}){0,2}$'),
  name         text        not null,
  name_en      text        not null,
  keywords     text[]      not null,
  urgency      text        not null check (urgency in ('ordinary', 'utility', 'emergency', 'hard')),
  kind         text,
  confidential boolean     not null,
  -- A word for the unit that is responsible (housing, water, …); null as for the class above.
  responsible  text,
  limits       jsonb       not null,
  fields       jsonb       not null,
  active       boolean     not null,
  version      int         not null,
  changed_at   timestamptz not null
);
grant select, insert, update on feedback.categories to gongheng_app;

-- Which unit handles a class, or whatever a word for responsibility names, in an area with all below it.
create table feedback.category_units (
  subject    text        not null check (subject in ('category', 'responsible')),
  key        text        not null,
  area_code  char(12)    not null,
  unit_id    uuid        not null,
  changed_at timestamptz not null,
  primary key (subject, key, area_code)
);
grant select, insert, update, delete on feedback.category_units to gongheng_app;

-- When the sender's contact and the attachments of an ended matter were taken away, their time of keeping being over.
alter table feedback.complaints add column forgotten_at timestamptz;
create index complaints_to_forget on feedback.complaints (closed_at)
  where forgotten_at is null and state in ('ARCHIVED', 'WITHDRAWN', 'TRANSFERRED');
