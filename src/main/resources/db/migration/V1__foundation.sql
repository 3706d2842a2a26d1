-- The foundation: queues, what happened, who is who, tickets, automations, messages.
-- Every instant is timestamptz. Every id is a bigint from a sequence, so ids of one table grow with arrival.

-- ---------------------------------------------------------------- platform

-- One row per running hub. A node that has not been seen for a while has lost its leases.
create table node (
  id       bigint generated always as identity primary key,
  name     text not null,
  started  timestamptz not null,
  seen     timestamptz not null
);

-- The three lines. A queue row exists while work is open; done work has no row, so the
-- queues stay small however much is stored. `slot` = hash of the lane; one worker at a time
-- holds a slot (advisory lock), which is what keeps the order of a lane.
create table event_queue (
  slot      smallint    not null,
  id        bigint      not null,           -- event.id
  lane      text        not null,
  attempts  smallint    not null default 0,
  held      boolean     not null default false, -- waits for its next attempt; its lane waits with it
  due       timestamptz,                    -- when held
  since     timestamptz not null,
  taken_by  bigint,                         -- node.id while an outside call is under way
  primary key (slot, id)
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
        autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 100000);
create index event_queue_held on event_queue (slot, lane, id) where held;
create index event_queue_taken on event_queue (slot, lane, id) where taken_by is not null;

create table change_queue  (like event_queue including all);
create table message_queue (like event_queue including all);

-- Work that was given up: its reason, and all that is needed to run it again.
create table parked (
  id         bigint generated always as identity primary key,
  line       text        not null check (line in ('event', 'change', 'message')),
  ref        bigint      not null,          -- event.id, change.id or message.id
  slot       smallint    not null,
  lane       text        not null,
  connection text,                          -- the connection it came from or should leave by
  reason     text        not null,          -- short, the same for the same cause: for filters
  detail     text,                          -- found and wanted, for a person
  attempts   smallint    not null,
  at         timestamptz not null,
  unique (line, ref)
);
create index parked_reason on parked (line, reason, at);

-- Things to do at a moment: the row moves into its line's queue when due.
create table timer (
  id    bigint generated always as identity primary key,
  line  text        not null check (line in ('event', 'change', 'message')),
  ref   bigint      not null,
  slot  smallint    not null,
  lane  text        not null,
  due   timestamptz not null
);
create index timer_due on timer (due);

-- Large bytes, stored once: raw mails and attachments.
create table blob (
  sha256 bytea  primary key,
  size   bigint not null,
  bytes  bytea  not null,
  at     timestamptz not null default now()
);
alter table blob alter column bytes set storage external;

create table setting (
  name  text primary key,
  value jsonb not null
);

-- ---------------------------------------------------------------- connector

create table connection (
  id         bigint generated always as identity primary key,
  name       text        not null unique,   -- stands in /in/{name}
  title      text        not null,
  connector  text        not null,          -- folder in connectors/
  settings   jsonb       not null default '{}',
  secrets    bytea,                         -- encrypted JSON object
  active     boolean     not null default true,
  state      text        not null default 'ok',  -- ok | paused | failing
  state_text text,
  created    timestamptz not null default now(),
  updated    timestamptz not null default now()
);

-- ---------------------------------------------------------------- event

create table event (
  id            bigint generated always as identity primary key,
  connection_id bigint      not null references connection,
  external_id   text        not null,       -- the provider's id, or a hash of the payload
  kind          text        not null,       -- message | form | receipt | call | other
  lane          text        not null,
  payload       jsonb       not null,       -- the canonical record; headers of the outside do not get this far
  blob          bytea,                      -- sha256 of the raw mail
  at            timestamptz not null,       -- when we accepted it
  unique (connection_id, external_id)
);

-- What an event became, written by line one with its work.
create table event_outcome (
  event_id  bigint primary key references event,
  outcome   text        not null,           -- ticket.created, ticket.replied, lead.created, lead.updated, message.delivered, ignored …
  object    text,                           -- lead | contact | ticket | message …
  object_id bigint,
  note      text,
  at        timestamptz not null
);
create index event_outcome_object on event_outcome (object, object_id);

-- Counters per connection and writer, so that arrivals never wait for one row.
create table tally (
  connection_id bigint   not null references connection,
  writer        text     not null,          -- node and thread
  received      bigint   not null default 0,
  duplicates    bigint   not null default 0,
  done          bigint   not null default 0,
  primary key (connection_id, writer)
) with (fillfactor = 50);

-- What changed in a record: whole state after it, and the former value of each changed field.
create table change (
  id        bigint generated always as identity primary key,
  object    text        not null,
  object_id bigint      not null,
  kind      text        not null,           -- created | updated | imported | …
  lane      text        not null,
  record    jsonb       not null,           -- the record after the change
  before    jsonb       not null default '{}', -- changed field → former value
  cause     text        not null,           -- event:12, run:7, staff:3, api:…
  depth     smallint    not null default 0, -- automations that led here; a budget ends loops
  at        timestamptz not null
);
create index change_object on change (object, object_id, id);

