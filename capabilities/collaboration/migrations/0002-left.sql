-- A window that is closed may still have a word on its way; it is told apart by what it left behind.
alter table collaboration_presence add column has_left boolean not null default false;
