-- Which imports brought in the sample data, so that all of it can be taken away again.
create table quality_sample (
  file      text primary key,
  import_id uuid not null
);
