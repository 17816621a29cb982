-- The state of the data, once a day: how much of it is there, right, fresh, at one with itself and there only once.
create table quality_health (
  day       date not null,
  object    text not null,
  kind      text not null check (kind in ('all', 'field', 'owner', 'source')),
  key       text not null, -- the field, the owner's id, the source; '' for all
  dimension text not null check (dimension in
            ('score', 'completeness', 'validity', 'uniqueness', 'freshness', 'consistency')),
  score     float8 not null check (score between 0 and 1),
  good      float8 not null, -- what of `total` is as it should be: records, or values
  total     float8 not null,
  primary key (object, day, kind, key, dimension)
);

-- How much a field counts, where that was set by hand; else it follows from the object's definition.
create table quality_weight (
  object text not null,
  field  text not null,
  weight float8 not null check (weight between 0 and 10),
  primary key (object, field)
);

-- Values that the latest measurement found wrong (validity), or written otherwise than most write them
-- (consistency); `meant` is what to write instead, where that is known.
create table quality_bad_value (
  object    text not null,
  field     text not null, -- a field or a part of one, as address.city
  dimension text not null check (dimension in ('validity', 'consistency')),
  value     text not null,
  meant     text,
  primary key (object, field, dimension, value)
);

-- A number that left the band in which it was to be expected from the days before.
create table quality_alarm (
  id         uuid primary key default gen_random_uuid(),
  day        date not null,
  object     text not null,
  kind       text not null,
  key        text not null,
  dimension  text not null,
  value      float8 not null,
  low        float8 not null,
  high       float8 not null,
  created_at timestamptz not null default now(),
  closed_at  timestamptz,
  closed_by  uuid,
  constraint quality_alarm__once unique (object, day, kind, key, dimension)
);
create index quality_alarm__open on quality_alarm (object, day desc) where closed_at is null;
