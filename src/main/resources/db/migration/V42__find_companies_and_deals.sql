-- Companies and deals are found by parts of their names, as people are.
create index account_search on account using gin (plain(name) gin_trgm_ops) with (gin_pending_list_limit = 16384);
create index opportunity_search on opportunity using gin (plain(name) gin_trgm_ops) with (gin_pending_list_limit = 16384);
