import { pairTable } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { cluster, type Edge } from '#capabilities/quality/engine/group/cluster.ts'
import { nameGroups } from '#capabilities/quality/engine/group/entities.ts'
import { linkCeiling, linkFloor } from '#capabilities/quality/engine/group/group.ts'
import { keyOf } from '#capabilities/quality/merging/connect.ts'
import { neverPairs } from '#capabilities/quality/merging/never.ts'
import type { Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import { quoted } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'

type PairRow = { readonly left: string; readonly right: string; readonly weight: number }

/** Bits against two records of a group that make no pair: all that is known of them is that they stay below even. */
const unpaired = linkFloor / 2

/**
 * Brings the lasting names of groups up to date with the pairs: all of an object after a scan, or only what hangs
 * together with the records that changed. Groups that joined or split are told as `quality.entitiesChanged`.
 */
export async function nameEntities(ctx: Ctx, object: string, touched?: readonly string[]): Promise<void> {
  const pairs = touched === undefined ? await allPairs(ctx, object) : await pairsAround(ctx, object, touched)
  const before = await namesBefore(ctx, object, touched === undefined ? undefined : [...touched, ...recordsOf(pairs)])
  const groups = groupsOf(pairs, await neverPairs(ctx, object, recordsOf(pairs)))
  const { ids, events } = nameGroups(groups, before, uuidv7)
  const gone = [...before.keys()].filter((id) => !ids.has(id))
  const changed = [...ids].filter(([id, name]) => before.get(id) !== name)
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

function entityTable(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.quality_entity`
}

const undecided = `status in ('open', 'later')`

function allPairs(ctx: Ctx, object: string): Promise<PairRow[]> {
  return ctx.db.rows<PairRow>({
    text: `select left_id as left, right_id as right, weight from ${pairTable(ctx)} where object = $1 and ${undecided}`,
    values: [object],
  })
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
      select left_id as left, right_id as right, weight from ${table} where object = $1 and ${undecided}
        and left_id in (select id from near)`,
    values: [object, touched],
  })
}

async function namesBefore(ctx: Ctx, object: string, ids: readonly string[] | undefined): Promise<Map<string, string>> {
  const table = entityTable(ctx)
  const rows = await ctx.db.arrays({
    text: `select record_id, entity_id from ${table} where object = $1 ${
      ids === undefined ? '' : `and entity_id in (select entity_id from ${table} where record_id = any($2::uuid[]))`
    }`,
    values: ids === undefined ? [object] : [object, ids],
  })
  return new Map(rows as [string, string][])
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
