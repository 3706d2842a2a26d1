-- How the watch over each mailbox goes, for people to see.
create table mailbox_state (
  connection_id bigint      primary key,
  way           text,                         -- idle: the server tells of new mail; poll: it is asked; push: mail is brought to us
  looked        timestamptz,                  -- the last look that came to its end
  last_mail     timestamptz,                  -- when the last mail was committed
  backlog       bigint      not null default 0  -- mails seen on the server and not yet taken
);

-- Why a mail could not be had whole from its server, and since when.
alter table large_mail
  add column trouble    text,
  add column trouble_at timestamptz;

-- The mails of POP3 mailboxes that are taken already, by the names their server gives them.
create table pop3_taken (
  connection_id bigint      not null,
  uidl          text        not null,
  at            timestamptz not null,
  primary key (connection_id, uidl)
);
