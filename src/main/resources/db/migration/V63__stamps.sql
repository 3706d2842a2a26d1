-- For every table that nodes keep in memory: the last transaction that changed it. Whoever finds another one than when he
-- read the table has to read it again.
create table stamp (
  name text primary key,                    -- of the table
  tx   xid8 not null
) with (fillfactor = 50);
insert into stamp select name, pg_current_xact_id() from unnest(array ['automation', 'connection']) as t (name);

create function leave_stamp() returns trigger language plpgsql as $$
begin
  update stamp set tx = pg_current_xact_id() where name = tg_table_name and tx <> pg_current_xact_id();
  return null;
end $$;

-- Deferred: the stamp is locked for the moment of the commit only, and writers of other rows do not wait for each other before.
create constraint trigger automation_stamp after insert or update or delete on automation
  deferrable initially deferred for each row execute function leave_stamp();
create constraint trigger connection_stamp after insert or update or delete on connection
  deferrable initially deferred for each row execute function leave_stamp();
