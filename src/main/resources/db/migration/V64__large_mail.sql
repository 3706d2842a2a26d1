-- Where the mails lie that were larger than the hub takes. Their events hold the header; the whole is fetched when somebody
-- sends them back into the line after the limit was raised.
create table large_mail (
  event_id      bigint  primary key,
  connection_id bigint  not null,
  folder        text    not null,
  uid_validity  bigint  not null,
  uid           bigint  not null,
  size          bigint  not null,
  gone          boolean not null default false,  -- it was not in the mailbox any more
  sha256        bytea                            -- of the whole mail, once it is here
);
