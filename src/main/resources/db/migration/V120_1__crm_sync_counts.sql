-- How many records have a row: counted as links are written, not at every look.
alter table sync_checkpoint add column links bigint not null default 0;
update sync_checkpoint c set links = (select count(*) from sync_link l where l.sync_id = c.sync_id and not l.gone);

-- Of a record whose row is gone, found without walking through all links.
create index sync_link_gone on sync_link (sync_id, record_id) where gone;

-- The CRM's values are kept only where they differ from ours.
alter table sync_link alter column theirs drop not null;
