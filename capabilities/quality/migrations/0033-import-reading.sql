-- What a person said of how the file is to be read where the guess was wrong: {encoding, sheet}, and what was guessed.
alter table quality_import add column reading jsonb not null default '{}';
