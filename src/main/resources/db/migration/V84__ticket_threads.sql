-- Conversations that were merged or split, and who takes part in them beside the customer.
alter table ticket
  add column merged_into bigint references ticket,  -- the conversation goes on there
  add column looks_like  bigint references ticket;  -- may belong to it; a person decides
create index ticket_merged on ticket (merged_into) where merged_into is not null;

alter table ticket_message add column home bigint references ticket;  -- the ticket it came into, if it was moved since
create index ticket_message_home on ticket_message (home) where home is not null;

-- Whatever a program does, what colleagues wrote for each other has no way out.
alter table ticket_message add constraint note_stays_inside check (direction <> 'note' or (delivery_id is null and message_id is null));

create table ticket_participant (
  ticket_id bigint      not null references ticket,
  email     text        not null,           -- lower case
  name      text,
  copied    boolean     not null default true, -- gets answers as a copy
  since     timestamptz not null,
  primary key (ticket_id, email)
);
