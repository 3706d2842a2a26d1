-- What the three lines write for every event is kept cheap.

-- Each of these would lock its parent row at every insert, and all workers at once the row of one busy connection.
-- Connections, automations, events and changes are never deleted while something points to them.
alter table event         drop constraint event_connection_id_fkey;
alter table event_outcome drop constraint event_outcome_event_id_fkey;
alter table tally         drop constraint tally_connection_id_fkey;
alter table run           drop constraint run_automation_id_fkey;
alter table run           drop constraint run_change_id_fkey;
alter table message       drop constraint message_connection_id_fkey;

-- A message changes its state two or three times. With its columns that change outside of every index, and room in its page,
-- such a change touches no index.
drop index message_external;
alter table message set (fillfactor = 45);
create table message_at_provider (
  connection_id bigint not null,
  external_id   text   not null,
  message_id    bigint not null,
  primary key (connection_id, external_id, message_id)
);
insert into message_at_provider select connection_id, external_id, id from message where external_id is not null;
