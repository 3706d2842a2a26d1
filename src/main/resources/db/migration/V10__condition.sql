-- What conditions need to answer in SQL as they answer in memory. All immutable, so that indexes can be built on them.

-- Texts are compared composed and in lower case, letter by letter. Asking first is five times cheaper than normalising.
create function plain_text(text) returns text language sql immutable parallel safe
return lower(case when $1 is nfc normalized then $1 else normalize($1, NFC) end collate pg_c_utf8);

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
create function custom_date(value jsonb) returns date language plpgsql immutable strict parallel safe as $$
declare
  written text := value #>> '{}';
begin
  if jsonb_typeof(value) = 'string' and written ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' and pg_input_is_valid(written, 'date') then
    return written::date;
  end if;
  return null;
end $$;

create function custom_instant(value jsonb) returns timestamptz language plpgsql immutable strict parallel safe as $$
declare
  written text := regexp_replace(value #>> '{}', '(\.[0-9]{6})[0-9]{1,3}(?=Z|[+-])', '\1');
begin
  if jsonb_typeof(value) = 'string'
     and written ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$'
     and pg_input_is_valid(written, 'timestamptz') then
    return written::timestamptz;
  end if;
  return null;
end $$;
