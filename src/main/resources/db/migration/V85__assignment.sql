-- Who may be given work: weights, working members, absence, capacity; and the work that waits because nobody is free.
alter table staff_group drop constraint staff_group_mode_check;
alter table staff_group add constraint staff_group_mode_check check (mode in ('sequential', 'random', 'weighted', 'load'));

alter table staff_group_member
  add column weight  smallint not null default 1 check (weight between 1 and 100), -- share of the work in a weighted group
  add column working boolean  not null default true,                               -- false: a member who is given nothing new
  add column credit  integer  not null default 0;                                  -- what a weighted member is behind its share

alter table staff add column capacity integer check (capacity > 0); -- open tickets and tasks at once; null: any number

create table staff_absence (
  id       bigint generated always as identity primary key,
  staff_id bigint      not null references staff on delete cascade,
  since    timestamptz not null,
  until    timestamptz not null,            -- the first moment of being back
  note     text,
  check (until > since)
);
create index staff_absence_staff on staff_absence (staff_id, until);

-- Which group takes new records that come without an owner. No row: nobody, save that a newcomer's contact goes to whoever takes
-- the first ticket. A contact's row without a group: really nobody.
create table assignment_rule (
  object   text primary key check (object in ('ticket', 'contact', 'account', 'lead', 'task')),
  group_id bigint references staff_group on delete cascade
);

create table assignment_wait (
  object    text        not null,
  object_id bigint      not null,
  group_id  bigint      not null references staff_group on delete cascade,
  since     timestamptz not null,
  primary key (object, object_id)
);
create index assignment_wait_group on assignment_wait (group_id, since);
