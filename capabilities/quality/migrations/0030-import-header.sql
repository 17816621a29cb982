-- What people chose for a column against the guess: proposed for columns of that name in other files.
create table quality_import_header (
  object  text not null,
  header  text not null, -- the name of the column in small letters, without blanks and signs
  field   text, -- null: such a column is not imported
  used_at timestamptz not null default now(),
  primary key (object, header)
);
