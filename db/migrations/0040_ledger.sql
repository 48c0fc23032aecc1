-- The ledger reads the log by kind of event and by who did it. It owns no table: the log itself is the record, and the
-- application may add to it and read it, nothing else.
create index log_by_type on events.log (type, id);
create index log_by_actor on events.log (actor_id, id) where actor_id is not null;
revoke update, delete, truncate on events.log from gongheng_app;
