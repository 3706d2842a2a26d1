-- Programs that hear of changes: each reads the log of changes from a position of its own.
create table subscription (
  id            bigint generated always as identity primary key,
  name          text        not null unique,
  outlet        text        not null check (outlet in ('webhook', 'kafka')),
  url           text,                        -- of a webhook
  secret        text,                        -- sealed; signs what is posted
  connection_id bigint references connection, -- the Kafka cluster
  topic         text,
  objects       text[]      not null default '{}', -- empty: all
  kinds         text[]      not null default '{}', -- empty: all
  fields        text[]      not null default '{}', -- empty: all
  active        boolean     not null default true,
  position      bigint      not null,        -- the last change that was read
  failures      integer     not null default 0, -- one after the other, without a success between
  retry_at      timestamptz,                 -- the receiver is left alone until then
  trouble       text,
  trouble_at    timestamptz,
  delivered     bigint      not null default 0,
  delivered_at  timestamptz,
  created       timestamptz not null,
  updated       timestamptz not null
) with (fillfactor = 50);

-- What could not be delivered at once. A record's later changes wait behind it, unless it is parked.
create table subscription_item (
  subscription_id bigint      not null references subscription on delete cascade,
  change_id       bigint      not null,
  lane            text        not null,
  attempts        smallint    not null,
  due             timestamptz not null,
  parked          boolean     not null default false,
  reason          text,
  since           timestamptz not null,
  primary key (subscription_id, change_id)
);
create index subscription_item_waiting on subscription_item (subscription_id, lane, change_id) where not parked;
create index subscription_item_parked on subscription_item (subscription_id, change_id) where parked;
