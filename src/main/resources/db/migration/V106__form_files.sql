-- Files that came with web forms. They are kept before the form's event is, with which they share connection and external id.
create table form_file (
  connection_id bigint   not null references connection,
  external_id   text     not null,
  number        smallint not null,          -- its place in the form, counted from 1
  field         text     not null,
  name          text     not null,          -- safe for file systems
  shown_name    text     not null,          -- as it was sent
  type          text     not null,          -- as its bytes tell
  size          bigint   not null,
  sha256        bytea    not null references blob,
  primary key (connection_id, external_id, number)
);
