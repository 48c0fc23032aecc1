-- A confidential matter is told of only where its sender has said yes, masked and checked like any other.
alter table feedback.complaints add column publication_allowed boolean not null default false;

drop index feedback.complaints_publishable;
create index complaints_publishable on feedback.complaints (closed_at desc, id)
  where closed_at is not null and reply_text is not null and (not confidential or publication_allowed)
        and kind <> 'report' and not publication_refused;
