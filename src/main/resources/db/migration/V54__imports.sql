-- Tables of records from files, and how far each has come.

create table import (
  id           bigint generated always as identity primary key,
  name         text        not null,        -- of the file
  object       text        not null,
  state        text        not null check (state in ('uploaded', 'running', 'paused', 'done', 'cancelled', 'failed')),
  plan         jsonb       not null,        -- how it is read, which column fills which field
  total        integer     not null,        -- rows below the headings
  position     integer     not null default 0, -- rows that are done with; moves in one commit with what they became
  created_rows integer     not null default 0,
  updated_rows integer     not null default 0,
  skipped_rows integer     not null default 0,
  refused_rows integer     not null default 0,
  reason       text,
  author       text        not null,
  created      timestamptz not null,
  updated      timestamptz not null
);
create index import_running on import (id) where state = 'running';

-- The file itself, in pieces, until it is done with.
create table import_piece (
  import_id bigint  not null references import on delete cascade,
  n         integer not null,
  bytes     bytea   not null,
  primary key (import_id, n)
);
alter table import_piece alter column bytes set storage external;

create table import_fault (
  id        bigint generated always as identity primary key,
  import_id bigint  not null references import on delete cascade,
  row       integer not null,               -- as a person finds it in the file
  heading   text    not null,
  found     text    not null,
  wanted    text    not null
);
create index import_fault_import on import_fault (import_id, id);

-- Rows are compared with what is there already.
create index account_import_email on account (email) where email is not null;
create index account_import_phone on account (phone) where phone is not null;
create index account_import_name on account (name);
create index opportunity_import_name on opportunity (name);