-- ---------------------------------------------------------------- crm

create table staff (
  id            bigint generated always as identity primary key,
  name          text        not null,
  email         text        unique,
  phone         text,
  role          text        not null default 'member' check (role in ('admin', 'member')),
  password_hash text,
  locale        text        not null default 'vi',
  active        boolean     not null default true,
  created       timestamptz not null default now()
);

create table staff_group (
  id   bigint generated always as identity primary key,
  name text not null unique,
  mode text not null default 'sequential' check (mode in ('sequential', 'random', 'load'))
);

create table staff_group_member (
  group_id bigint not null references staff_group on delete cascade,
  staff_id bigint not null references staff on delete cascade,
  primary key (group_id, staff_id)
);

create table api_token (
  id       bigint generated always as identity primary key,
  name     text        not null,
  hash     bytea       not null unique,     -- sha-256 of the token
  role     text        not null default 'admin',
  created  timestamptz not null default now(),
  revoked  timestamptz
);

create table account (
  id         bigint generated always as identity primary key,
  name       text        not null,
  phone      text, email text, website text, industry text, address text, source text, status text,
  owner_id   bigint references staff,
  tags       text[]      not null default '{}',
  custom     jsonb       not null default '{}',
  info       text,
  created    timestamptz not null,
  updated    timestamptz not null
);

create table contact (
  id         bigint generated always as identity primary key,
  name       text,
  phone      text,                          -- E.164
  email      text,                          -- lower case
  title      text, company text, industry text, address text, source text, status text, buyer_role text,
  birthday   date,
  score      integer     not null default 0,
  last_care  timestamptz,
  account_id bigint references account,
  owner_id   bigint references staff,
  tags       text[]      not null default '{}',
  custom     jsonb       not null default '{}',
  info       text,
  created    timestamptz not null,
  updated    timestamptz not null
);
create index contact_updated on contact (updated desc, id desc);

create table lead (
  id         bigint generated always as identity primary key,
  name       text,
  phone      text,
  email      text,
  title      text, company text, industry text, address text, source text,
  status     text        not null default 'New',
  buyer_role text,
  birthday   date,
  score      integer     not null default 0,
  last_care  timestamptz,
  contact_id bigint references contact,
  owner_id   bigint references staff,
  tags       text[]      not null default '{}',
  custom     jsonb       not null default '{}',
  info       text,                          -- "additional information"; a form's note is appended here
  created    timestamptz not null,
  updated    timestamptz not null
);
create index lead_updated on lead (updated desc, id desc);
create index lead_contact on lead (contact_id) where contact_id is not null;

create table opportunity (
  id         bigint generated always as identity primary key,
  name       text        not null,
  stage      text        not null default 'new',
  amount     numeric(18,2),
  lost_reason text, source text,
  contact_id bigint references contact,
  account_id bigint references account,
  owner_id   bigint references staff,
  tags       text[]      not null default '{}',
  custom     jsonb       not null default '{}',
  created    timestamptz not null,
  updated    timestamptz not null
);

create table task (
  id         bigint generated always as identity primary key,
  name       text        not null,
  status     text        not null default 'open',
  priority   text        not null default 'medium',
  category   text,
  due        timestamptz,
  contact_id bigint references contact,
  lead_id    bigint references lead,
  group_id   bigint references staff_group,
  owner_id   bigint references staff,
  tags       text[]      not null default '{}',
  custom     jsonb       not null default '{}',
  created    timestamptz not null,
  updated    timestamptz not null
);

-- Who is reached where. One address belongs to at most one contact and one open lead.
create table identity (
  kind      text   not null,                -- email | phone | facebook | zalo …
  value     text   not null,                -- normalised
  object    text   not null check (object in ('contact', 'lead')),
  object_id bigint not null,
  primary key (kind, value, object)
);
create index identity_object on identity (object, object_id);

-- ---------------------------------------------------------------- assignment

create table assignment_cursor (
  group_id bigint primary key references staff_group on delete cascade,
  last     bigint not null default 0        -- staff.id that had the last turn
);

-- ---------------------------------------------------------------- ticket

create table ticket (
  id            bigint generated always as identity primary key,
  subject       text,
  status        text        not null default 'open' check (status in ('open', 'pending', 'solved', 'closed')),
  priority      text        not null default 'medium' check (priority in ('urgent', 'high', 'medium', 'low')),
  contact_id    bigint references contact,
  account_id    bigint references account,
  group_id      bigint references staff_group,
  owner_id      bigint references staff,
  connection_id bigint references connection,  -- where it came from and where answers leave
  source        text,
  tags          text[]      not null default '{}',
  custom        jsonb       not null default '{}',
  created       timestamptz not null,
  updated       timestamptz not null
);
create index ticket_updated on ticket (updated desc, id desc);
create index ticket_open on ticket (status, owner_id, updated desc) where status in ('open', 'pending');
create index ticket_contact on ticket (contact_id, id);

