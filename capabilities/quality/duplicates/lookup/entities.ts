import { pairTable } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { cluster, type Edge } from '#capabilities/quality/engine/group/cluster.ts'
import { nameGroups } from '#capabilities/quality/engine/group/entities.ts'
import { linkCeiling, linkFloor } from '#capabilities/quality/engine/group/group.ts'
import { keyOf } from '#capabilities/quality/merging/connect.ts'
import { neverPairs } from '#capabilities/quality/merging/never.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import { quoted } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'

type PairRow = { readonly left: string; readonly right: string; readonly weight: number }

/** Bits against two records of a group that make no pair: all that is known of them is that they stay below even. */
const unpaired = linkFloor / 2

/**
 * Brings the lasting names of groups up to date with the pairs: all of an object after a scan, or only what hangs
 * together with the records that changed. Groups that joined or split are told as `quality.entitiesChanged`.
 *
 * A record in the trash keeps its name there and has no say: what was merged or deleted comes back under it. A record
 * that others became part of keeps its name while it stands alone.
 */
export async function nameEntities(ctx: Ctx, object: string, touched?: readonly string[]): Promise<void> {
  if (touched === undefined) await forgetPurged(ctx, object)
  const pairs = touched === undefined ? await allPairs(ctx, object) : await pairsAround(ctx, object, touched)
  const known = await namesBefore(ctx, object, touched === undefined ? undefined : [...touched, ...recordsOf(pairs)])
  const before = new Map(known.map(({ record, entity }) => [record, entity]))
  const groups = groupsOf(pairs, await neverPairs(ctx, object, recordsOf(pairs)))
  const grouped = new Set(groups.flat())
  const alone = known.filter(({ record, isSurvivor }) => isSurvivor && !grouped.has(record))
  const { ids, events } = nameGroups([...groups, ...alone.map(({ record }) => [record])], before, uuidv7)
  const gone = [...before.keys()].filter((id) => !ids.has(id))
  const changed = [...ids].filter(([id, name]) => before.get(id) !== name).toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (gone.length > 0) {
    await ctx.db.count({ text: `delete from ${entityTable(ctx)} where record_id = any($1::uuid[])`, values: [gone] })
  }
  if (changed.length > 0) {
    await ctx.db.count({
      text: `insert into ${entityTable(ctx)} as e (record_id, object, entity_id)
        select r.id, $2, r.entity from json_to_recordset($1::json) r(id uuid, entity uuid)
        on conflict (record_id) do update set entity_id = excluded.entity_id, since = now()`,
      values: [JSON.stringify(changed.map(([id, entity]) => ({ id, entity }))), object],
    })
  }
  if (events.joined.length > 0 || events.split.length > 0) {
    await emit(ctx, 'quality.entitiesChanged', { object, ...events })
  }
}

async function forgetPurged(ctx: Ctx, object: string): Promise<void> {
  await ctx.db.count({
    text: `delete from ${entityTable(ctx)} e where e.object = $1
      and not exists (select from ${objectOf(ctx, object).table} t where t.id = e.record_id)`,
    values: [object],
  })
}

/**
 * The survivor of a merge bears the lasting name: its own, or else that of the first record merged into it that has
 * one, or a new one. Nothing else is to be done where the whole group became one record, as nearly always.
 */
export async function nameSurvivor(
  ctx: Ctx,
  { object, into, from }: { object: string; into: string; from: readonly string[] },
): Promise<void> {
  const table = entityTable(ctx)
  await ctx.db.count({
    text: `insert into ${table} (record_id, object, entity_id)
      select $1::uuid, $2, coalesce((select e.entity_id from unnest($3::uuid[]) with ordinality f(id, place)
        join ${table} e on e.record_id = f.id order by f.place limit 1), $4::uuid)
      on conflict (record_id) do nothing`,
    values: [into, object, from, uuidv7()],
  })
  const [left] = await ctx.db.arrays({
    text: `select from ${pairTable(ctx)} p where p.object = $2 and p.${undecided} and p.left_id = $1
      union all select from ${pairTable(ctx)} p where p.object = $2 and p.${undecided} and p.right_id = $1
      union all select from ${table} e join ${table} o on o.entity_id = e.entity_id and o.record_id <> all($3::uuid[])
        where e.record_id = any($3::uuid[]) limit 1`,
    values: [into, object, [into, ...from]],
  })
  if (left) await nameEntities(ctx, object, [into, ...from])
}

