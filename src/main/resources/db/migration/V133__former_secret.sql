-- Posts of a webhook are signed with its former secret too, until its receiver knows the new one.
alter table subscription
  add former_secret text,        -- sealed
  add former_until  timestamptz; -- signs along until then
