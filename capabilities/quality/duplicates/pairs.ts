import type { Static } from 'typebox'
import type { Pair, PairStatus, Resolution, Side } from '#capabilities/quality/contract-duplicates.ts'
import { commonEntity, entitiesOf } from '#capabilities/quality/duplicates/lookup/entity.ts'
import { undoMerge } from '#capabilities/quality/duplicates/merges.ts'
import { readCursor, writeCursor } from '#capabilities/quality/duplicates/pair-cursor.ts'
import { tableOf } from '#capabilities/quality/duplicates/scan.ts'
import { readSides } from '#capabilities/quality/duplicates/sides.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { mergeByRules } from '#capabilities/quality/merging/merge-by-rules.ts'
import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { newValues } from '#core/records/select.ts'

type Row = {
  id: string
  object: string
  left: string
  right: string
  score: number
  weight: number
  why: string
  status: PairStatus
  reason: string | null
  merge: string | null
}
export type PairPage = {
  object: string
  status?: PairStatus
  limit?: number
  after?: string
  count?: 'capped' | 'exact'
}

const columns = `p.id, p.object, p.left_id as left, p.right_id as right, p.score, p.weight, p.why, p.status,
  p.reason, p.merge_id as merge`
const usual = 50
const countCap = 1000

/** The pairs of one object in one state, the surest first, a page at a time; only what the reader may read. */
export async function listPairs(
  ctx: Ctx,
  page: PairPage,
): Promise<{ items: Pair[]; next: string | null; count?: { value: number; exact: boolean } }> {
  const object = objectOf(ctx, page.object)
  const limit = page.limit ?? usual
  const values = newValues()
  const where = shownSql(ctx, page, values)
  const after = page.after ? readCursor(page.after) : null
  const behind = after ? ` and (p.weight, p.id) < (${values.add(after[0])}::float8, ${values.add(after[1])}::uuid)` : ''
  const rows = await ctx.db.rows<Row>({
    text: `select ${columns} from ${where}${behind} order by p.weight desc, p.id desc limit ${values.add(limit + 1)}`,
    values: values.list,
  })
  const shown = rows.slice(0, limit)
  const sides = await readSides(
    ctx,
    object,
    shown.flatMap(({ left, right }) => [left, right]),
  )
  const entities = await entitiesOf(
    ctx,
    shown.flatMap(({ left, right }) => [left, right]),
  )
  const last = shown.at(-1)
  return {
    items: shown.map((row) => pairOf(row, sides, entities)),
    next: rows.length > limit && last ? writeCursor(last.weight, last.id) : null,
    ...(page.count ? { count: await countPairs(ctx, page) } : {}),
  }
}

/** Both records must be there, unless the pair was merged, and the reader must be allowed to see both. */
function shownSql(ctx: Ctx, { object: name, status = 'open' }: PairPage, values: ReturnType<typeof newValues>): string {
  const object = objectOf(ctx, name)
  const side = (alias: string) => {
    const may = condition(ctx, object, { action: 'read', alias, add: values.add })
    return `${alias}.id = p.${alias === 'l' ? 'left_id' : 'right_id'} and ${may}${
      status === 'merged'
        ? ''
        : `
      and ${alias}.deleted_at is null`
    }`
  }
  return `${tableOf(ctx)} p join ${object.table} l on ${side('l')} join ${object.table} r on ${side('r')}
    where p.object = ${values.add(name)} and p.status = ${values.add(status)}`
}

async function countPairs(ctx: Ctx, page: PairPage): Promise<{ value: number; exact: boolean }> {
  const values = newValues()
  const cap = page.count === 'exact' ? '' : ` limit ${countCap + 1}`
  const [row] = await ctx.db.arrays({
    text: `select count(*)::int from (select from ${shownSql(ctx, page, values)}${cap}) c`,
    values: values.list,
  })
  const value = row?.[0] as number
  return page.count !== 'exact' && value > countCap ? { value: countCap, exact: false } : { value, exact: true }
}

