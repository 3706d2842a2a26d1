-- Answers kept for requests that may be sent again with the same Idempotency-Key.
create table api_idempotency (
  token    text        not null,            -- name of the token it was sent with
  key      text        not null,
  request  bytea       not null,            -- sha-256 of path and body
  status   smallint,
  body     text,
  headers  text,
  at       timestamptz not null,
  primary key (token, key)
);
create index api_idempotency_at on api_idempotency (at);

-- What the API's lists filter by.
create index contact_phone on contact (phone) where phone is not null;
create index contact_email on contact (email) where email is not null;
create index lead_phone on lead (phone) where phone is not null;
create index lead_email on lead (email) where email is not null;
create index event_at on event using brin (at);
