-- The keys under which one record is filed, so that its likely duplicates are found by equality alone. Which keys
-- are worth keeping, the latest scan chose; what changes between two scans is filed anew within a minute.
create table quality_match_key (
  record_id uuid primary key,
  object    text not null,
  keys      int[] not null
);

create index match_key__keys on quality_match_key using gin (keys) with (fastupdate = off);
create index match_key__object on quality_match_key (object);

-- Up to which entry of the history changed records were matched one by one since the latest scan.
alter table quality_scan add column matched_id bigint;
