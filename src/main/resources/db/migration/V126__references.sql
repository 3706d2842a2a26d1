-- References between records of one CRM that cannot be carried yet, since their other end has no counterpart.

-- A row names another row that we have no record of.
create table sync_awaited_record (
  sync_id     bigint  not null references sync on delete cascade,
  external_id text    not null,              -- the row that names another
  field       text    not null,              -- ours
  object      text    not null,              -- the CRM's object of the row that is named
  awaited     text    not null,              -- id of that row
  first       boolean not null,              -- seen in the first load: filling it in is no news
  primary key (sync_id, external_id, field)
);

-- A record names another record that the CRM has no row of.
create table sync_awaited_row (
  sync_id   bigint not null references sync on delete cascade,
  record_id bigint not null,                 -- the record that names another
  field     text   not null,
  object    text   not null,
  awaited   bigint not null,                 -- id of the record that is named
  primary key (sync_id, record_id, field)
);
