-- A level is so many minutes from its deadline (-15) or a share of what was promised (-25%).
alter table sla_told rename column minutes to level;
alter table sla_told alter column level type text using level::text;
