-- CRMs that are kept in step: what belongs to what, how far each has come, what is still to be told to the CRM.

create table sync (
  id            bigint generated always as identity primary key,
  connection_id bigint      not null references connection,
  object        text        not null,        -- as the CRM's connector calls it
  record        text        not null,        -- lead | contact | account …
  mapping       text        not null,        -- YAML, as a person wrote it
  state         text        not null default 'paused' check (state in ('active', 'paused')),
  created       timestamptz not null,
  updated       timestamptz not null,
  unique (connection_id, object)
);

-- How far a sync has read; moves in one commit with what was read.
create table sync_checkpoint (
  sync_id    bigint primary key references sync on delete cascade,
  since      timestamptz not null,           -- by the CRM's clock
  since_id   text,
  page       text,
  reading    boolean     not null default false, -- in the middle of a look
  newest     timestamptz,                    -- latest change seen
  loaded     timestamptz,                    -- when the first load was whole; null before
  due        timestamptz not null,
  rows_read  bigint      not null default 0,
  made       bigint      not null default 0, -- records made
  changed    bigint      not null default 0, -- records changed
  told       bigint      not null default 0, -- rows made or changed in the CRM
  failures   smallint    not null default 0, -- in a row
  error      text,
  error_at   timestamptz,
  looked     timestamptz                     -- end of the last whole look
);

-- A record and its row in the CRM, with the values of both when they last agreed.
create table sync_link (
  sync_id     bigint not null references sync on delete cascade,
  external_id text   not null,
  record_id   bigint not null,
  version     text,                          -- the CRM's, of the state last seen
  modified    timestamptz,                   -- the CRM's
  ours        jsonb  not null,               -- field → our value at the last agreement
  theirs      jsonb  not null,               -- field → the CRM's value at the last agreement, as we would write it
  gone        boolean not null default false, -- the CRM has taken the row away
  primary key (sync_id, external_id)
);
create unique index sync_link_record on sync_link (sync_id, record_id) where not gone;

-- Records whose present state the CRM has yet to hear, in the order they changed.
create table sync_push (
  id        bigint generated always as identity primary key,
  sync_id   bigint      not null references sync on delete cascade,
  record_id bigint      not null,
  stamp     integer     not null default 0,  -- grows with every change that comes meanwhile
  tried     boolean     not null default false, -- the making of a row was begun, perhaps done
  attempts  smallint    not null default 0,
  refused   text,                            -- why a person has to look; null while it goes on by itself
  due       timestamptz not null,
  unique (sync_id, record_id)
);
create index sync_push_due on sync_push (sync_id, due, id) where refused is null;

-- Rows that are to be read because somebody named them.
create table sync_hint (
  sync_id     bigint      not null references sync on delete cascade,
  external_id text        not null,
  due         timestamptz not null,
  primary key (sync_id, external_id)
);

-- What a person should know or decide.
create table sync_conflict (
  id          bigint generated always as identity primary key,
  sync_id     bigint      not null references sync on delete cascade,
  external_id text        not null default '',
  record_id   bigint,
  field       text        not null default '',
  kind        text        not null check (kind in ('field', 'double', 'value', 'refused', 'lost')),
  ours        jsonb,
  theirs      jsonb,
  note        text,
  winner      text,                          -- ours | theirs | seen; null while it is open
  at          timestamptz not null,
  settled     timestamptz,
  settled_by  text
);
create unique index sync_conflict_open on sync_conflict (sync_id, external_id, field, kind, coalesce(record_id, 0)) where winner is null;
create index sync_conflict_list on sync_conflict (sync_id, id desc);
