import { storeRows } from '#capabilities/quality/batch/store.ts'
import { matchColumns, readRows, type MatchColumn } from '#capabilities/quality/duplicates/columns.ts'
import {
  matchAside,
  rowsInMemory,
  type FoundPair,
  type Matched,
  type MatchTask,
} from '#capabilities/quality/duplicates/match.ts'
import { decisionsOf, notDismissed, placesOf, type Decisions } from '#capabilities/quality/duplicates/decided.ts'
import { nameEntities } from '#capabilities/quality/duplicates/lookup/entities.ts'
import { fileAll, pairTable } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { saveModel } from '#capabilities/quality/duplicates/model.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import type { Progress } from '#core/jobs.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'

const chunk = 1000

/**
 * Looks through all records of an object for those that mean the same thing, and brings the queue of pairs up to
 * date: new ones come, known ones are weighed anew, those that are alike no more go. What was dismissed stays so. Of
 * new ones the surest come, as many as `pairsKept` says; what waits already stays while it is alike.
 * May run twice, also at once: the later one decides. With `ifChanged`, not at all where nothing was written since the
 * latest scan began: after seven imports in a row, one is enough.
 */
export async function scanNow(
  ctx: Ctx,
  { object: name, ifChanged = false }: { object: string; ifChanged?: boolean },
  progress: Progress = async () => {},
): Promise<number> {
  const { object, columns } = matchColumns(ctx, name)
  const seen = await historyEnd(ctx)
  if (ifChanged && !(await isChanged(ctx, name))) return 0
  const { pairs, found, model, keys, ids } = await findPairs(ctx, name, {
    columns,
    progress,
    decisions: await decisionsOf(ctx, name),
  })
  if (keys) await fileAll(ctx, name, ids, keys)
  return inTransaction(ctx, async (inner) => {
    await inner.db.rows({
      text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
      values: [`scan ${ctx.model.schema} ${name}`],
    })
    const fresh = await notDismissed(inner, name, pairs)
    for (let at = 0; at < fresh.length; at += chunk) await upsertPairs(inner, object, fresh.slice(at, at + chunk))
    const gone = await inner.db.count({
      text: `delete from ${tableOf(ctx)} where object = $1 and status = 'open' and seen_at < now()`,
      values: [name],
    })
    if (model) await saveModel(inner, name, model)
    await nameEntities(inner, name)
    await inner.db.count({
      text: `insert into ${quoted(ctx.model.schema)}.quality_scan (object, history_id, records, found, kept, gone)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (object) do update set history_id = excluded.history_id, matched_id = null, at = now(),
          records = excluded.records, found = excluded.found, kept = excluded.kept, gone = excluded.gone`,
      values: [name, seen, ids.length, found - pairs.length + fresh.length, fresh.length, gone],
    })
    await emit(inner, 'quality.scanned', { object: name, pairs: fresh.length })
    await progress(ids.length, ids.length)
    return fresh.length
  })
}

type Finding = { columns: readonly MatchColumn[]; progress: Progress; decisions: Decisions }
type Found = Matched & { readonly ids: readonly string[] }

/** Reads all records, in memory as far as they are few, and finds their pairs. */
async function findPairs(ctx: Ctx, name: string, { columns, progress, decisions }: Finding): Promise<Found> {
  const ids: string[] = []
  const parts = readRows(ctx, name)
  const rows: string[][] = []
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    ids.push(...next.value.ids)
    rows.push(...next.value.rows)
    if (rows.length > rowsInMemory()) return findOnDisk({ columns, progress, decisions }, { ids, rows, parts })
  }
  await progress(0, ids.length)
  return { ...(await matchAside({ columns, ids, rows, ...decidedIn(decisions, ids) })), ids }
}

type Read = { ids: string[]; rows: string[][]; parts: ReturnType<typeof readRows> }

/** Goes on reading into a file, some thousand records at a time. */
async function findOnDisk({ columns, progress, decisions }: Finding, { ids, rows, parts }: Read): Promise<Found> {
  async function* all(): AsyncGenerator<string[]> {
    yield* rows.splice(0)
    for await (const part of parts) {
      ids.push(...part.ids)
      yield* part.rows
    }
  }
  const store = await storeRows(
    columns.map(({ name }) => name),
    all(),
  )
  try {
    await progress(0, ids.length)
    const { path, records } = store
    return { ...(await matchAside({ columns, ids, rows: { path, records }, ...decidedIn(decisions, ids) })), ids }
  } finally {
    await store.remove()
  }
}

function decidedIn(decisions: Decisions, ids: readonly string[]): Pick<MatchTask, 'labels' | 'lessons' | 'waiting'> {
  return {
    labels: placesOf(decisions.pairs, ids),
    lessons: decisions.lessons,
    waiting: placesOf(decisions.waiting, ids),
  }
}

async function historyEnd(ctx: Ctx): Promise<number> {
  const [row] = await ctx.db.arrays({ text: `select coalesce(max(id), 0) from ${quoted(ctx.model.schema)}.history` })
  return row?.[0] as number
}

/** Whether a record of the object was written since its latest scan began, or pairs were left that found no room. */
async function isChanged(ctx: Ctx, object: string): Promise<boolean> {
  const schema = quoted(ctx.model.schema)
  const [row] = await ctx.db.arrays({
    text: `select not exists (select from ${schema}.quality_scan where object = $1 and (found is null or found <= kept)) or exists (
        select from ${schema}.history h where h.object = $1
          and h.id > (select history_id from ${schema}.quality_scan where object = $1))`,
    values: [object],
  })
  return row?.[0] as boolean
}

export function tableOf(ctx: Ctx): string {
  return pairTable(ctx)
}

export async function upsertPairs(ctx: Ctx, object: ModelObject, pairs: readonly FoundPair[]): Promise<void> {
  await ctx.db.count({
    text: `insert into ${tableOf(ctx)} as p (object, left_id, right_id, score, weight, why)
      select $2, f.left_id, f.right_id, f.score, f.weight, f.why
      from json_to_recordset($1::json) f(left_id uuid, right_id uuid, score float8, weight float8, why jsonb)
      join ${object.table} l on l.id = f.left_id and l.deleted_at is null
      join ${object.table} r on r.id = f.right_id and r.deleted_at is null
      on conflict (left_id, right_id) do update
        set score = excluded.score, weight = excluded.weight, why = excluded.why, seen_at = now()
          where p.status in ('open', 'later')`,
    values: [JSON.stringify(pairs), object.name],
  })
}
