-- What people are told on the screen: one row for each person and thing, so that nothing is missed while nobody looks.
create table notice (
  id       bigint generated always as identity primary key,
  staff_id bigint      not null references staff on delete cascade,
  kind     text        not null,            -- ticket.assigned …; its text is notice.{kind} in the person's language
  args     jsonb       not null default '[]',
  link     text,                            -- a path of the console
  at       timestamptz not null,
  seen     timestamptz
);
create index notice_staff on notice (staff_id, id);
create index notice_unseen on notice (staff_id, id) where seen is null;
create index notice_at on notice (at);
