-- Records with all their fields: custom fields have types, and everything can hang on a lead until it is converted.

-- A field that people added to a kind of record. Its values stand in the column custom under its name.
create table custom_field (
  id      bigint generated always as identity primary key,
  object  text        not null check (object in ('lead', 'contact', 'account', 'opportunity', 'task', 'ticket')),
  name    text        not null,             -- never changes: values, automations and forms hold on to it
  title   text        not null,             -- what people see
  type    text        not null check (type in ('text', 'number', 'date', 'datetime', 'boolean', 'choice', 'choices')),
  choices text[]      not null default '{}',
  retired boolean     not null default false, -- no longer offered; its values stay
  updated timestamptz not null,
  unique (object, name)
);

alter table lead
  add column company_size integer,          -- people who work there
  add column converted    timestamptz;      -- when it became a contact; such a lead is closed
alter table contact add column company_size integer;
alter table account add column company_size integer;

alter table opportunity
  add column lead_id bigint references lead,
  add column info    text;
alter table task
  add column account_id     bigint references account,
  add column opportunity_id bigint references opportunity,
  add column ticket_id      bigint references ticket,
  add column info           text;           -- what there is to do
alter table ticket
  add column lead_id bigint references lead,
  add column info    text;                  -- summary for whoever takes it

create index account_updated on account (updated desc, id desc);
create index account_name on account (plain_text(name));
create index opportunity_updated on opportunity (updated desc, id desc);
create index opportunity_contact on opportunity (contact_id) where contact_id is not null;
create index opportunity_account on opportunity (account_id) where account_id is not null;
create index opportunity_lead on opportunity (lead_id) where lead_id is not null;
create index task_updated on task (updated desc, id desc);
create index task_contact on task (contact_id) where contact_id is not null;
create index task_account on task (account_id) where account_id is not null;
create index task_lead on task (lead_id) where lead_id is not null;
create index task_opportunity on task (opportunity_id) where opportunity_id is not null;
create index task_ticket on task (ticket_id) where ticket_id is not null;
create index ticket_lead on ticket (lead_id) where lead_id is not null;
create index contact_account on contact (account_id) where account_id is not null;
