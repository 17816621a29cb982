import type { Bulk, BulkAsked } from '#capabilities/bulk/contract.ts'
import { errors } from '#capabilities/bulk/errors.ts'
import { findBulk, managesAll, move, shown, tableOf } from '#capabilities/bulk/stored.ts'
import { countFound } from '#capabilities/bulk/which.ts'
import { mustPossibly } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { parseValues } from '#core/records/values.ts'
import { uuidv7 } from '#platform/uuid.ts'

type Queue = (ctx: Ctx, payload: { id: string }) => Promise<string>

/** Queues it. */
export async function startBulk(ctx: Ctx, asked: BulkAsked, later: Queue): Promise<Bulk> {
  const object = checked(ctx, asked)
  const total = await countFound(ctx, object, asked.which)
  if (total === 0) throw errors.nothingFound()
  const id = uuidv7()
  await ctx.db.count({
    text: `insert into ${tableOf(ctx)} (id, object, which, change, status, total, created_by)
      values ($1, $2, $3::jsonb, $4::jsonb, 'queued', $5, $6)`,
    values: [id, object.name, JSON.stringify(asked.which), JSON.stringify(asked.change), total, ctx.actor.id],
  })
  await later(ctx, { id })
  return shown(await findBulk(ctx, id))
}

/** Queues taking it back: by who did it, or by who manages. */
export async function undoBulk(ctx: Ctx, id: string, later: Queue): Promise<Bulk> {
  const bulk = await seenBulk(ctx, id)
  if (!(await move(ctx, id, 'undoing', 'done', 'failed'))) throw errors.wrongState({ status: bulk.status })
  await later(ctx, { id })
  return shown(await findBulk(ctx, id))
}

/** One that the reader may see: his own, or any where he manages. */
export async function seenBulk(ctx: Ctx, id: string): Promise<Bulk> {
  const bulk = await findBulk(ctx, id)
  if (!managesAll(ctx) && bulk.byId !== ctx.actor.id) throw errors.changeNotFound({ id })
  return shown(bulk)
}

/** What is asked for makes sense, and could be done with some record. */
export function checked(ctx: Ctx, { object: name, which, change }: BulkAsked): ModelObject {
  const object = objectOf(ctx, name)
  const byFilter = which.filter !== undefined || which.q !== undefined
  if (which.ids !== undefined && byFilter) throw errors.whichUnclear()
  mustPossibly(ctx, object, 'values' in change ? 'update' : 'delete')
  if (!('values' in change)) return object
  if (Object.keys(change.values).length === 0) throw errors.nothingToChange()
  parseValues(object, change.values)
  return object
}
