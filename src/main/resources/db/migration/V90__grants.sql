-- People on their way to a provider's page and back. The secret that opens a row is only in their browser.
create table grant_attempt (
  hash          bytea       primary key,   -- sha-256 of the secret
  connection_id bigint      not null references connection,
  session       bytea       not null,      -- sha-256 of the session's id
  sealed        bytea       not null,      -- encrypted JSON object
  expires       timestamptz not null
);
