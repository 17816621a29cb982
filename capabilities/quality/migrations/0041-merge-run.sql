-- Many merges done at once: asked for by a person, or by themselves after a scan. Taken back as one.
create table quality_merge_run (
  id             uuid primary key,
  object         text not null,
  kind           text not null check (kind in ('asked', 'auto')),
  threshold      float8 not null check (threshold between 0 and 1),
  status         text not null default 'running'
                 check (status in ('running', 'stopping', 'done', 'undoing', 'undone')),
  groups         int, -- how many were found; null until looked for
  expected_wrong float8 not null default 0, -- merges, by the probabilities
  created_at     timestamptz not null default now(),
  created_by     uuid,
  finished_at    timestamptz,
  undone_at      timestamptz,
  undone_by      uuid
);
create index quality_merge_run__recent on quality_merge_run (object, created_at desc, id desc);

-- A group of the run: the merge it became, or why it was left alone.
create table quality_merge_run_item (
  run_id      uuid not null references quality_merge_run on delete cascade,
  place       int not null,
  ids         uuid[] not null,
  probability float8 not null, -- of its weakest link
  merge_id    uuid,
  skipped     text, -- the code of a refusal, or `conflict`, `owners`
  undone      text, -- `yes`, or the code of what kept it from being taken back
  primary key (run_id, place)
);
create index quality_merge_run_item__merge on quality_merge_run_item (merge_id) where merge_id is not null;
