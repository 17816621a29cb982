import type { WhyTwo } from '#capabilities/quality/contract-merging.ts'
import { matchColumns, readCells } from '#capabilities/quality/duplicates/columns.ts'
import { scoreRecords } from '#capabilities/quality/duplicates/evidence.ts'
import { reasons } from '#capabilities/quality/duplicates/match.ts'
import { modelFor } from '#capabilities/quality/duplicates/model.ts'
import { reopenPair } from '#capabilities/quality/duplicates/pairs.ts'
import { tableOf } from '#capabilities/quality/duplicates/scan.ts'
import { readSides } from '#capabilities/quality/duplicates/sides.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors as coreErrors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import { newValues } from '#core/records/select.ts'

/** What speaks for and against two records being one: as the scan found, or weighed now where it did not. */
export async function whyTwo(ctx: Ctx, asked: { object: string; left: string; right: string }): Promise<WhyTwo> {
  const ids = await visible(ctx, asked.object, [asked.left, asked.right])
  const [left, right] = ids.toSorted() as [string, string]
  const [row] = await ctx.db.rows<{ score: number; weight: number; why: string; status: WhyTwo['status'] }>({
    text: `select score, weight, why, status from ${tableOf(ctx)} where left_id = $1 and right_id = $2`,
    values: [left, right],
  })
  const known = { left, right, status: row?.status ?? null }
  if (row && row.why !== '[]')
    return { ...known, probability: row.score, weight: row.weight, why: JSON.parse(row.why) as WhyTwo['why'] }
  const weigh = await scaleFor(ctx, asked.object, [left, right])
  return { ...known, ...weigh(left, right) }
}

type Weighed = Pick<WhyTwo, 'probability' | 'weight' | 'why'>

/** Weighs two records of some that are read once. */
async function scaleFor(
  ctx: Ctx,
  object: string,
  ids: readonly string[],
): Promise<(left: string, right: string) => Weighed> {
  const { columns } = matchColumns(ctx, object)
  const cells = await readCells(ctx, object, ids)
  const model = await modelFor(ctx, object, columns)
  return (left, right) => {
    const { probability, weight, why } = scoreRecords(model, columns, [cells.get(left) ?? {}, cells.get(right) ?? {}])
    return { probability, weight, why: reasons(why) }
  }
}

/**
 * Remembers that records are different ones: each from each, or `apart` from each of the others. Also of two that no
 * scan has paired: none ever will.
 */
export async function dismissRecords(
  ctx: Ctx,
  asked: { object: string; ids: readonly string[]; apart?: string | undefined; reason?: string | undefined },
): Promise<{ pairs: string[] }> {
  const ids = await visible(ctx, asked.object, asked.ids)
  const apart = asked.apart?.toLowerCase()
  if (apart !== undefined && !ids.includes(apart)) throw coreErrors.recordNotFound({ object: asked.object, id: apart })
  const two = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => (a < b ? [a, b] : [b, a]) as [string, string]))
  const chosen = apart === undefined ? two : two.filter(([a, b]) => a === apart || b === apart)
  const weigh = await scaleFor(ctx, asked.object, ids)
  const fresh = (await unpaired(ctx, chosen)).map(([left, right]) => ({ left, right, ...weigh(left, right) }))
  const rows = await ctx.db.arrays({
    text: `with made as (
        insert into ${tableOf(ctx)} (object, left_id, right_id, score, weight, why, status, reason, resolved_by, resolved_at)
        select $2, f."left", f."right", f.probability, f.weight, f.why, 'dismissed', $4, $5, now()
        from json_to_recordset($1::json) f("left" uuid, "right" uuid, probability float8, weight float8, why jsonb)
        on conflict (left_id, right_id) do nothing returning id
      ), said as (
        update ${tableOf(ctx)} p set status = 'dismissed', reason = $4, resolved_by = $5, resolved_at = now()
        from json_to_recordset($3::json) g("left" uuid, "right" uuid)
        where p.left_id = g."left" and p.right_id = g."right" and p.status in ('open', 'later') returning p.id
      ) select id from made union all select id from said`,
    values: [
      JSON.stringify(fresh),
      asked.object,
      JSON.stringify(chosen.map(([left, right]) => ({ left, right }))),
      asked.reason ?? null,
      ctx.actor.id,
    ],
  })
  return { pairs: rows.map(([id]) => id as string) }
}

