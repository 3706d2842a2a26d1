-- Automations that the clock wakes, and things that happen to a record without changing a field.

-- What is to be told beside the record: the link that was clicked, the form's connection, the automation that is due.
alter table change add column detail jsonb;

create index automation_on_clock on automation (id)
  where state = 'active' and definition -> 'trigger' ->> 'on' in ('daily', 'weekly', 'monthly', 'milestone', 'inactivity');

-- When the clock wakes each of them next. One row at most; who wants to fire it locks it.
create table plan (
  automation_id bigint      primary key,
  version       integer     not null,
  zone          text        not null,
  made          timestamptz not null,       -- what the clock showed then; in the future, it has been set back since
  next          timestamptz,                -- null while it is not active
  day           date,                       -- the calendar day that next stands for
  quiet_until   timestamptz                 -- inactivity: spans that began up to here have been looked at
);
create index plan_next on plan (next) where next is not null;

-- An automation and one of its times. Twice the same cannot be, whatever nodes and clocks do.
create table firing (
  id            bigint generated always as identity primary key,
  automation_id bigint      not null,
  version       integer     not null,       -- the one it runs with to its end
  object        text        not null,
  due           timestamptz not null,
  day           date        not null,
  quiet_after   timestamptz,                -- inactivity: spans that began after this …
  quiet_until   timestamptz,                -- … and not after that
  state         text        not null default 'open' check (state in ('open', 'done', 'skipped', 'failed')),
  reason        text,
  runs          bigint      not null default 0,  -- of finished parts
  started       timestamptz not null,
  ended         timestamptz,
  unique (automation_id, due)
);

-- Its work: stretches of record ids, each with how far it has come. A finished one has no row.
create table firing_part (
  firing_id bigint   not null references firing on delete cascade,
  part      smallint not null,
  done_id   bigint   not null,              -- records up to this one have their runs
  last_id   bigint   not null,
  runs      bigint   not null default 0,
  failures  smallint not null default 0,    -- after a few, its records go through line two one by one
  primary key (firing_id, part)
);

-- When anybody but an automation touched a record last; kept for kinds of record that an automation on inactivity watches.
create table activity (
  object    text        not null,
  object_id bigint      not null,
  at        timestamptz not null,
  primary key (object, object_id)
);
create index activity_at on activity (object, at);
