-- What the console reads, kept quick with millions of rows.

-- The counters of all connections, noted once a minute.
create table traffic (
  at       timestamptz primary key,
  received bigint not null
);

-- Events of one connection and kind, newest first.
create index event_connection on event (connection_id, kind, id);

-- Search without accents: lower case, marks taken off, đ as d.
create function plain(words text) returns text immutable parallel safe language sql
return regexp_replace(normalize(translate(lower(words), 'đ', 'd'), NFD), U&'[\0300-\036F]', '', 'g');

create extension if not exists pg_trgm;
create index contact_search on contact using gin (plain(coalesce(name, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(email, '') || ' ' || coalesce(company, '')) gin_trgm_ops);
create index lead_search on lead using gin (plain(coalesce(name, '') || ' ' || coalesce(phone, '') || ' ' || coalesce(email, '') || ' ' || coalesce(company, '')) gin_trgm_ops);
create index ticket_search on ticket using gin (plain(coalesce(subject, '')) gin_trgm_ops);
create index message_contact on message (contact_id, id desc) where contact_id is not null;