async function unpaired(ctx: Ctx, two: readonly [string, string][]): Promise<[string, string][]> {
  const rows = await ctx.db.arrays({
    text: `select g."left", g."right" from json_to_recordset($1::json) g("left" uuid, "right" uuid)
      where not exists (select from ${tableOf(ctx)} p where p.left_id = g."left" and p.right_id = g."right")`,
    values: [JSON.stringify(two.map(([left, right]) => ({ left, right })))],
  })
  return rows as [string, string][]
}

/** Puts open pairs off. */
export async function postponePairs(ctx: Ctx, pairs: readonly string[]): Promise<{ pairs: string[] }> {
  const ids = await decidable(ctx, pairs)
  await ctx.db.count({
    text: `update ${tableOf(ctx)} set status = 'later', resolved_by = $2, resolved_at = now()
      where id = any($1::uuid[]) and status = 'open'`,
    values: [ids, ctx.actor.id],
  })
  return { pairs: ids }
}

/** Opens pairs again, whatever was said of them; those that were merged are taken apart. */
export async function reopenPairs(ctx: Ctx, pairs: readonly string[]): Promise<{ pairs: string[] }> {
  for (const id of pairs) await reopenPair(ctx, id)
  return { pairs: [...pairs] }
}

/** Pairs of which the reader may see both records; refuses the first that is not there for him. */
async function decidable(ctx: Ctx, pairs: readonly string[]): Promise<string[]> {
  const wrong = pairs.find((id) => !isUuid(id))
  if (wrong !== undefined) throw errors.pairNotFound({ id: wrong })
  const rows = (await ctx.db.arrays({
    text: `select id, object, left_id, right_id from ${tableOf(ctx)} where id = any($1::uuid[]) order by id for update`,
    values: [pairs],
  })) as [string, string, string, string][]
  for (const name of new Set(rows.map(([, object]) => object))) {
    const own = rows.filter(([, object]) => object === name)
    const sides = await readSides(
      ctx,
      objectOf(ctx, name),
      own.flatMap(([, , left, right]) => [left, right]),
    )
    const hidden = own.find(([, , left, right]) => !sides.has(left) || !sides.has(right))
    if (hidden) throw errors.pairNotFound({ id: hidden[0] })
  }
  const missing = pairs.find((id) => !rows.some(([found]) => found === id))
  if (missing !== undefined) throw errors.pairNotFound({ id: missing })
  return rows.map(([id]) => id)
}

/** The ids in lower case, each once; refuses one that is not there for the reader. */
async function visible(ctx: Ctx, name: string, given: readonly string[]): Promise<string[]> {
  const { object } = matchColumns(ctx, name)
  const ids = [...new Set(given.map((id) => id.toLowerCase()))]
  const wrong = ids.find((id) => !isUuid(id))
  if (wrong !== undefined) throw coreErrors.recordNotFound({ object: name, id: wrong })
  if (ids.length < 2) throw coreErrors.mergeSame()
  const values = newValues()
  const place = values.add(ids)
  const rows = await ctx.db.arrays({
    text: `select t.id from ${object.table} t where t.id = any(${place}::uuid[]) and t.deleted_at is null
      and ${condition(ctx, object, { action: 'read', alias: 't', add: values.add })}`,
    values: values.list,
  })
  const found = new Set(rows.map(([id]) => id))
  const missing = ids.find((id) => !found.has(id))
  if (missing !== undefined) throw coreErrors.recordNotFound({ object: name, id: missing })
  return ids
}
