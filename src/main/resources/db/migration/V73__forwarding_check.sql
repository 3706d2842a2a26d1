-- The last trial of each connection: does mail to the company's address arrive here?
create table forwarding_check (
  connection_id bigint      primary key,
  token         text        not null unique,  -- stands in the trial mail
  address       text        not null,         -- where it was sent to
  sent          timestamptz not null,
  arrived       timestamptz,
  trouble       text                          -- why it could not be sent
);
