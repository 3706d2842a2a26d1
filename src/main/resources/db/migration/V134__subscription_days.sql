-- What a subscription was given on each day of the company's zone.
create table subscription_day (
  subscription_id bigint not null references subscription on delete cascade,
  day             date   not null,
  delivered       bigint not null,
  failed          bigint not null, -- attempts
  primary key (subscription_id, day)
) with (fillfactor = 50);
