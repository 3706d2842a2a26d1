-- What becomes of mail that comes by a connection; one without a row has the defaults.
create table receiving (
  connection_id bigint primary key references connection on delete cascade,
  name          text,                       -- display name of answers; null: the outgoing connection's
  group_id      bigint references staff_group on delete set null,
  tags          text[]  not null default '{Email}',
  kind          text    not null default 'contact' check (kind in ('contact', 'account')),
  source        text    not null default 'Email',
  signed        boolean not null default false, -- answers go to a signed sub-address of the mailbox
  reopen_days   integer check (reopen_days >= 0), -- an answer to what was closed longer ago opens a new ticket; null: never
  acknowledge   boolean not null default true
);
