-- Of one object: which record of a group stays, which value of each field, and what is merged without asking.
create table quality_merge_rules (
  object     text primary key,
  rules      jsonb not null,
  auto       jsonb not null,
  rev        int not null default 1,
  updated_at timestamptz not null default now(),
  updated_by uuid
);
