-- Who made, changed, activated and paused which automation, and when.
create table automation_log (
  id            bigint generated always as identity primary key,
  automation_id bigint      not null references automation,
  at            timestamptz not null,
  author        text,
  what          text        not null check (what in ('created', 'changed', 'restored', 'activated', 'paused')),
  version       integer     not null,
  note          text
);
create index automation_log_automation on automation_log (automation_id, id desc);

insert into automation_log (automation_id, at, author, what, version)
select automation_id, at, author, case version when 1 then 'created' else 'changed' end, version from automation_version order by at;
