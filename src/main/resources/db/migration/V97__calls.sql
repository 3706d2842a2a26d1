-- Telephone calls, one row each, whatever the exchange tells of them and in whatever order.
alter table staff add extension text;
create unique index staff_extension on staff (extension);

create table phone_call (
  id            bigint generated always as identity primary key,
  connection_id bigint      not null references connection,
  external_id   text        not null,       -- the exchange's id of the whole call, not of one leg
  direction     text        not null check (direction in ('in', 'out')),
  phone         text,                       -- the customer's number, E.164
  shown         text,                       -- as it was sent; null for a hidden one
  extension     text,                       -- our side; the last that rang or the one that answered
  hotline       text,                       -- the number that was called
  staff_id      bigint references staff,
  contact_id    bigint references contact,
  lead_id       bigint references lead,
  started       timestamptz not null,
  answered      timestamptz,
  ended         timestamptz,
  talk_seconds  integer,
  outcome       text,                       -- ANSWERED | NO_ANSWER | BUSY | FAILED | CANCELLED, once it has ended
  recording     text,                       -- where the exchange keeps it
  task_id       bigint references task,     -- to call back
  note          text,
  unique (connection_id, external_id)
);
create index phone_call_contact on phone_call (contact_id, id) where contact_id is not null;
create index phone_call_lead on phone_call (lead_id, id) where lead_id is not null;
create index phone_call_phone on phone_call (phone, id);
