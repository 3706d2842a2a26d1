-- Questions that are asked again and again, because a provider does not call: since is how far it has told.
alter table question add column every int;  -- seconds; null for a question that is asked until it is answered
