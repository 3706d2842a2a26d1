-- People who look at the company's web site, and what was said in the window there. The window reads these rows only.
create table chat_visitor (
  id            text        primary key,    -- random; stands in the visitor's sealed token
  connection_id bigint      not null references connection,
  name          text, email text, phone text,
  page          text, title text, referrer text, language text,
  first_seen    timestamptz not null,
  seen          timestamptz not null
);
create index chat_visitor_seen on chat_visitor (connection_id, seen desc);

create table chat_line (
  id        bigint generated always as identity primary key,
  visitor   text        not null references chat_visitor on delete cascade,
  direction text        not null check (direction in ('in', 'out')),
  key       text        not null,           -- the browser's or the message's own: the same line twice is one
  text      text        not null,
  at        timestamptz not null,
  unique (visitor, key)
);
create index chat_line_visitor on chat_line (visitor, id);
