-- What somebody is to know, until he has dealt with it.
create table planning_notification (
  id         uuid primary key,
  user_id    uuid not null,
  kind       text not null,
  object     text,
  record_id  uuid, -- no foreign key: it may be of any object
  path       text, -- where it leads when it is about no single record
  by_id      uuid,
  text       text not null default '',
  details    jsonb not null default '{}',
  -- Things that belong together, as the many records one bulk change hands over, are one notification that counts.
  once       text,
  count      int not null default 1,
  in_app     boolean not null default true,
  mail       text not null default 'off' check (mail in ('off', 'daily', 'now')),
  queued_at  timestamptz, -- a mail with it is on its way
  claimed_at timestamptz, -- and being sent
  mailed_at  timestamptz,
  created_at timestamptz not null default now(),
  read_at    timestamptz,
  done_at    timestamptz,
  constraint planning_notification__once unique (user_id, once)
);

-- The inbox, and what was dealt with, the latest first.
create index planning_notification__inbox on planning_notification (user_id, id desc) where in_app and done_at is null;
create index planning_notification__done on planning_notification (user_id, id desc) where in_app and done_at is not null;
-- The number on the bell.
create index planning_notification__unread on planning_notification (user_id) where in_app and read_at is null and done_at is null;
-- What is still to be sent by mail.
create index planning_notification__mail on planning_notification (user_id) where mail <> 'off' and mailed_at is null;

-- How each person wants to be told. Who never said anything has no row.
create table planning_person (
  user_id     uuid primary key,
  time_zone   text,
  kinds       jsonb not null default '{}', -- only what differs from what is usual
  digest_hour smallint not null default 8 check (digest_hour between 0 and 23),
  quiet_from  text,
  quiet_to    text,
  digested_on date
);
