-- Promises about time. A deadline is reckoned from a ticket's phases and first answer by one version of the rules.

-- All policies and calendars; each change is a new version, so that what was reckoned by an older one can still be explained.
create table sla_rules (
  version integer     primary key,
  book    jsonb       not null,             -- {calendars: […], policies: […]}
  author  text        not null,             -- staff:3, api:…, shipped
  at      timestamptz not null
);

-- How each ticket stood from a moment on: all that its deadlines depend on, besides the first answer.
create table sla_phase (
  id        bigint generated always as identity primary key,
  ticket_id bigint      not null,
  at        timestamptz not null,
  status    text        not null,
  priority  text        not null,
  group_id  bigint,
  owner_id  bigint,
  sla       text
);
create index sla_phase_ticket on sla_phase (ticket_id, id);

-- Tickets whose deadlines have to be reckoned anew. Writers only ever add rows, so they never wait for each other.
create table sla_stale (
  id        bigint generated always as identity primary key,
  ticket_id bigint not null
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0);
create index sla_stale_ticket on sla_stale (ticket_id);

-- What became of each promise; derived, except that a settled one is kept as the rules of its time made it.
create table sla_clock (
  ticket_id    bigint      not null,
  promise      text        not null check (promise in ('response', 'resolution')),
  state        text        not null check (state in ('running', 'paused', 'on-time', 'late')),
  policy       text        not null,         -- its key
  priority     text        not null,
  target       integer     not null,         -- working minutes
  due          timestamptz,                  -- null while the customer is waited for
  done         timestamptz,                  -- kept, or settled too late
  left_seconds bigint      not null,         -- working time left when it was paused, settled or reckoned; negative when late
  used_seconds bigint      not null,         -- working time that counted until then
  owner_id     bigint,                       -- whose it was when it was settled
  group_id     bigint,
  rules        integer     not null,         -- sla_rules.version
  next         timestamptz,                  -- when there is something to tell; null for never as things stand
  primary key (ticket_id, promise)
) with (fillfactor = 70);
create index sla_clock_next on sla_clock (next) where next is not null;
create index sla_clock_done on sla_clock (done) where done is not null;
create index sla_clock_open on sla_clock (state, due) where done is null;

-- Which level was told of which deadline on which day: what keeps a reminder from coming twice.
create table sla_told (
  ticket_id  bigint      not null,
  promise    text        not null,
  minutes    integer     not null,           -- the level: working minutes from the deadline
  day        date        not null,
  planned    timestamptz not null,
  at         timestamptz not null,
  superseded boolean     not null,           -- a later level was due as well by then and was told instead
  primary key (ticket_id, promise, minutes, day)
);

-- Where the promises stand, for lists, conditions and programs. A due moment stands here while the promise is open.
alter table ticket
  add column sla_response       text,
  add column sla_response_due   timestamptz,
  add column sla_resolution     text,
  add column sla_resolution_due timestamptz;
create index ticket_sla_due on ticket (least(sla_response_due, sla_resolution_due), id)
  where sla_response_due is not null or sla_resolution_due is not null;

-- Whoever writes tickets and their messages need not think of promises.
create function sla_ticket_made() returns trigger language plpgsql as $$
begin
  insert into sla_phase (ticket_id, at, status, priority, group_id, owner_id, sla)
  select id, created, status, priority, group_id, owner_id, sla from made order by id;
  insert into sla_stale (ticket_id) select id from made order by id;
  return null;
end $$;
create trigger ticket_sla_made after insert on ticket referencing new table as made for each statement execute function sla_ticket_made();

create function sla_ticket_moved() returns trigger language plpgsql as $$
begin
  insert into sla_phase (ticket_id, at, status, priority, group_id, owner_id, sla)
  values (new.id, new.updated, new.status, new.priority, new.group_id, new.owner_id, new.sla);
  insert into sla_stale (ticket_id) values (new.id);
  return null;
end $$;
create trigger ticket_sla_moved after update on ticket for each row
  when ((old.status, old.priority, old.group_id, old.owner_id, old.sla) is distinct from (new.status, new.priority, new.group_id, new.owner_id, new.sla))
  execute function sla_ticket_moved();

create function sla_ticket_answered() returns trigger language plpgsql as $$
begin
  insert into sla_stale (ticket_id) select distinct ticket_id from said where direction = 'out';
  return null;
end $$;
create trigger ticket_message_sla_said after insert on ticket_message referencing new table as said for each statement
  execute function sla_ticket_answered();

create function sla_message_moved() returns trigger language plpgsql as $$
begin
  insert into sla_stale (ticket_id) values (old.ticket_id), (new.ticket_id);
  return null;
end $$;
create trigger ticket_message_sla_moved after update on ticket_message for each row
  when (new.direction = 'out' and old.ticket_id <> new.ticket_id) execute function sla_message_moved();

-- What happened before, from the log of changes; a ticket without one is taken as it is.
insert into sla_phase (ticket_id, at, status, priority, group_id, owner_id, sla)
select c.object_id, c.at, coalesce(c.record ->> 'status', 'open'), coalesce(c.record ->> 'priority', 'medium'),
       (c.record ->> 'group_id')::bigint, (c.record ->> 'owner_id')::bigint, c.record ->> 'sla'
from change c join ticket t on t.id = c.object_id
where c.object = 'ticket' and c.record <> '{}'
  and (c.before = '{}' or c.before ?| array['status', 'priority', 'group_id', 'owner_id', 'sla'])
order by c.id;
insert into sla_phase (ticket_id, at, status, priority, group_id, owner_id, sla)
select id, created, status, priority, group_id, owner_id, sla from ticket t
where not exists (select from sla_phase p where p.ticket_id = t.id);
insert into sla_stale (ticket_id) select id from ticket where status in ('open', 'pending');
