-- One uploaded file and what became of it. The file itself lies under TEND_HOME/files/imports.
create table quality_import (
  id          uuid primary key,
  name        text not null,
  size        bigint not null,
  sha256      text not null,
  format      text not null,
  encoding    text,
  delimiter   text,
  status      text not null default 'uploaded'
              check (status in ('uploaded', 'mapped', 'running', 'done', 'failed', 'undoing', 'undone')),
  object      text, -- also `activity`: notes, calls, meetings and tasks in one file
  columns     jsonb not null, -- name, samples, guess, order of its dates
  signature   text not null, -- of the column names: the same export has the same
  mapping     jsonb,
  total_rows  bigint, -- null until the whole file was read once
  -- How many rows are in the base for good. Written in the transaction that writes them, so that a run goes on
  -- where it was stopped and does nothing twice.
  done_rows   bigint not null default 0,
  counts      jsonb not null default '{}',
  reasons     jsonb not null default '[]', -- what was corrected, filled, left out, rejected; with examples
  undone      jsonb, -- what was taken back, and what was kept and why
  rate        float8, -- rows a second
  error       jsonb,
  created_at  timestamptz not null default now(),
  created_by  uuid,
  started_at  timestamptz,
  finished_at timestamptz
);
create index quality_import__recent on quality_import (created_at desc, id desc);

-- Rows that could not be taken over, as they were, to be repaired and imported again.
create table quality_import_reject (
  import_id uuid not null references quality_import on delete cascade,
  row_no    bigint not null,
  line      bigint not null,
  cells     jsonb not null,
  field     text,
  code      text not null,
  params    jsonb not null,
  primary key (import_id, row_no)
);

-- How a record was before an import first changed it, so that an undo restores even its revision.
create table quality_import_touch (
  import_id  uuid not null references quality_import on delete cascade,
  object     text not null,
  record_id  uuid not null,
  rev        int not null,
  updated_at timestamptz not null,
  updated_by uuid,
  undone     boolean not null default false,
  primary key (import_id, record_id)
);

-- The mapping last used for a file with these columns.
create table quality_import_mapping (
  signature text primary key,
  mapping   jsonb not null,
  used_at   timestamptz not null default now()
);
