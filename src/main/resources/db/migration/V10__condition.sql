-- What conditions need to answer in SQL as they answer in memory. All immutable, so that indexes can be built on them.

-- Texts are compared composed and in lower case, letter by letter.
create function plain_text(text) returns text language sql immutable strict parallel safe
return lower(normalize($1, NFC) collate pg_c_utf8);

-- Without accents: decomposed, marks dropped, and the one Vietnamese letter that does not decompose.
create function folded_text(text) returns text language sql immutable strict parallel safe
return lower(translate(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd') collate pg_c_utf8);

-- A custom field as one type; json of another kind reads as null, never as an error.
create function custom_text(jsonb) returns text language sql immutable parallel safe
return case when jsonb_typeof($1) = 'string' then $1 #>> '{}' end;

create function custom_number(jsonb) returns numeric language sql immutable parallel safe
return case when jsonb_typeof($1) = 'number' then ($1 #>> '{}')::numeric end;

create function custom_boolean(jsonb) returns boolean language sql immutable parallel safe
return case when jsonb_typeof($1) = 'boolean' then ($1 #>> '{}')::boolean end;

create function custom_reference(jsonb) returns bigint language sql immutable parallel safe
return case when jsonb_typeof($1) = 'number'
             and ($1 #>> '{}')::numeric = trunc(($1 #>> '{}')::numeric)
             and abs(($1 #>> '{}')::numeric) < 9223372036854775808 then ($1 #>> '{}')::numeric::bigint end;

create function custom_tags(jsonb) returns text[] language sql immutable parallel safe
return case when jsonb_typeof($1) = 'array'
            then array(select e #>> '{}' from jsonb_array_elements($1) as e where jsonb_typeof(e) = 'string') end;

-- The pattern fixes the ISO form, so neither DateStyle nor the session's zone has a say.
create function custom_date(jsonb) returns date language sql immutable parallel safe
return case when jsonb_typeof($1) = 'string'
             and $1 #>> '{}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
             and pg_input_is_valid($1 #>> '{}', 'date') then ($1 #>> '{}')::date end;

create function custom_instant(jsonb) returns timestamptz language sql immutable parallel safe
return case when jsonb_typeof($1) = 'string'
             and $1 #>> '{}' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$'
             and pg_input_is_valid($1 #>> '{}', 'timestamptz')
            then regexp_replace($1 #>> '{}', '(\.[0-9]{6})[0-9]+', '\1')::timestamptz end;
