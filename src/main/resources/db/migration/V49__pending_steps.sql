-- Actions that are done later than their automation was triggered. A row exists while its action is to come; how it went
-- stands in the run. Its id comes from the sequence of change: when due it waits in change_queue like a change.
create table pending_step (
  id            bigint      primary key,
  run_id        bigint      not null,
  automation_id bigint      not null,
  change_id     bigint      not null,
  step          smallint    not null,       -- place in the list of actions, from 0
  lane          text        not null,
  due           timestamptz not null,
  unique (run_id, step)
);
create index pending_step_automation on pending_step (automation_id, due);
create index pending_step_lane on pending_step (lane);
create index run_pending on run (id) where state = 'pending';
