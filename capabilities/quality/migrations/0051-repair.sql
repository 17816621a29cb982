-- Steps that are kept under a name: to be done again, by hand, every night, or on a file.
create table quality_recipe (
  id         uuid primary key,
  name       text not null,
  object     text not null,
  steps      jsonb not null,
  every      text not null default 'never' check (every in ('never', 'night', 'week')),
  created_at timestamptz not null default now(),
  created_by uuid,
  updated_at timestamptz not null default now()
);

-- A repair as it was done: its steps, how far it is, what came of it. History keeps `step:<id>` as the cause of
-- every change it made, so that all of it can be taken back.
create table quality_step (
  id            uuid primary key,
  recipe_id     uuid,
  name          text not null,
  object        text not null,
  steps         jsonb not null,
  status        text not null default 'queued'
                check (status in ('queued', 'running', 'done', 'failed', 'undoing', 'undone')),
  after_id      uuid, -- records up to this one are done: a run that was stopped goes on behind it
  counts        jsonb not null default '{}', -- looked at, changed, skipped; restored and kept by an undo
  examples      jsonb not null default '[]',
  score_before  float8,
  score_after   float8,
  error         text,
  created_at    timestamptz not null default now(),
  created_by    uuid,
  finished_at   timestamptz
);
create index quality_step__recent on quality_step (created_at desc, id desc);
