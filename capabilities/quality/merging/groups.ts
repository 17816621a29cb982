import type { PairStatus, Why } from '#capabilities/quality/contract-duplicates.ts'
import type { Group } from '#capabilities/quality/contract-merging.ts'
import { readPair } from '#capabilities/quality/duplicates/pairs.ts'
import { commonEntity, entitiesOf } from '#capabilities/quality/duplicates/lookup/entity.ts'
import { readCursor, writeCursor } from '#capabilities/quality/duplicates/pair-cursor.ts'
import { tableOf } from '#capabilities/quality/duplicates/scan.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { connect, type Connected, type Edge } from '#capabilities/quality/merging/connect.ts'
import { neverPairs } from '#capabilities/quality/merging/never.ts'
import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { newValues, titleSql, type Values } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'

export type GroupPage = {
  object: string
  status?: 'open' | 'later' | undefined
  limit?: number | undefined
  after?: string | undefined
  count?: 'capped' | 'exact' | undefined
}
type Found = { items: Group[]; next: string | null; count?: { value: number; exact: boolean } }

const usual = 25
/** Pairs looked at to count the groups they make; a scan keeps no more than twenty thousand. */
const countCap = 2_000
const mostPairs = 20_000
const mostRounds = 20

/**
 * Groups of records that belong together, the surest first, a page at a time; of pairs that the reader may see both
 * records of. A group stands where its surest pair does.
 */
export async function listGroups(ctx: Ctx, page: GroupPage): Promise<Found> {
  const limit = page.limit ?? usual
  const status = page.status ?? 'open'
  const items: Group[] = []
  let after = page.after ? readCursor(page.after) : null
  let next: string | null = null
  // Pairs of groups that were on an earlier page make a page of pairs shorter, empty even: then the next one follows.
  for (let round = 0; round < mostRounds && items.length === 0; round += 1) {
    const pairs = await readEdges(ctx, page.object, { status, after, limit: limit + 1 })
    const shown = new Set(pairs.slice(0, limit).map(({ id }) => id))
    const groups = await groupsAround(ctx, page.object, status, pairs.slice(0, limit))
    items.push(
      ...(await shownGroups(
        ctx,
        page.object,
        status,
        groups.filter(({ edges }) => shown.has(edges[0]?.id ?? '')),
      )),
    )
    const last = pairs[limit - 1]
    next = pairs.length > limit && last ? writeCursor(last.weight, last.id) : null
    if (next === null) break
    after = [String(last?.weight), last?.id ?? '']
  }
  return { items, next, ...(page.count ? { count: await countGroups(ctx, page) } : {}) }
}

/** The group of a pair. A pair that was decided stands for itself. */
export async function readGroup(ctx: Ctx, id: string): Promise<Group> {
  const pair = await readPair(ctx, id)
  const { object, status, left, right } = pair
  const own: Edge = { id, left: left.id, right: right.id, weight: pair.weight, probability: pair.probability }
  const groups = status === 'open' || status === 'later' ? await groupsAround(ctx, object, status, [own]) : []
  const found = groups.find(({ edges }) => edges.some((edge) => edge.id === id))
  const [group] = await shownGroups(ctx, object, status, [
    found ?? { edges: [own], members: [own.left, own.right], holding: [own.probability] },
  ])
  if (!group) throw errors.pairNotFound({ id })
  return group
}

type Asked = { status: PairStatus; after?: readonly [string, string] | null; limit?: number; ids?: readonly string[] }

/** Pairs in one state of which the reader may see both records, the surest first. */
export async function readEdges(
  ctx: Ctx,
  name: string,
  { status, after, limit = mostPairs, ids }: Asked,
): Promise<Edge[]> {
  const values = newValues()
  return ctx.db.rows<Edge>({
    text: `select p.id, p.left_id as left, p.right_id as right, p.weight, p.score as probability
      from ${pairsSql(ctx, name, { status, after, ids }, values)}
      order by p.weight desc, p.id desc limit ${values.add(limit)}`,
    values: values.list,
  })
}