create table ticket_message (
  id           bigint generated always as identity primary key,
  ticket_id    bigint      not null references ticket,
  direction    text        not null check (direction in ('in', 'out', 'note')),
  author       text,                        -- shown name or address
  staff_id     bigint references staff,
  event_id     bigint unique references event,   -- repeatable: one message per event
  delivery_id  bigint,                      -- message.id of an answer that left
  subject      text,
  text         text        not null,        -- whole text
  visible      text,                        -- new text without quotes and signature
  html         text,                        -- made safe; derived from the raw mail
  decision     jsonb,                       -- why it landed here
  at           timestamptz not null
);
create index ticket_message_ticket on ticket_message (ticket_id, id);

-- Message-IDs seen in and out, for threading.
create table mail_id (
  message_id text   not null,
  ticket_id  bigint not null references ticket,
  primary key (message_id, ticket_id)
);

create table attachment (
  id         bigint generated always as identity primary key,
  message_id bigint not null references ticket_message,
  name       text   not null,               -- safe for file systems
  shown_name text,                          -- as it was sent
  type       text   not null,
  size       bigint not null,
  sha256     bytea  not null references blob,
  content_id text,
  inline     boolean not null default false
);
create index attachment_message on attachment (message_id);

-- Where each mailbox has been read to.
create table mailbox_position (
  connection_id bigint not null references connection,
  folder        text   not null,
  uid_validity  bigint not null,
  last_uid      bigint not null,
  primary key (connection_id, folder)
);

-- ---------------------------------------------------------------- automation

create table automation (
  id          bigint generated always as identity primary key,
  name        text        not null,
  description text,
  state       text        not null default 'draft' check (state in ('draft', 'active', 'paused')),
  version     integer     not null default 1,
  definition  jsonb       not null,
  key         text unique,                  -- of a shipped automation: its file
  created     timestamptz not null,
  updated     timestamptz not null
);

create table automation_version (
  automation_id bigint      not null references automation,
  version       integer     not null,
  definition    jsonb       not null,
  author        text,
  at            timestamptz not null,
  primary key (automation_id, version)
);

create table run (
  id            bigint generated always as identity primary key,
  automation_id bigint      not null references automation,
  version       integer     not null,
  change_id     bigint      not null references change,
  object        text        not null,
  object_id     bigint      not null,
  state         text        not null,       -- done | failed
  steps         jsonb       not null,       -- [{action, outcome, reason?, message?}]
  at            timestamptz not null,
  unique (change_id, automation_id)
);
create index run_automation on run (automation_id, id desc);
create index run_object on run (object, object_id, id desc);

-- ---------------------------------------------------------------- delivery

create table message (
  id            bigint generated always as identity primary key,
  key           text        not null unique,  -- run, step, recipient: the same message is never made twice
  channel       text        not null,       -- sms | mail | chat …
  connection_id bigint references connection,
  address       text        not null,
  name          text,
  subject       text,
  text          text        not null,
  html          text,
  headers       jsonb       not null default '{}', -- ours alone: In-Reply-To, Auto-Submitted …
  purpose       text        not null default 'transactional',
  state         text        not null default 'queued'
                check (state in ('queued', 'sending', 'accepted', 'delivered', 'failed', 'expired', 'unknown')),
  reason        text,
  external_id   text,                       -- the provider's id
  object        text,                       -- the record it is about
  object_id     bigint,
  contact_id    bigint,
  cause         text        not null,
  lane          text        not null,
  attempts      smallint    not null default 0,
  created       timestamptz not null,
  updated       timestamptz not null
) with (fillfactor = 70);
create index message_object on message (object, object_id, id desc);
create index message_external on message (connection_id, external_id) where external_id is not null;

-- "like" copies no storage parameters.
alter table change_queue set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
        autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 100000);
alter table message_queue set (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_cost_delay = 0,
        autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 100000);

-- The slot of a lane, the same on every node.
create function slot_of(lane text) returns smallint immutable parallel safe language sql
return (hashtext(lane) & 15)::smallint;

-- Everything is accounted for. Done is counted where the work is done, waiting and parked are
-- looked up, so the difference can really differ.
create view accounting as
select c.name as connection, c.title,
       coalesce(t.received, 0) as received, coalesce(t.duplicates, 0) as duplicates, coalesce(t.done, 0) as done,
       coalesce(w.n, 0) as waiting, coalesce(p.n, 0) as parked,
       coalesce(t.received, 0) - coalesce(t.duplicates, 0) - coalesce(t.done, 0) - coalesce(w.n, 0) - coalesce(p.n, 0) as difference
from connection c
left join (select connection_id, sum(received)::bigint received, sum(duplicates)::bigint duplicates, sum(done)::bigint done
           from tally group by 1) t on t.connection_id = c.id
left join (select e.connection_id, count(*) n from event_queue q join event e on e.id = q.id group by 1) w on w.connection_id = c.id
left join (select e.connection_id, count(*) n from parked k join event e on e.id = k.ref where k.line = 'event' group by 1) p on p.connection_id = c.id;
