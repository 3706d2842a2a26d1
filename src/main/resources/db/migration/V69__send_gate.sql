-- Who agreed to what, who took it back. Rows are only ever added; of one address, channel and purpose the newest counts.
create table consent (
  id       bigint generated always as identity primary key,
  channel  text        not null,            -- sms | mail …, as message.channel
  address  text        not null,            -- normalised: E.164, lower case mail address
  purpose  text        not null check (purpose in ('transactional', 'advertising')),
  given    boolean     not null,            -- false: taken back
  actor    text        not null,            -- staff:3, api:shop, person …
  way      text        not null,            -- console | api | link | word …
  evidence text        not null,            -- what shows it: a form, a recording, the text that was sent
  at       timestamptz not null,            -- when the person said so
  recorded timestamptz not null             -- when it was written down
);
create index consent_address on consent (address, channel, purpose, at desc, id desc);

create function ledger_only_grows() returns trigger language plpgsql as $$
begin
  raise exception 'found a % on %, wanted none: its rows are evidence; add a newer row instead', tg_op, tg_table_name;
end $$;
create trigger consent_only_grows before update or delete on consent for each row execute function ledger_only_grows();

-- Numbers that no advertising may go to, such as the national list.
create table do_not_advertise (
  address text        primary key,          -- E.164
  source  text        not null,
  at      timestamptz not null
);

-- Advertising that was let through: what the caps count.
create table gate_pass (
  message_id bigint      primary key,
  channel    text        not null,
  address    text        not null,
  at         timestamptz not null
);
create index gate_pass_address on gate_pass (address, channel, at desc);

-- The rule that holds a message back, or that ended it.
create table message_gate (
  message_id bigint      primary key,
  rule       text        not null,
  until      timestamptz,                   -- the next permitted moment; null when there is none
  since      timestamptz not null
);

alter table message add constraint message_purpose check (purpose in ('transactional', 'advertising')) not valid;
