-- What actions make: kept by the step that made it, so that a step that comes again makes nothing twice.
create table made (
  key       text   primary key,             -- automation, change and place of the action
  object    text   not null,
  object_id bigint not null
);

alter table ticket add column sla text;     -- name of the promise that was asked for

-- Customers shared out among sellers.
create table campaign (
  id          bigint generated always as identity primary key,
  name        text        not null unique,
  kind        text        not null check (kind in ('long', 'short')),
  starts      date,
  ends        date,                         -- the last day; null for as long as the business runs
  object      text        not null check (object in ('lead', 'contact')), -- contact: companies too
  steps       text[]      not null,         -- stages of its opportunities, in order
  manager_id  bigint      references staff,
  distribute  boolean     not null default false, -- whether new opportunities get a seller at once
  last_seller bigint      not null default 0,     -- staff.id that had the last turn
  created     timestamptz not null,
  updated     timestamptz not null
);

create table campaign_seller (
  campaign_id bigint not null references campaign on delete cascade,
  staff_id    bigint not null references staff on delete cascade,
  primary key (campaign_id, staff_id)
);

-- Who is in a campaign; the row is what keeps anybody from being added twice.
create table campaign_member (
  campaign_id    bigint not null references campaign on delete cascade,
  object         text   not null,
  object_id      bigint not null,
  opportunity_id bigint not null,
  primary key (campaign_id, object, object_id)
);
create index campaign_member_object on campaign_member (object, object_id);

alter table opportunity add column campaign_id bigint references campaign;
create index opportunity_campaign on opportunity (campaign_id, id) where campaign_id is not null;

alter table message add column extras jsonb;         -- of a mail: {cc, bcc, files: [{name, type, sha256}]}; null for none

-- Who has how much open work, for groups that share by load.
create index task_open on task (owner_id) where status = 'open';
