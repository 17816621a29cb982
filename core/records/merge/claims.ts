import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { historyEnd, isEditedSince } from '#core/records/merge/children.ts'
import { isLinkField, originalsOf, type Claim, type PathOf, type Step } from '#core/records/merge/originals.ts'
import { linkedIds, type Snapshot } from '#core/records/merge/take-back.ts'
import type { Values } from '#core/records/values.ts'
import { quoted } from '#platform/db/pool.ts'

/** What open merges moved of a record's own links and may still give back, the latest merge first. */
export async function claimsOn(ctx: Ctx, object: ModelObject, id: string): Promise<Claim[]> {
  const schema = quoted(ctx.model.schema)
  return ctx.db.rows<Claim>({
    text: `select m.merge_id as merge, m.field, o.object, m.from_id as "from", o.into_id as "into", m.place, m.kept
      from ${schema}.merge_move m join ${schema}.merge o on o.id = m.merge_id
      where m.object = $1 and m.record_id = $2 and o.undone_at is null
        and (m.place is not null or not ${isEditedSince(ctx)})
      order by o.seq desc`,
    values: [object.name, id],
  })
}

/**
 * What a merge did to its survivor, links as originals; `claims` are those from before it. A link that it replaced is
 * no longer the matter of earlier merges; what it put in its place never was.
 */
export async function settleLinks(
  ctx: Ctx,
  object: ModelObject,
  { id, claims, change }: { id: string; claims: readonly Claim[]; change: Snapshot },
): Promise<Snapshot> {
  const names = Object.keys(change.after).filter((name) => isLink(object, name))
  if (names.length === 0) return change
  const before = originalsOf(object.fields, change.before, claims)
  const stood = (name: string) => new Set(idsIn(object, name, change.before[name]))
  const stands = (name: string) => new Set(idsIn(object, name, change.after[name]))
  const isOver = (claim: Claim) => {
    const end = endOf(claim, claims)
    return names.includes(claim.field) && !(stood(claim.field).has(end) && stands(claim.field).has(end))
  }
  await dropClaims(ctx, object, id, claims.filter(isOver))
  return {
    before,
    after: originalsOf(
      object.fields,
      change.after,
      claims.filter((claim) => !isOver(claim)),
    ),
  }
}

/** Where one stands now who was moved, and whom later merges moved on. */
function endOf({ field, into }: Claim, claims: readonly Claim[]): string {
  const left = claims.filter((claim) => claim.field === field)
  for (let at = into; ;) {
    const next = left.findIndex(({ from }) => from === at)
    const [step] = next < 0 ? [] : left.splice(next, 1)
    if (!step) return at
    at = step.into
  }
}

function isLink(object: ModelObject, name: string): boolean {
  const field = object.fields.get(name)
  return field !== undefined && isLinkField(field)
}

function idsIn(object: ModelObject, name: string, value: unknown): string[] {
  return linkedIds(object, [{ [name]: value } as Values]).map(({ id }) => id)
}

async function dropClaims(ctx: Ctx, object: ModelObject, id: string, claims: readonly Claim[]): Promise<void> {
  if (claims.length === 0) return
  await ctx.db.count({
    text: `delete from ${quoted(ctx.model.schema)}.merge_move m
      using json_to_recordset($1::json) g(merge uuid, field text, "from" uuid)
      where m.merge_id = g.merge and m.object = $2 and m.field = g.field and m.record_id = $3 and m.from_id = g."from"`,
    values: [JSON.stringify(claims), object.name, id],
  })
}

/** Puts claims in place of all that open merges have on these fields of the record. */
export async function replaceClaims(
  ctx: Ctx,
  object: ModelObject,
  id: string,
  { fields, claims }: { fields: readonly string[]; claims: readonly Claim[] },
): Promise<void> {
  const links = fields.filter((name) => isLink(object, name))
  if (links.length === 0) return
  const schema = quoted(ctx.model.schema)
  await ctx.db.count({
    text: `delete from ${schema}.merge_move m using ${schema}.merge g where g.id = m.merge_id and g.undone_at is null
      and m.object = $1 and m.record_id = $2 and m.field = any($3::text[])`,
    values: [object.name, id, links],
  })
  if (claims.length === 0) return
  await ctx.db.count({
    text: `insert into ${schema}.merge_move (merge_id, object, field, record_id, from_id, place, kept, since)
      select g.merge, $2, g.field, $3::uuid, g."from", g.place, g.kept, ${historyEnd(ctx)}
      from json_to_recordset($1::json) g(merge uuid, field text, "from" uuid, place int, kept boolean)`,
    values: [JSON.stringify(claims.filter(({ field }) => links.includes(field))), object.name, id],
  })
}

/** Where open merges led the records that these values link to. */
export async function pathsFrom(ctx: Ctx, object: ModelObject, originals: Values): Promise<PathOf> {
  const steps = new Map<string, Step>()
  for (let ids = linkedIds(object, [originals]).map(({ id }) => id); ids.length > 0;) {
    const rows = (await ctx.db.arrays({
      text: `select m.object, f.id, m.into_id, m.id from ${quoted(ctx.model.schema)}.merge m, unnest(m.from_ids) f(id)
        where m.from_ids && $1::uuid[] and f.id = any($1::uuid[]) and m.undone_at is null`,
      values: [ids],
    })) as [string, string, string, string][]
    const fresh = rows.filter(([name, id]) => !steps.has(`${name} ${id}`))
    for (const [name, id, into, merge] of fresh) steps.set(`${name} ${id}`, { id, into, merge })
    ids = fresh.map(([, , into]) => into)
  }
  return (name, id) => {
    const path: Step[] = []
    // A merged record that somebody took out of the trash may have become a survivor itself: then the path is a ring.
    for (let step = steps.get(`${name} ${id}`); step && path.length < steps.size;) {
      path.push(step)
      step = steps.get(`${name} ${step.into}`)
    }
    return path
  }
}
