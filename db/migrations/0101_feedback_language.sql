-- The language in which the resident handed in, in which messages about the matter are written.
alter table feedback.complaints add column language text not null default 'zh' check (language in ('zh', 'en'));