/** The pairs `p` of an object in one state of which the reader may see both records. */
function pairsSql(ctx: Ctx, name: string, { status, after, ids }: Omit<Asked, 'limit'>, values: Values): string {
  const object = objectOf(ctx, name)
  const side = (alias: string, column: string) =>
    `join ${object.table} ${alias} on ${alias}.id = p.${column} and ${alias}.deleted_at is null
      and ${condition(ctx, object, { action: 'read', alias, add: values.add })}`
  const where = [`p.object = ${values.add(name)}`, `p.status = ${values.add(status)}`]
  if (after) where.push(`(p.weight, p.id) < (${values.add(after[0])}::float8, ${values.add(after[1])}::uuid)`)
  if (ids) {
    const place = values.add(ids)
    where.push(`p.left_id = any(${place}::uuid[])`, `p.right_id = any(${place}::uuid[])`)
  }
  return `${tableOf(ctx)} p ${side('l', 'left_id')} ${side('r', 'right_id')} where ${where.join(' and ')}`
}

async function groupsAround(
  ctx: Ctx,
  object: string,
  status: PairStatus,
  pairs: readonly Edge[],
): Promise<Connected[]> {
  if (pairs.length === 0) return []
  const ids = await reachable(ctx, object, status, pairs)
  const edges = await readEdges(ctx, object, { status, ids })
  return connect(edges, await neverPairs(ctx, object, ids))
}

/** Everybody whom pairs in this state lead to, from pair to pair. */
async function reachable(ctx: Ctx, object: string, status: PairStatus, pairs: readonly Edge[]): Promise<string[]> {
  const rows = await ctx.db.arrays({
    text: `with recursive seen(id) as (
        select unnest($1::uuid[])
        union select o.id from seen s cross join lateral (
          select right_id as id from ${tableOf(ctx)} where left_id = s.id and object = $2 and status = $3
          union all select left_id from ${tableOf(ctx)} where right_id = s.id and object = $2 and status = $3) o
      ) select id from seen limit ${mostPairs}`,
    values: [[...new Set(pairs.flatMap(({ left, right }) => [left, right]))], object, status],
  })
  return rows.map(([id]) => id as string)
}

/** Groups with the names of their members and what speaks for their surest pair. */
export async function shownGroups(
  ctx: Ctx,
  name: string,
  status: PairStatus,
  groups: readonly Connected[],
): Promise<Group[]> {
  if (groups.length === 0) return []
  const object = objectOf(ctx, name)
  const titles = new Map(
    (await ctx.db.arrays({
      text: `select t.id, coalesce(${titleSql(ctx.model, object, 't')}, '') from ${object.table} t
        where t.id = any($1::uuid[])`,
      values: [groups.flatMap(({ members }) => members)],
    })) as [string, string][],
  )
  const why = new Map(
    (await ctx.db.arrays({
      text: `select id, why from ${tableOf(ctx)} where id = any($1::uuid[])`,
      values: [groups.map(({ edges }) => edges[0]?.id)],
    })) as [string, string][],
  )
  const entities = await entitiesOf(
    ctx,
    groups.flatMap(({ members }) => members),
  )
  return groups.flatMap(({ edges, members, holding }) => {
    const [first] = edges
    if (!first) return []
    return [
      {
        id: first.id,
        object: name,
        status,
        probability: Math.min(...holding),
        members: members.map((id) => ({ id, title: titles.get(id) ?? '' })),
        pairs: edges,
        entityId: commonEntity(entities, members),
        why: JSON.parse(why.get(first.id) ?? '[]') as Why[],
      },
    ]
  })
}

/**
 * How many groups there are: the lasting names that the pairs' records have in common. A pair whose records go by
 * different names is a group of its own.
 */
async function countGroups(ctx: Ctx, page: GroupPage): Promise<{ value: number; exact: boolean }> {
  const cap = page.count === 'exact' ? mostPairs : countCap
  const values = newValues()
  const pairs = pairsSql(ctx, page.object, { status: page.status ?? 'open' }, values)
  const entities = `${quoted(ctx.model.schema)}.quality_entity`
  const [row] = await ctx.db.arrays({
    text: `select count(distinct case when l.entity_id = r.entity_id then l.entity_id else p.id end)::int, count(*)::int
      from (select p.id, p.left_id, p.right_id from ${pairs} order by p.weight desc, p.id desc
        limit ${values.add(cap + 1)}) p
      left join ${entities} l on l.record_id = p.left_id left join ${entities} r on r.record_id = p.right_id`,
    values: values.list,
  })
  const [value, looked] = row as [number, number]
  return { value, exact: looked <= cap }
}
