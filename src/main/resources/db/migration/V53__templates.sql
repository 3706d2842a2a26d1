-- What messages say. Every version stays, with who wrote it.

create table message_template (
  id       bigint generated always as identity primary key,
  key      text        not null unique,     -- names it in automations
  content  jsonb       not null,            -- kind, name, language, object, subject, text, html …
  pack     text,                            -- the industry pack it came with
  version  integer     not null default 1,
  author   text        not null,
  created  timestamptz not null,
  updated  timestamptz not null
);

create table message_template_version (
  template_id bigint      not null references message_template on delete cascade,
  version     integer     not null,
  content     jsonb       not null,
  author      text        not null,
  at          timestamptz not null,
  primary key (template_id, version)
);
