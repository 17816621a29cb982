-- Two records that may describe the same thing, and what was decided about them.
create table quality_duplicate_pair (
  id          uuid primary key default gen_random_uuid(),
  object      text not null,
  left_id     uuid not null, -- no foreign key: a pair may be of any object, each a table of its own
  right_id    uuid not null,
  score       float8 not null check (score between 0 and 1),
  weight      float8 not null, -- the evidence in bits: finer than the score, which ends near 1
  why         jsonb not null default '[]',
  status      text not null default 'open' check (status in ('open', 'merged', 'dismissed', 'later')),
  reason      text,
  resolved_by uuid,
  resolved_at timestamptz,
  merge_id    uuid,
  found_at    timestamptz not null default now(),
  seen_at     timestamptz not null default now(), -- by the latest scan that found it
  -- A pair has no direction: storing the smaller id first lets the unique key see (a,b) and (b,a) as one.
  constraint duplicate_pair__ordered check (left_id < right_id),
  constraint duplicate_pair__once unique (left_id, right_id)
);

-- The review screen reads the pairs of one object in one state, the surest first.
create index duplicate_pair__review on quality_duplicate_pair (object, status, weight desc, id desc);
create index duplicate_pair__right on quality_duplicate_pair (right_id);
create index duplicate_pair__merge on quality_duplicate_pair (merge_id) where merge_id is not null;

-- What the latest scan learned of an object: how much each likeness says, so that one record can be weighed at once.
create table quality_match_model (
  object  text primary key,
  model   jsonb not null,
  made_at timestamptz not null default now()
);

-- Up to which entry of the history the latest scan of an object has seen everything.
create table quality_scan (
  object     text primary key,
  history_id bigint not null,
  at         timestamptz not null default now()
);
