-- Past changes against a draft: how far a replay has come, and what would have been different.
create table replay (
  id            bigint generated always as identity primary key,
  automation_id bigint,                       -- whose runs it is compared with; null for none
  definition    jsonb       not null,
  from_at       timestamptz not null,
  to_at         timestamptz not null,
  state         text        not null check (state in ('running', 'done', 'failed', 'stopped')),
  trouble       text,
  total         bigint      not null default 0, -- changes in the span
  looked        bigint      not null default 0,
  same          bigint      not null default 0, -- changes on which both did the same
  more          bigint      not null default 0, -- the draft acts, nothing ran
  less          bigint      not null default 0, -- something ran, the draft does nothing
  other         bigint      not null default 0, -- both act, but not alike
  author        text,
  node_id       bigint      not null,
  started       timestamptz not null,
  ended         timestamptz
);

create table replay_difference (
  id        bigint generated always as identity primary key,
  replay_id bigint      not null references replay on delete cascade,
  kind      text        not null check (kind in ('more', 'less', 'other')),
  change_id bigint      not null,
  object    text        not null,
  object_id bigint      not null,
  at        timestamptz not null,
  ran       jsonb       not null,             -- [{action, outcome, reason?, to?, text?, fields?}]
  would     jsonb       not null
);
create index replay_difference_replay on replay_difference (replay_id, kind, id);
