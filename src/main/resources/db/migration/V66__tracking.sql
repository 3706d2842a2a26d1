-- Who opened what we sent, and clicked in it.

-- Whether a mail's links lead over the hub: null where nobody said, and then its purpose and its connection decide.
alter table message add column track boolean;

create table message_response (
  message_id bigint  primary key,
  opened     timestamptz,                 -- first; a click shows that it was opened
  opens      integer not null default 0,  -- pictures loaded
  clicked    timestamptz,                 -- first
  clicks     integer not null default 0
);
