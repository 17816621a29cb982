-- How much of each field is there and right, by owner and by source, as the latest measurement found it: of earlier
-- days it is not kept, for it is fields times owners every day.
create table quality_health_cell (
  object  text not null,
  kind    text not null check (kind in ('owner', 'source')),
  key     text not null,
  field   text not null,
  records int not null,
  filled  int not null,
  invalid int not null, -- of those filled
  odd     int not null, -- of those filled, written otherwise than most
  primary key (object, kind, key, field)
);
