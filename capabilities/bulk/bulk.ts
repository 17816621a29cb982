import type { Bulk, BulkAsked, BulkPreview } from '#capabilities/bulk/contract.ts'
import { errors } from '#capabilities/bulk/errors.ts'
import { findBulk, managesAll, move, shown, tableOf } from '#capabilities/bulk/stored.ts'
import { mostTried, trial } from '#capabilities/bulk/trial.ts'
import { countFound, nextFound } from '#capabilities/bulk/which.ts'
import { mustPossibly } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { listRecords } from '#core/records/list.ts'
import { parseValues } from '#core/records/values.ts'
import { uuidv7 } from '#platform/uuid.ts'

const mostExamples = 5
type Queue = (ctx: Ctx, payload: { id: string }) => Promise<string>

/** How many records it is about, what becomes of the first of them, and how a few would look. Nothing is written. */
export async function previewBulk(ctx: Ctx, asked: BulkAsked): Promise<BulkPreview> {
  const object = checked(ctx, asked)
  const count = await countFound(ctx, object, asked.which)
  const first = await nextFound(ctx, object, asked.which, { after: null, until: null, limit: mostTried })
  const ids = first.slice(0, mostExamples)
  const fields = 'values' in asked.change ? Object.keys(asked.change.values) : []
  const { items } =
    ids.length === 0
      ? { items: [] }
      : await listRecords(ctx, object.name, {
          filter: { id: { in: ids } },
          fields: [object.title, ...fields],
          sort: 'createdAt',
        })
  const after = 'values' in asked.change ? parseValues(object, asked.change.values) : {}
  return {
    count,
    trial: await trial(ctx, object, { asked: asked.change, ids: first }),
    examples: items.map((item) => ({
      id: item.id as string,
      title: titleOf(item[object.title]),
      before: Object.fromEntries(fields.map((name) => [name, item[name] ?? null])),
      after,
    })),
  }
}

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

function checked(ctx: Ctx, { object: name, which, change }: BulkAsked): ModelObject {
  const object = objectOf(ctx, name)
  const byFilter = which.filter !== undefined || which.q !== undefined
  if (which.ids !== undefined && byFilter) throw errors.whichUnclear()
  mustPossibly(ctx, object, 'values' in change ? 'update' : 'delete')
  if (!('values' in change)) return object
  if (Object.keys(change.values).length === 0) throw errors.nothingToChange()
  parseValues(object, change.values)
  return object
}

function titleOf(value: unknown): string {
  if (value !== null && typeof value === 'object' && 'full' in value) return String(value.full)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
