-- What a form that Kenh draws itself looks like. A connection without a row has the usual fields.
create table web_form (
  connection_id bigint primary key references connection,
  look          jsonb       not null,
  updated       timestamptz not null
);
