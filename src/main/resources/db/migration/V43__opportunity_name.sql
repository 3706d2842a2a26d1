-- A deal may be named by its name in forms and files.
create index opportunity_name on opportunity (plain_text(name));
