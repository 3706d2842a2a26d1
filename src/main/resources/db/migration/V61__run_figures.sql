-- Figures of the last weeks are read by time; runs arrive in its order, so a small index of ranges is enough.
create index run_at on run using brin (at) with (pages_per_range = 32, autosummarize = on);
