-- What people do without writing to us: which browser is whose, and how often each has been in touch.

create table web_visitor (
  visitor   text        primary key,      -- the random id a web site's script gave a browser
  object    text        not null check (object in ('lead', 'contact')),
  object_id bigint      not null,
  at        timestamptz not null          -- when it last said who it is
);

-- Each time a lead or contact was in touch, in the order line two has met them; kept while an automation counts them.
create table interaction (
  n         bigint      generated always as identity,
  object    text        not null,
  object_id bigint      not null,
  change_id bigint      not null,
  kind      text        not null,         -- opened | clicked | submitted | visited | wrote
  at        timestamptz not null,
  primary key (object, object_id, change_id)
);
create index interaction_order on interaction (object, object_id, n desc) include (kind, at);
create index interaction_at on interaction (at);
