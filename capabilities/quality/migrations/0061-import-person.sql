-- Whom ids and names of people in the files of a program mean here, as somebody has said: used again for its next file.
create table quality_import_person (
  program text not null, -- '' of a file that no known program has written
  word    text not null, -- the id as it is compared, or the name in small letters
  user_id uuid, -- null: nobody
  used_at timestamptz not null default now(),
  primary key (program, word)
);
