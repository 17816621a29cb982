-- A rule that wants a text, a number or a day to be unique looks it up at every write. Only who owns a table may make
-- an index for that: this does it for the workspace, on its own tables, and takes away what no rule asks for any more.
create function quality_rule_indexes(target regclass, wanted text[]) returns void
language plpgsql security definer set search_path from current as $$
declare
  prefix text;
  place text;
  one record;
begin
  select c.relname || '__rule_', n.nspname into prefix, place
    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where c.oid = target
      and n.oid = (select relnamespace from pg_catalog.pg_class where oid = 'quality_rule'::regclass);
  if prefix is null then return; end if;
  perform pg_catalog.set_config('lock_timeout', '3s', true);
  for one in
    select c.relname from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
    where i.indrelid = target and pg_catalog.starts_with(c.relname, prefix)
      and not c.relname = any (select pg_catalog.left(prefix || w, 63) from pg_catalog.unnest(wanted) w)
  loop
    execute pg_catalog.format('drop index %I.%I', place, one.relname);
  end loop;
  for one in
    select attname, atttypid = 'pg_catalog.text'::regtype as is_text from pg_catalog.pg_attribute
    where attrelid = target and attname = any (wanted) and not attisdropped
  loop
    execute pg_catalog.format('create index if not exists %I on %s (%s) where deleted_at is null',
      pg_catalog.left(prefix || one.attname, 63), target,
      case when one.is_text then pg_catalog.format('lower(%I)', one.attname) else pg_catalog.quote_ident(one.attname) end);
  end loop;
end $$;
