-- What was done to many records at once, how far it is, and what was passed over.
create table bulk_change (
  id          uuid primary key,
  object      text not null,
  which       jsonb not null,
  change      jsonb not null,
  status      text not null check (status in ('queued', 'running', 'done', 'failed', 'undoing', 'undone')),
  total       int not null,
  counts      jsonb not null default '{}',
  reasons     jsonb not null default '[]',
  after_id    uuid, -- the last record that was looked at
  error       text,
  created_by  uuid,
  created_at  timestamptz not null default now(),
  finished_at timestamptz
);
create index bulk_change__latest on bulk_change (id desc);
