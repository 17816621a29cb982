-- Records that are believed to be one thing, under a name that lasts: it stays while records join and leave. A record
-- without a line here is a thing of its own.
create table quality_entity (
  record_id uuid primary key,
  object    text not null,
  entity_id uuid not null,
  since     timestamptz not null default now()
);

create index entity__members on quality_entity (entity_id);
