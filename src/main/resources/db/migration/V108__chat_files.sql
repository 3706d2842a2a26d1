-- Files of chats that lie at their providers, on their way to the attachments of the same message.
create table chat_file (
  message_id    bigint      not null references chat_message,
  number        smallint    not null,       -- its place in chat_message.files, counted from 1
  connection_id bigint      not null references connection,
  due           timestamptz,                -- null: kept, or given up
  attempts      smallint    not null default 0,
  kept          boolean     not null default false,
  reason        text,                       -- why it is not here
  primary key (message_id, number)
);
create index chat_file_due on chat_file (due) where due is not null;
