import type { Run, RunItem, RunPreview } from '#capabilities/quality/contract-merging.ts'
import { matchColumns } from '#capabilities/quality/duplicates/columns.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { connect, type Connected } from '#capabilities/quality/merging/connect.ts'
import { readEdges, shownGroups } from '#capabilities/quality/merging/groups.ts'
import { neverPairs } from '#capabilities/quality/merging/never.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors as coreErrors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import { titleSql } from '#core/records/select.ts'
import { quoted } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'

const mostInSample = 5

/** Groups whose every holding link is at least this sure, the surest first. */
export async function sureGroups(ctx: Ctx, object: string, threshold: number): Promise<Connected[]> {
  const edges = (await readEdges(ctx, object, { status: 'open' })).filter(({ probability }) => probability >= threshold)
  const ids = [...new Set(edges.flatMap(({ left, right }) => [left, right]))]
  const taken = new Set<string>()
  // A record that two groups claim, which may not become one, goes with the surer; the other is for a person to judge.
  return connect(edges, await neverPairs(ctx, object, ids)).filter(({ members }) => {
    if (members.some((id) => taken.has(id))) return false
    for (const id of members) taken.add(id)
    return true
  })
}

/** How many merges a threshold means, how many of them may be wrong, and some of the least sure to look at. */
export async function previewRun(ctx: Ctx, asked: { object: string; threshold: number }): Promise<RunPreview> {
  matchColumns(ctx, asked.object)
  const groups = await sureGroups(ctx, asked.object, asked.threshold)
  const merges = groups.reduce((sum, { members }) => sum + members.length - 1, 0)
  const expectedWrong = groups.reduce((sum, group) => sum + wrongIn(group), 0)
  const leastSure = groups.toSorted((a, b) => Math.min(...a.holding) - Math.min(...b.holding)).slice(0, mostInSample)
  return {
    ...asked,
    groups: groups.length,
    merges,
    expectedWrong,
    wrongShare: merges === 0 ? 0 : expectedWrong / merges,
    sample: await shownGroups(ctx, asked.object, 'open', leastSure),
  }
}

/** How many of a group's merges are wrong, by the probabilities of the links that hold it together. */
export function wrongIn({ holding }: Connected): number {
  return holding.reduce((sum, probability) => sum + 1 - probability, 0)
}

type Later = (ctx: Ctx, payload: { id: string }) => Promise<unknown>

/** Queues the merging of all groups that are sure enough. One run at a time for an object. */
export async function startRun(
  ctx: Ctx,
  asked: { object: string; threshold: number; kind: Run['kind'] },
  later: Later,
): Promise<Run> {
  matchColumns(ctx, asked.object)
  await ctx.db.rows({
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`merge run ${ctx.model.schema} ${asked.object}`],
  })
  const [busy] = await ctx.db.arrays({
    text: `select 1 from ${runTable(ctx)} where object = $1 and status in ('running', 'stopping', 'undoing')`,
    values: [asked.object],
  })
  if (busy) throw errors.mergeRunBusy({ object: asked.object })
  const id = uuidv7()
  await ctx.db.count({
    text: `insert into ${runTable(ctx)} (id, object, kind, threshold, created_by) values ($1, $2, $3, $4, $5)`,
    values: [id, asked.object, asked.kind, asked.threshold, ctx.actor.id],
  })
  await later(ctx, { id })
  return readRun(ctx, id)
}

/** Ends a run behind the group it is at; what it merged stays merged. */
export async function stopRun(ctx: Ctx, id: string): Promise<Run> {
  const run = await readRun(ctx, id)
  if (run.status !== 'running') throw errors.mergeRunNot({ status: run.status })
  await ctx.db.count({ text: `update ${runTable(ctx)} set status = 'stopping' where id = $1`, values: [id] })
  return readRun(ctx, id)
}

/** Queues taking apart everything a run merged. One that is running ends first. */
export async function startUndo(ctx: Ctx, id: string, later: Later): Promise<Run> {
  const run = await readRun(ctx, id)
  if (run.status === 'undone' && run.kept === 0) throw errors.mergeRunNot({ status: run.status })
  await ctx.db.count({
    text: `update ${runTable(ctx)} set status = 'undoing', undone_by = $2 where id = $1`,
    values: [id, ctx.actor.id],
  })
  await later(ctx, { id })
  return readRun(ctx, id)
}

