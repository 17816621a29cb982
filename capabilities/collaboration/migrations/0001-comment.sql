-- What people say to each other about a record, of any object.
create table collaboration_comment (
  id         uuid primary key,
  rev        int not null default 1,
  object     text not null,
  record_id  uuid not null, -- no foreign key: a comment may be about any object, each a table of its own
  body       text not null check (char_length(body) between 1 and 10000), -- people in it as @[id]
  created_at timestamptz not null default now(),
  created_by uuid not null,
  edited_at  timestamptz,
  deleted_at timestamptz,
  deleted_by uuid
);
create index collaboration_comment__record on collaboration_comment (record_id, created_at desc, id desc);

-- Sent twice, or clicked twice: one reaction.
create table collaboration_reaction (
  comment_id uuid not null references collaboration_comment on delete cascade,
  user_id    uuid not null,
  kind       text not null check (kind in ('like', 'love', 'celebrate', 'laugh', 'look', 'done')),
  at         timestamptz not null default now(),
  primary key (comment_id, user_id, kind)
);

-- Who is told of what is said. Whoever left is kept too, so that a later comment of his does not bring him back.
create table collaboration_follower (
  id        uuid primary key default gen_random_uuid(),
  object    text not null,
  record_id uuid not null,
  user_id   uuid not null,
  follows   boolean not null,
  at        timestamptz not null default now(),
  constraint collaboration_follower__once unique (record_id, object, user_id)
);
create index collaboration_follower__user on collaboration_follower (user_id);

-- Which records are open on whose screens. Nothing of it outlives a crash, nor should it.
create unlogged table collaboration_presence (
  tab       uuid primary key,
  object    text not null,
  record_id uuid not null,
  user_id   uuid not null,
  field     text, -- the one being edited
  seen_at   timestamptz not null default now()
);
create index collaboration_presence__record on collaboration_presence (record_id);
