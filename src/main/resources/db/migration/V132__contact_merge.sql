-- How sure it is that an address is a person's: told by the provider that carried it, said by the person, or taken over from a list.
alter table identity add column evidence text not null default 'stated' check (evidence in ('verified', 'stated', 'guessed'));
update identity set evidence = 'verified' where kind not in ('email', 'phone');

-- Two contacts that were one person, and all that is needed to part them again.
create table contact_merge (
  id     bigint generated always as identity primary key,
  kept   bigint      not null,
  gone   bigint      not null,
  record jsonb       not null,              -- the one that is gone, as it was
  before jsonb       not null,              -- fields of the one that stayed → their value before
  after  jsonb       not null,              -- the same fields → their value after
  moved  jsonb       not null,              -- what hung on the one that is gone, by kind
  cause  text        not null,
  at     timestamptz not null,
  undone timestamptz,
  undoer text
);
create index contact_merge_kept on contact_merge (kept, id);
create index contact_merge_gone on contact_merge (gone, id);
