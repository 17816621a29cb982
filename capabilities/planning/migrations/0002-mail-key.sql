-- What links in mails are signed with. Whoever can read this table can read everything else here as well.
create table planning_mail_key (key bytea not null);
insert into planning_mail_key
  select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'utf8'));
