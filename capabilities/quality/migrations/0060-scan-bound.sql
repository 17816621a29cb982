-- What the latest scan of an object saw: how many records, how many pairs it found and put into the queue, and how many
-- left the queue because their records are alike no more.
alter table quality_scan
  add column records int,
  add column found   int,
  add column kept    int,
  add column gone    int;
