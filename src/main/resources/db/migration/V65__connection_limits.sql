-- Limits and tokens of connections, shared by all nodes.

-- Calls that were taken from the present window of each unit.
create table connection_budget (
  connection_id bigint      not null,
  unit          text        not null,      -- SECONDS … MONTHS
  start         timestamptz not null,      -- of the window
  used          bigint      not null,
  primary key (connection_id, unit)
) with (fillfactor = 50);

-- Connections whose provider asked to slow down.
create table connection_rest (
  connection_id bigint      primary key,
  until         timestamptz not null
);

-- Tokens that providers gave; the row is locked while a new one is fetched.
create table connection_token (
  connection_id bigint      primary key,
  sealed        bytea,                     -- encrypted JSON object; null before the first
  renewed       timestamptz
);

create function take_budget(connection bigint, of_unit text, window_start timestamptz, most bigint, wanted bigint)
returns bigint language plpgsql as $$
declare
  before bigint;
  granted bigint;
begin
  insert into connection_budget (connection_id, unit, start, used) values (connection, of_unit, window_start, 0)
  on conflict (connection_id, unit) do nothing;
  select case when start < window_start then 0 else used end into before
  from connection_budget where connection_id = connection and unit = of_unit for update;
  granted := greatest(0, least(wanted, most - before));
  update connection_budget set start = greatest(start, window_start), used = before + granted
  where connection_id = connection and unit = of_unit;
  return granted;
end $$;
