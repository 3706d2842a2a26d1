-- The runs of a record are found by its changes, which say whose they are; a second index of the same was a third of what writing a run cost.
drop index run_object;
