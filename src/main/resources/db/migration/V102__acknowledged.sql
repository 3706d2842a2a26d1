-- How many of a mail domain were acknowledged lately.
create index ticket_acknowledged on ticket (lower(split_part(answer_to, '@', 2)), created) where may_acknowledge and answer_to is not null;