/** After a merge was taken back: records that go by one name again keep it, others are named by their pairs. */
export async function nameApart(ctx: Ctx, object: string, ids: readonly string[]): Promise<void> {
  const [row] = await ctx.db.arrays({
    text: `select count(*) = $2::int and count(distinct e.entity_id) = 1 and exists (
        select from ${pairTable(ctx)} p where p.left_id = any($1::uuid[]) and p.right_id = any($1::uuid[]) and p.${undecided})
      from ${entityTable(ctx)} e where e.record_id = any($1::uuid[])`,
    values: [ids, ids.length],
  })
  if (row?.[0] !== true) await nameEntities(ctx, object, ids)
}

export function entityTable(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.quality_entity`
}

const undecided = `status in ('open', 'later')`

function allPairs(ctx: Ctx, object: string): Promise<PairRow[]> {
  return ctx.db.rows<PairRow>({
    text: `select p.left_id as left, p.right_id as right, p.weight from ${pairTable(ctx)} p ${living(ctx, object)}
      where p.object = $1 and p.${undecided}`,
    values: [object],
  })
}

/** Only pairs of which both records are there. */
function living(ctx: Ctx, object: string): string {
  const { table } = objectOf(ctx, object)
  return `join ${table} l on l.id = p.left_id and l.deleted_at is null
    join ${table} r on r.id = p.right_id and r.deleted_at is null`
}

/** The pairs that hang together with some records, those they had a name with included. */
function pairsAround(ctx: Ctx, object: string, touched: readonly string[]): Promise<PairRow[]> {
  const table = pairTable(ctx)
  return ctx.db.rows<PairRow>({
    text: `with recursive near as (
        select id from unnest($2::uuid[]) t(id)
        union select e.record_id from ${entityTable(ctx)} e
          join ${entityTable(ctx)} o on o.entity_id = e.entity_id where o.record_id = any($2::uuid[])
        union select case when p.left_id = n.id then p.right_id else p.left_id end from near n
          join ${table} p on (p.left_id = n.id or p.right_id = n.id) and p.object = $1 and p.${undecided}
      )
      select p.left_id as left, p.right_id as right, p.weight from ${table} p ${living(ctx, object)}
      where p.object = $1 and p.${undecided} and p.left_id in (select id from near)`,
    values: [object, touched],
  })
}

type Known = { readonly record: string; readonly entity: string; readonly isSurvivor: boolean }

/** Names of living records; `isSurvivor` of those that others became part of. */
function namesBefore(ctx: Ctx, object: string, ids: readonly string[] | undefined): Promise<Known[]> {
  const table = entityTable(ctx)
  return ctx.db.rows<Known>({
    text: `select e.record_id as record, e.entity_id as entity, exists (
        select from ${quoted(ctx.model.schema)}.merge m
        where m.into_id = e.record_id and m.object = $1 and m.undone_at is null) as "isSurvivor"
      from ${table} e join ${objectOf(ctx, object).table} t on t.id = e.record_id and t.deleted_at is null
      where e.object = $1 ${
        ids === undefined ? '' : `and e.entity_id in (select entity_id from ${table} where record_id = any($2::uuid[]))`
      }`,
    values: ids === undefined ? [object] : [object, ids],
  })
}

function recordsOf(pairs: readonly PairRow[]): string[] {
  return [...new Set(pairs.flatMap(({ left, right }) => [left, right]))].toSorted()
}

/**
 * Groups of two and more, by average linkage over the pairs. Whom somebody said to be two no third record brings
 * together.
 */
function groupsOf(found: readonly PairRow[], never: ReadonlySet<string>): string[][] {
  const pairs = found.filter(({ left, right }) => !never.has(keyOf(left, right)))
  const ids = recordsOf(pairs)
  const places = new Map(ids.map((id, i) => [id, i]))
  const weights = new Map<number, number>()
  const edges = pairs.map(({ left, right, weight }): Edge => {
    const [a, b] = [places.get(left)!, places.get(right)!].toSorted((x, y) => x - y) as [number, number]
    weights.set(a * ids.length + b, weight)
    return { a, b, weight }
  })
  const labels = cluster({
    size: ids.length,
    edges,
    scoreOf: (a, b) =>
      never.size > 0 && never.has(keyOf(ids[a]!, ids[b]!))
        ? -Infinity
        : (weights.get(Math.min(a, b) * ids.length + Math.max(a, b)) ?? unpaired),
    cut: 0,
    floor: linkFloor,
    ceiling: linkCeiling,
  })
  const groups = new Map<number, string[]>()
  for (const [i, label] of labels.entries()) groups.set(label, [...(groups.get(label) ?? []), ids[i]!])
  return [...groups.values()].filter((members) => members.length > 1)
}
