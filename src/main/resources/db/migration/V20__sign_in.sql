-- How staff come in.

alter table staff add column theme text not null default 'auto' check (theme in ('auto', 'light', 'dark'));

-- Links that open one door once: to create the first administrator (no staff), or to choose a password.
create table staff_link (
  hash     bytea primary key,               -- sha-256 of the link's secret
  staff_id bigint references staff on delete cascade,
  expires  timestamptz not null
);

-- Wrong passwords per account and address, so that guessing is slow and nobody else is locked out.
create table sign_in_failure (
  email    text        not null,
  address  text        not null,
  failures integer     not null,
  last     timestamptz not null,
  primary key (email, address)
);
