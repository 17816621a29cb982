-- What is shared by all workspaces. Workspace roles have no right here at all.
create schema if not exists control;

create table if not exists control.setting (
  name  text primary key,
  value jsonb not null
);

create table if not exists control.applied_migration (
  scope      text not null, -- a schema
  name       text not null,
  applied_at timestamptz not null default now(),
  primary key (scope, name)
);

create table if not exists control.workspace (
  id          uuid primary key,
  name        text not null,
  schema_name text not null unique,
  db_role     text not null,
  is_demo     boolean not null default false,
  created_at  timestamptz not null default now()
);

-- The currency of amounts that name none; null leaves it to the language of the reader.
alter table control.workspace add column if not exists currency text check (currency ~ '^[A-Z]{3}$');

-- Where its people are: what is to be done at night is done in theirs. Null until somebody has said it.
alter table control.workspace add column if not exists time_zone text;

-- What people read in who have not chosen a language; null leaves it to their browsers.
alter table control.workspace add column if not exists locale text check (locale in ('en', 'zh'));

create table if not exists control.account (
  id            uuid primary key,
  email         text not null,
  name          text not null,
  password_hash text, -- null until one is chosen: the printed link signs in first
  locale        text,
  theme         text,
  is_active     boolean not null default true,
  created_at    timestamptz not null default now()
);
alter table control.account add column if not exists keys jsonb; -- keys a person has chosen instead of the usual ones
-- ISO 3166: in whose form he reads dates, times and numbers; null goes by his browser.
alter table control.account add column if not exists region text check (region ~ '^[A-Z]{2}$');
create unique index if not exists account__email on control.account (lower(email));

create table if not exists control.membership (
  workspace_id uuid not null references control.workspace on delete cascade,
  account_id   uuid not null references control.account on delete cascade,
  role         text not null check (role in ('owner', 'admin', 'manager', 'member', 'readonly')),
  primary key (workspace_id, account_id)
);

-- Tokens are kept as SHA-256 only: who reads the table cannot sign in with it.
create table if not exists control.session (
  token_hash   bytea primary key,
  workspace_id uuid not null references control.workspace on delete cascade,
  account_id   uuid not null references control.account on delete cascade,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz not null
);
create index if not exists session__account on control.session (account_id);

create table if not exists control.sign_in_link (
  token_hash   bytea primary key,
  workspace_id uuid not null references control.workspace on delete cascade,
  account_id   uuid not null references control.account on delete cascade,
  expires_at   timestamptz not null
);

create table if not exists control.api_key (
  id           uuid primary key,
  token_hash   bytea not null unique,
  name         text not null,
  workspace_id uuid not null references control.workspace on delete cascade,
  account_id   uuid not null references control.account on delete cascade,
  created_at   timestamptz not null default now(),
  revoked_at   timestamptz
);
-- The most it may do, whatever its person may; null is a key from before there was a choice, which may all he may.
alter table control.api_key add column if not exists role text
  check (role in ('owner', 'admin', 'manager', 'member', 'readonly'));
alter table control.api_key add column if not exists expires_at timestamptz;
alter table control.api_key add column if not exists last_used_at timestamptz;

-- What was asked of the job runner and what became of it; the runner's own tables forget what is done.
create table if not exists control.job (
  id           uuid primary key,
  workspace_id uuid not null references control.workspace on delete cascade,
  name         text not null,
  payload      jsonb not null,
  actor_id     uuid,
  status       text not null default 'queued' check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
  progress     jsonb,
  attempts     int not null default 0,
  max_attempts int not null default 5,
  error        text,
  run_at       timestamptz not null default now(),
  created_at   timestamptz not null default now(),
  started_at   timestamptz,
  finished_at  timestamptz
);
create index if not exists job__recent on control.job (workspace_id, created_at desc, id desc);
