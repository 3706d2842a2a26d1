-- What a mail claims about its protection, and what the company's own mail server found out about its sender.
alter table ticket_message add column marks text[] not null default '{}';
