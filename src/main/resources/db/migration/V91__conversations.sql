-- When a person last wrote on a channel: providers count from then how long they may be answered.
create table last_word (
  connection_id bigint      not null references connection,
  address       text        not null,
  at            timestamptz not null,       -- as the provider tells it
  primary key (connection_id, address)
) with (fillfactor = 70);

-- What a message of a ticket is beside its text, where it is no mail.
create table chat_message (
  id          bigint primary key references ticket_message,
  external_id text,                         -- the provider's id
  comment     text,                         -- of a comment: its id, to answer it
  post        text,                         -- what was commented on
  files       jsonb,                        -- [{type, url, name}], at the provider
  context     jsonb                         -- such as the page a visitor is on
);

-- The present conversation of a person on a connection is the newest ticket with its address.
create index ticket_answer on ticket (connection_id, answer_to, id desc) where answer_to is not null;

-- What has to be asked of a provider, because it only named something.
create table question (
  id            bigint generated always as identity primary key,
  connection_id bigint      not null references connection,
  question      text        not null,       -- as the connector calls it: profile, lead …
  about         text        not null,       -- the provider's id of it
  extra         jsonb       not null default '{}', -- added to what is told
  since         timestamptz not null,
  due           timestamptz,                -- null: given up, a person has to look
  attempts      smallint    not null default 0,
  reason        text,                       -- what the provider said last
  unique (connection_id, question, about)
);
create index question_due on question (due) where due is not null;

-- Receipts that name a person and a moment instead of a message.
create index message_partner on message (connection_id, address, id) where channel = 'chat';
