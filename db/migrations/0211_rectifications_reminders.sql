-- Of what the unit was reminded for the deadline as it stands: due soon, then overdue, each once.
alter table rectifications.rectifications
  add column reminded text check (reminded in ('soon', 'overdue')),
  add column reminded_due timestamptz;
