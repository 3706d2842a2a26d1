-- Each number of the list can be named by itself, and taken off it.
alter table do_not_advertise add column id bigint generated always as identity;
create unique index do_not_advertise_id on do_not_advertise (id);
