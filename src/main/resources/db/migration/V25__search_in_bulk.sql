-- Words of new records wait in a longer list before they are sorted into the search indexes: in bulk that is far cheaper,
-- and a search reads the list as well.
alter index contact_search set (gin_pending_list_limit = 16384);
alter index lead_search set (gin_pending_list_limit = 16384);
alter index ticket_search set (gin_pending_list_limit = 16384);