const undoneYes = `(i.undone = 'yes' or exists (select from %.merge m where m.id = i.merge_id and m.undone_at is not null))`

export async function readRun(ctx: Ctx, id: string): Promise<Run> {
  const [run] = isUuid(id) ? await selectRuns(ctx, 'r.id = $1', [id]) : []
  if (!run) throw errors.mergeRunNotFound({ id })
  return run
}

/** The runs of an object, the latest first. */
export async function listRuns(
  ctx: Ctx,
  page: { object: string; limit?: number | undefined; after?: string | undefined },
): Promise<{ items: Run[]; next: string | null }> {
  objectOf(ctx, page.object)
  const limit = page.limit ?? 25
  if (page.after && !isUuid(page.after)) throw coreErrors.badCursor()
  // Ids are made in the order of time.
  const runs = await selectRuns(
    ctx,
    `r.object = $1 and ($2::uuid is null or r.id < $2::uuid) order by r.id desc limit ${limit + 1}`,
    [page.object, page.after ?? null],
  )
  return { items: runs.slice(0, limit), next: runs.length > limit ? (runs[limit - 1]?.id ?? null) : null }
}

async function selectRuns(ctx: Ctx, where: string, values: unknown[]): Promise<Run[]> {
  const schema = quoted(ctx.model.schema)
  const item = `from ${itemTable(ctx)} i where i.run_id = r.id`
  const rows = await ctx.db.rows<Omit<Run, 'actor'> & { who: string | null; name: string | null }>({
    text: `select r.id, r.object, r.kind, r.threshold, r.status, r.groups, r.expected_wrong as "expectedWrong",
        r.created_at as at, r.finished_at as "finishedAt", r.undone_at as "undoneAt", u.id as who, u.name,
        (select count(*)::int ${item} and i.merge_id is not null) as merged,
        (select count(*)::int ${item} and i.skipped is not null) as skipped,
        (select count(*)::int ${item} and i.undone is not null and not ${undoneYes.replace('%', schema)}) as kept
      from ${runTable(ctx)} r left join ${schema}."user" u on u.id = r.created_by where ${where}`,
    values,
  })
  return rows.map(({ who, name, ...run }) => ({ ...run, actor: who && name ? { id: who, name } : null }))
}

const usualItems = 100

/** What a run did, group by group, a page at a time; records the reader may not see have no title. */
export async function runItems(
  ctx: Ctx,
  run: Run,
  page: { limit?: number | undefined; after?: string | undefined },
): Promise<{ items: RunItem[]; next: string | null }> {
  const object = objectOf(ctx, run.object)
  const limit = page.limit ?? usualItems
  const undone = undoneYes.replace('%', quoted(ctx.model.schema))
  const merges = `${quoted(ctx.model.schema)}.merge`
  const rows = await ctx.db.rows<Omit<RunItem, 'keptBy'> & { over: string | null; overTitle: string | null }>({
    text: `select i.place, i.probability, i.merge_id as merge, i.skipped,
        coalesce(${undone}, false) as "isUndone",
        case when i.undone <> 'yes' and not ${undone} then i.undone end as kept,
        o.id as over, ${titleSql(ctx.model, object, 'o')} as "overTitle",
        array(select coalesce(${titleSql(ctx.model, object, 't')}, '') from unnest(i.ids) with ordinality x(id, n)
          join ${object.table} t on t.id = x.id order by x.n) as titles
      from ${itemTable(ctx)} i
      left join ${merges} m on m.id = i.merge_id and i.undone = 'core.mergeCovered' and m.undone_at is null
      left join lateral (select l.into_id from ${merges} l where l.object = m.object and l.undone_at is null
        and l.seq > m.seq and l.from_ids && (m.from_ids || m.into_id) order by l.seq desc limit 1) c on true
      left join ${object.table} o on o.id = c.into_id and o.deleted_at is null
      where i.run_id = $1 and i.place > $2::int order by i.place limit $3`,
    values: [run.id, page.after ?? -1, limit + 1],
  })
  const items = rows.slice(0, limit).map(({ over, overTitle, ...item }): RunItem => ({
    ...item,
    keptBy: over ? { id: over, title: overTitle ?? '' } : null,
  }))
  return { items, next: rows.length > limit ? String(items.at(-1)?.place) : null }
}

export function runTable(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.quality_merge_run`
}

export function itemTable(ctx: Ctx): string {
  return `${quoted(ctx.model.schema)}.quality_merge_run_item`
}
