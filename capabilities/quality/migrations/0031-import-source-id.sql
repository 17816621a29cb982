-- Under which id another program had a record, so that what it exports later finds the record it points at.
create table quality_source_id (
  program   text not null,
  object    text not null,
  key       text not null,
  record_id uuid not null, -- no foreign key: a record may be of any object, each a table of its own
  import_id uuid not null,
  primary key (program, object, key)
);
create index quality_source_id__import on quality_source_id (import_id);

-- What rows of a running import point at by such an id and nobody knows yet: it may stand further down in the file.
create table quality_source_link (
  import_id uuid not null references quality_import on delete cascade,
  row_no    bigint not null,
  line      bigint not null,
  object    text not null,
  record_id uuid not null,
  field     text not null,
  target    text not null,
  key       text not null,
  primary key (import_id, row_no, field)
);
