-- What records of an object have to be like, and how many were not, each time somebody counted.
create table quality_rule (
  id          uuid primary key default gen_random_uuid(),
  object      text not null,
  name        text not null check (length(name) between 1 and 200),
  "check"     jsonb not null,
  "when"      jsonb, -- a filter: the rule is about the records it finds; null for all of them
  severity    text not null check (severity in ('warning', 'refusal')),
  on_write    boolean not null,
  on_import   boolean not null,
  is_active   boolean not null,
  created_at  timestamptz not null default now(),
  created_by  uuid,
  changed_at  timestamptz not null default now()
);
create index rule__object on quality_rule (object, created_at);

create table quality_rule_result (
  rule_id  uuid not null references quality_rule (id) on delete cascade,
  at       timestamptz not null default now(),
  failing  bigint not null,
  total    bigint not null, -- the records that the rule is about
  primary key (rule_id, at)
);
