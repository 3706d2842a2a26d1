-- Work that only one node may do at a time, such as reading a mailbox.
create table lease (
  name    text        primary key,
  node_id bigint      not null,
  until   timestamptz not null
);

alter table ticket
  add column may_acknowledge boolean not null default true,  -- false: an automatic answer could start a loop, or one was sent lately
  add column answer_to       text;                           -- address that answers go to

create index ticket_message_author on ticket_message (author, at) where direction = 'in';

-- The Message-ID of a mail in a ticket, without brackets; null for what is no mail.
alter table ticket_message add column message_id text;
create index message_mail_id on message ((headers ->> 'Message-ID')) where channel = 'mail';
