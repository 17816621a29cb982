-- Which reminders have been given: each moment of each record once, also after the server was away.
create table planning_reminded (
  record_id uuid not null,
  at        timestamptz not null,
  primary key (record_id, at)
);

-- A task that repeats: which task came after it, and what holds for the ones to come where this one was changed alone.
create table planning_repeat (
  task_id uuid primary key,
  next_id uuid,
  apart   jsonb
);

-- What is to be reminded of within the next minutes, of however many tasks there are.
create index task__planning_remind_at on task (remind_at) where remind_at is not null and deleted_at is null;
create index task__planning_due on task (due_at) where remind_before is not null and deleted_at is null;
create index meeting__planning_remind_at on meeting (remind_at) where remind_at is not null and deleted_at is null;
create index meeting__planning_starts on meeting (starts_at) where remind_before is not null and deleted_at is null;