/** One pair. It does not exist for who may not see both records. */
export async function readPair(ctx: Ctx, id: string): Promise<Pair> {
  const row = await findPair(ctx, id)
  return pairOf(row, await sidesOf(ctx, row), await entitiesOf(ctx, [row.left, row.right]))
}

/** Keep one side and fold the other into it, or say that they are two, or put the decision off. */
export async function resolvePair(ctx: Ctx, id: string, resolution: Static<typeof Resolution>): Promise<Pair> {
  // Two reviewers may click at once: the second waits, then sees 'merged'.
  const row = await findPair(ctx, id, 'for update')
  if (row.status !== 'open' && row.status !== 'later') throw errors.pairAlreadyResolved({ id, status: row.status })
  await sidesOf(ctx, row)
  switch (resolution.kind) {
    case 'merge':
      return mergePair(ctx, row, resolution)
    case 'dismiss':
      return setStatus(ctx, id, { status: 'dismissed', reason: resolution.reason ?? null })
    case 'later':
      return setStatus(ctx, id, { status: 'later' })
  }
}

/** Opens a pair again; one that was merged becomes two records again. */
export async function reopenPair(ctx: Ctx, id: string): Promise<Pair> {
  const row = await findPair(ctx, id, 'for update')
  await sidesOf(ctx, row)
  if (row.status === 'merged' && row.merge) {
    await undoMerge(ctx, row.merge)
    return readPair(ctx, id)
  }
  return row.status === 'open' ? readPair(ctx, id) : setStatus(ctx, id, { status: 'open' })
}

async function mergePair(
  ctx: Ctx,
  row: Row,
  choice: { keep: 'left' | 'right'; values?: Record<string, unknown> },
): Promise<Pair> {
  const [into, from] = choice.keep === 'left' ? [row.left, row.right] : [row.right, row.left]
  const { id } = await mergeByRules(ctx, {
    object: row.object,
    into,
    from: [from],
    ...(choice.values ? { values: choice.values } : {}),
  })
  return setStatus(ctx, row.id, { status: 'merged', merge: id })
}

async function setStatus(
  ctx: Ctx,
  id: string,
  to: { status: PairStatus; reason?: string | null; merge?: string },
): Promise<Pair> {
  await ctx.db.count({
    text: `update ${tableOf(ctx)} set status = $2::text, reason = $3, merge_id = $4,
      resolved_by = case when $2::text <> 'open' then $5::uuid end, 
      resolved_at = case when $2::text <> 'open' then now() end where id = $1`,
    values: [id, to.status, to.reason ?? null, to.merge ?? null, ctx.actor.id],
  })
  return readPair(ctx, id)
}

async function findPair(ctx: Ctx, id: string, lock = ''): Promise<Row> {
  const [row] = isUuid(id)
    ? await ctx.db.rows<Row>({ text: `select ${columns} from ${tableOf(ctx)} p where p.id = $1 ${lock}`, values: [id] })
    : []
  if (!row || !ctx.model.objects.has(row.object)) throw errors.pairNotFound({ id })
  return row
}

async function sidesOf(ctx: Ctx, row: Row): Promise<Map<string, Side>> {
  const sides = await readSides(ctx, objectOf(ctx, row.object), [row.left, row.right])
  if (sides.size < 2) throw errors.pairNotFound({ id: row.id })
  return sides
}

function pairOf(row: Row, sides: ReadonlyMap<string, Side>, entities: ReadonlyMap<string, string>): Pair {
  return {
    id: row.id,
    object: row.object,
    left: sides.get(row.left) as Side,
    right: sides.get(row.right) as Side,
    probability: row.score,
    weight: row.weight,
    why: JSON.parse(row.why) as Pair['why'],
    status: row.status,
    reason: row.reason,
    mergeId: row.merge,
    entityId: commonEntity(entities, [row.left, row.right]),
  }
}
