/**
 * The memory of merges: what was joined, which fields of the survivor changed, and every child that was moved, so
 * that each can be taken back exactly. `schema` is quoted already.
 */
export function mergeStatements(schema: string): string[] {
  return [
    `create table if not exists ${schema}.merge (
      id uuid primary key,
      seq bigint generated always as identity, -- the order in which merges were made
      object text not null,
      into_id uuid not null,
      from_ids uuid[] not null,
      actor_id uuid,
      at timestamptz not null default now(),
      before jsonb not null, -- the survivor's fields that changed
      after jsonb not null,
      undone_at timestamptz,
      undone_by uuid
    )`,
    `create index if not exists merge__into on ${schema}.merge (into_id, seq desc)`,
    `create index if not exists merge__from on ${schema}.merge using gin (from_ids)`,
    `create index if not exists merge__object on ${schema}.merge (object, seq desc)`,
    // A child is a record and the field by which it points at one side of the merge.
    `create table if not exists ${schema}.merge_move (
      merge_id uuid not null references ${schema}.merge (id) on delete cascade,
      object text not null,
      field text not null,
      record_id uuid not null,
      from_id uuid not null,
      -- For lists of links: where it stood, and whether the survivor would stand there without this merge.
      place int,
      kept boolean,
      primary key (merge_id, object, field, record_id, from_id)
    )`,
    // Up to where the history had come: what a person wrote after it is his, not the merge's.
    `alter table ${schema}.merge_move add column if not exists since bigint`,
    `create index if not exists merge_move__record on ${schema}.merge_move (record_id)`,
  ]
}
