import { mergeStatements } from '#core/migrations/merge.ts'
import { customTables } from '#core/objects/custom/stored.ts'
import type { Model, ModelField, ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'

/**
 * The statements that bring a workspace's schema up to its model: each may run any number of times. They add what
 * is missing and never drop or change what is there.
 */
export function workspaceStatements(model: Model, role: string): string[] {
  const objects = [...model.objects.values()]
  return [
    `create schema if not exists ${quoted(model.schema)}`,
    ...coreTables(quoted(model.schema)),
    ...objects.flatMap((object) => objectTable(model, object)),
    ...objects.flatMap((object) => [...object.fields.values()].flatMap((field) => linkTable(model, object, field))),
    ...objects.flatMap((object) => foreignKeys(model, object)),
    ...settleFunction(quoted(model.schema), role),
    ...ownChecksFunction(quoted(model.schema), role),
    ...grants(model.schema, role),
  ]
}

function grants(schema: string, role: string): string[] {
  return [
    `grant usage on schema ${quoted(schema)} to ${quoted(role)}`,
    `grant select, insert, update, delete on all tables in schema ${quoted(schema)} to ${quoted(role)}`,
    `grant usage, select on all sequences in schema ${quoted(schema)} to ${quoted(role)}`,
  ]
}

/** What makes one object of the model that is new. */
export function objectStatements(model: Model, object: ModelObject, role: string): string[] {
  return [
    ...objectTable(model, object),
    ...[...object.fields.values()].flatMap((field) => linkTable(model, object, field)),
    ...foreignKeys(model, object),
    ...grants(model.schema, role),
  ]
}

/** What makes one field of an object that is new; nothing else of the object is touched. */
export function fieldStatements(
  model: Model,
  { object, field }: { object: ModelObject; field: ModelField },
  role: string,
): string[] {
  // The object as if it had this field alone: its indexes are all there is to make.
  const alone = { ...object, fields: new Map([[field.name, field]]), indexes: [] }
  return [
    ...columnsOf(field).map((column) => `alter table ${object.table} add column if not exists ${column}`),
    ...fieldIndexes(alone),
    ...linkTable(model, object, field),
    ...foreignKeys(model, alone),
    ...(field.linkTable ? grants(model.schema, role) : []),
  ]
}

function objectTable(model: Model, object: ModelObject): string[] {
  const { table, tableName } = object
  const columns = [...object.fields.values()].flatMap((field) => columnsOf(field))
  return [
    `create table if not exists ${table} (
      id uuid primary key,
      rev int not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      created_by uuid,
      updated_by uuid,
      deleted_at timestamptz${columns.map((column) => `,\n      ${column}`).join('')}
    )`,
    // Words and match keys lie beside the record, so that changing its stage does not touch their large indexes.
    `create table if not exists ${object.searchTable} (
      id uuid primary key, words tsvector not null, keys text[] not null, head text, spoken text, initials text
    )`,
    // It was a foreign key once: checked at every write, although one statement writes both rows.
    `alter table ${object.searchTable} drop constraint if exists ${quoted(`${tableName}_search_id_fkey`)}`,
    ...columns.map((column) => `alter table ${table} add column if not exists ${column}`),
    ...['head', 'spoken', 'initials'].map(
      (name) => `alter table ${object.searchTable} add column if not exists ${name} text`,
    ),
    // With this condition a list is counted, and a place far down in it found, without a look at the records.
    `create index if not exists ${quoted(`${tableName}__listed`)} on ${table} (created_at desc, id desc)
      where deleted_at is null`,
    // What it was once.
    `drop index if exists ${quoted(model.schema)}.${quoted(`${tableName}__created`)}`,
    `create index if not exists ${quoted(`${tableName}__trash`)} on ${table} (deleted_at) where deleted_at is not null`,
    // How long the list of words may get that are not in order yet, the connection says: see `openPool`, `createMany`.
    `create index if not exists ${quoted(wordIndex(object))} on ${object.searchTable} using gin (words)`,
    // Each row of an import looks here; a pending list would be read through by every look.
    `create index if not exists ${quoted(`${tableName}_search__keys`)} on ${object.searchTable} using gin (keys)
      with (fastupdate = off)`,
    // It was one index for both once.
    `drop index if exists ${quoted(model.schema)}.${quoted(`${tableName}__found`)}`,
    ...['head', 'spoken', 'initials'].map(
      (name) => `create index if not exists ${quoted(`${tableName}__${name}`)}
      on ${object.searchTable} (${name} text_pattern_ops) where ${name} is not null`,
    ),
    ...fieldIndexes(object),
  ]
}

/** The name of the index of an object's words. */
export function wordIndex({ tableName }: ModelObject): string {
  return `${tableName}_search__words`
}

function columnsOf(field: ModelField): string[] {
  if (field.type === 'autoNumber')
    return [`${quoted(field.columns[0] as string)} bigint generated by default as identity`]
  return field.kind.columns.map(([, type], i) => `${quoted(field.columns[i] as string)} ${type}`)
}

/** Whole indexes, without a condition: what checks a link before its target goes could not use another one. */
function fieldIndexes(object: ModelObject): string[] {
  const { table, tableName } = object
  const asked = object.indexes ?? []
  const links = [...object.fields.values()].filter(
    ({ name, type }) => type === 'link' && !asked.some(([first]) => first === name),
  )
  const listed = [...asked, ...links.map(({ name }) => [name])].map((names) => {
    const columns = names.map((name) => quoted(object.fields.get(name)?.columns[0] ?? name))
    return `create index if not exists ${quoted(`${tableName}__${names.join('_')}`)}
      on ${table} (${columns.join(', ')}, created_at desc, id desc)`
  })
  const unique = [...object.fields.values()]
    .filter((field) => field.unique)
    .map((field) => {
      const column = quoted(field.columns[0] as string)
      const value = field.kind.comparison === 'text' ? `lower(${column})` : column
      return `create unique index if not exists ${quoted(`${tableName}__unique_${field.columns[0]}`)}
      on ${table} (${value}) where deleted_at is null`
    })
  const targets = [...object.fields.values()]
    .filter((field) => field.type === 'linkAny')
    .map((field) => {
      const [id, kind] = field.columns as [string, string]
      return `create index if not exists ${quoted(`${tableName}__${id}`)}
      on ${table} (${quoted(id)}, ${quoted(kind)}, created_at desc)`
    })
  return [...listed, ...unique, ...targets]
}

function linkTable(model: Model, object: ModelObject, field: ModelField): string[] {
  if (!field.linkTable) return []
  const target = model.objects.get(field.target as string) as ModelObject
  const name = `${object.tableName}_${field.name.toLowerCase()}`
  return [
    `create table if not exists ${field.linkTable} (
      record_id uuid not null references ${object.table} (id) on delete cascade,
      target_id uuid not null references ${target.table} (id) on delete cascade,
      place int not null default 0,
      primary key (record_id, target_id)
    )`,
    `create index if not exists ${quoted(`${name}__target`)} on ${field.linkTable} (target_id)`,
  ]
}

// Added once all tables stand, since objects point at each other in circles.
function foreignKeys(model: Model, object: ModelObject): string[] {
  return [...object.fields.values()]
    .filter((field) => (field.type === 'link' || field.type === 'user') && field.target)
    .map((field) => {
      const target = model.objects.get(field.target as string) as ModelObject
      const name = `${object.tableName}__${field.columns[0]}`
      return `do $$ begin
        if not exists (select from pg_constraint where conname = '${name}' and conrelid = '${object.table}'::regclass) then
          alter table ${object.table} add constraint ${quoted(name)}
            foreign key (${quoted(field.columns[0] as string)}) references ${target.table} (id);
        end if; end $$`
    })
}

/**
 * Puts the pending words of one of the workspace's indexes in order. PostgreSQL lets only the owner do that, and the
 * owner is whoever set the database up.
 */
function settleFunction(schema: string, role: string): string[] {
  return [
    `create or replace function ${schema}.settle_search(index regclass) returns void
      language sql security definer set search_path = pg_catalog as $$
        select gin_clean_pending_list(oid) from pg_class where oid = index and relnamespace = '${schema}'::regnamespace
      $$`,
    `revoke all on function ${schema}.settle_search from public`,
    `grant execute on function ${schema}.settle_search to ${quoted(role)}`,
  ]
}

/**
 * For the rest of a transaction the database does not check foreign keys row by row: the caller has looked at all of
 * them at once. Only a superuser may say so, or an owner granted `set on parameter session_replication_role`; of any
 * other owner's database nothing changes.
 */
function ownChecksFunction(schema: string, role: string): string[] {
  return [
    `create or replace function ${schema}.own_checks(is_own boolean) returns void
      language plpgsql security definer set search_path = pg_catalog as $$ begin
        -- Rows that were looked at must not be older than those that are held.
        if current_setting('transaction_isolation') <> 'read committed' then return; end if;
        perform set_config('session_replication_role', case when is_own then 'replica' else 'origin' end, true);
      exception when insufficient_privilege then null; end $$`,
    `revoke all on function ${schema}.own_checks from public`,
    `grant execute on function ${schema}.own_checks to ${quoted(role)}`,
  ]
}

/** History, outbox and remembered answers: the tables of every workspace that no object owns. */
function coreTables(schema: string): string[] {
  return [
    `create table if not exists ${schema}.field_choice (
      object text not null,
      field text not null,
      value text not null,
      label text not null,
      added_by uuid,
      added_at timestamptz not null default now(),
      primary key (object, field, value)
    )`,
    `alter table ${schema}.field_choice add column if not exists label_zh text, add column if not exists hue text,
      add column if not exists place int, add column if not exists is_retired boolean not null default false`,
    ...customTables(schema),
    `create table if not exists ${schema}.history (
      id bigint generated always as identity,
      at timestamptz not null default now(),
      object text not null,
      record_id uuid not null,
      rev int not null,
      action text not null,
      actor_id uuid,
      cause text,
      before jsonb,
      after jsonb,
      primary key (id, at)
    ) partition by range (at)`,
    `create table if not exists ${schema}.history_rest partition of ${schema}.history default`,
    `create index if not exists history__record on ${schema}.history (record_id, id desc)`,
    `create index if not exists history__cause on ${schema}.history (cause, id) where cause is not null`,
    // Read in the order (xid, seq): a transaction that took its number early may commit late, and by seq alone its
    // rows would be passed over.
    `create table if not exists ${schema}.outbox (
      seq bigint generated always as identity,
      xid xid8 not null default pg_current_xact_id(),
      at timestamptz not null default now(),
      event text not null,
      object text,
      record_id uuid,
      rev int,
      actor_id uuid,
      payload jsonb,
      primary key (xid, seq)
    )`,
    `create table if not exists ${schema}.idempotency (
      actor_id uuid not null, key text not null, request_hash bytea not null, status int, body text,
      at timestamptz not null default now(), primary key (actor_id, key)
    )`,
    // What a list shows, under a name: its address and its columns.
    `create table if not exists ${schema}.saved_view (
      id uuid primary key, object text not null, name text not null,
      scope text not null check (scope in ('own', 'team', 'all')),
      address text not null, columns jsonb, owner_id uuid not null, rev int not null default 1,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
      deleted_at timestamptz
    )`,
    `create index if not exists saved_view__owner on ${schema}.saved_view (owner_id, object)`,
    ...mergeStatements(schema),
  ]
}

/** Makes the partition of history for a month (given by any day in it, UTC); rows before go to the default one. */
export function historyPartition(schema: string, day: Date): string {
  const from = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), 1))
  const to = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1))
  const name = `history_${from.toISOString().slice(0, 7).replace('-', '_')}`
  return `create table if not exists ${quoted(schema)}.${quoted(name)} partition of ${quoted(schema)}.history
    for values from ('${from.toISOString()}') to ('${to.toISOString()}')`
}
