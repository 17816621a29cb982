-- Where a value comes from that no person entered. It counts only as long as the record still holds this very value.
create table quality_provenance (
  object     text not null,
  record_id  uuid not null,
  field      text not null, -- a part of an address by its path: address.city
  value      jsonb not null,
  rule       text not null,
  source     text not null, -- what it was read from, as +86 571 8765 4321
  confidence real not null check (confidence between 0 and 1),
  fill_id    uuid,
  at         timestamptz not null default now(),
  primary key (record_id, field)
);

-- One look through an object for what can be filled, and what became of it.
create table quality_fill (
  id         uuid primary key default gen_random_uuid(),
  object     text not null,
  status     text not null check (status in ('looking', 'ready', 'filling', 'filled', 'undoing', 'undone', 'failed')),
  groups     jsonb not null default '[]', -- per rule: how many, and how often it was right where the answer is known
  rules      jsonb not null default '[]', -- those that were chosen
  counts     jsonb not null default '{}',
  error      text,
  created_at timestamptz not null default now(),
  created_by uuid
);
create index fill__newest on quality_fill (object, created_at desc);

create table quality_fill_item (
  fill_id    uuid not null references quality_fill (id) on delete cascade,
  record_id  uuid not null,
  field      text not null,
  rule       text not null,
  value      jsonb not null,
  source     text not null,
  confidence real not null,
  status     text not null default 'found' check (status in ('found', 'filled', 'left', 'undone', 'kept')),
  primary key (fill_id, record_id, field)
);
create index fill_item__rule on quality_fill_item (fill_id, rule, record_id);

-- One line: whether records are filled after they were written, and how far in the outbox that has come.
create table quality_fill_setting (
  one      boolean primary key default true check (one),
  on_write boolean not null default true,
  place    text
);
insert into quality_fill_setting default values;
