-- Which record of ours a record of another system is.
create table foreign_record (
  connection_id bigint      not null references connection on delete cascade,
  object        text        not null,
  key           text        not null,       -- its id there
  object_id     bigint      not null,
  deleted       timestamptz,                -- it is gone there; ours stays
  updated       timestamptz not null,
  primary key (connection_id, object, key)
);
create index foreign_record_object on foreign_record (object, object_id);
