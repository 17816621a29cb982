import { setImmediate } from 'node:timers/promises'
import type { Example, Preview, RepairCounts, Step } from '#capabilities/quality/contract-repairs.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { measuredObject, tableOf } from '#capabilities/quality/health/fields.ts'
import { measureNow } from '#capabilities/quality/health/measure.ts'
import { candidatesSql, readCandidates } from '#capabilities/quality/repairs/candidates.ts'
import { changeOf, pathsOf, readySteps } from '#capabilities/quality/repairs/cells.ts'
import {
  causeOf,
  findStep,
  mostExamples,
  moveStep,
  noCounts,
  stepTable,
} from '#capabilities/quality/repairs/step-row.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import type { Progress } from '#core/jobs.ts'
import type { ModelObject } from '#core/objects/model.ts'
import type { CrmRecord } from '#core/records/create.ts'
import { newValues } from '#core/records/select.ts'
import { updateRecords, type Change } from '#core/records/update.ts'
import { isDeclared } from '#platform/errors.ts'

const atOnce = 500
/** A preview looks at no more than this many records that might change. */
const previewed = 20_000

type Chunk = {
  readonly last: string | null
  readonly seen: number
  readonly changes: readonly (Change & { rev: number })[]
  readonly skipped: number
  readonly examples: readonly Example[]
}

/** What the steps would change, without changing it. */
export async function previewSteps(ctx: Ctx, name: string, steps: readonly Step[]): Promise<Preview> {
  const object = measuredObject(ctx, name)
  const counts = { ...noCounts }
  const examples: Example[] = []
  let after: string | null = null
  do {
    const chunk: Chunk = await nextChunk(ctx, object, steps, after)
    add(counts, chunk)
    examples.push(...chunk.examples.slice(0, mostExamples - examples.length))
    after = chunk.last
    await setImmediate()
  } while (after !== null && counts.seen < previewed)
  return { ...counts, examples, complete: after === null }
}

function add(counts: { -readonly [K in keyof RepairCounts]: RepairCounts[K] }, chunk: Chunk): void {
  counts.seen += chunk.seen
  counts.changed += chunk.changes.length
  counts.skipped += chunk.skipped
}

async function nextChunk(ctx: Ctx, object: ModelObject, given: readonly Step[], after: string | null): Promise<Chunk> {
  const paths = pathsOf(object, given)
  const steps = readySteps(given, paths)
  const values = newValues()
  const where = candidatesSql(ctx, object, steps, values)
  const fields = [...new Set([...paths.values()].map(({ field }) => field.name))]
  const rows = await readCandidates(ctx, object, { where, values, fields, after, limit: atOnce })
  const changes: (Change & { rev: number })[] = []
  const examples: Example[] = []
  let skipped = 0
  for (const [id, rev, title, json] of rows as [string, number, string | null, string][]) {
    const change = changeOf(JSON.parse(json) as CrmRecord, steps, paths)
    if (!change) continue
    if (change.values === null) skipped += 1
    else {
      changes.push({ id, rev, values: change.values })
      const [cell] = change.cells
      if (examples.length < mostExamples && cell) examples.push({ id, title: title ?? '', ...cell })
    }
  }
  const last = rows.length < atOnce ? null : (rows.at(-1)?.[0] as string)
  return { last, seen: rows.length, changes, skipped, examples }
}

/**
 * Does a repair, or goes on with one that was stopped: a chunk of records is one transaction, which also writes how
 * far it is. Whoever changes a record at the same moment wins: the repair passes it over.
 */
export async function runStepNow(ctx: Ctx, { id }: { id: string }, progress: Progress = async () => {}): Promise<void> {
  if (!(await moveStep(ctx, id, 'running', 'queued', 'running', 'failed'))) return
  try {
    await runChunks({ ...ctx, cause: causeOf(id) }, id, progress)
  } catch (error) {
    if (isDeclared(error)) await fail(ctx, id, error.message)
    throw error
  }
}

async function runChunks(ctx: Ctx, id: string, progress: Progress): Promise<void> {
  const row = await findStep(ctx, id)
  const object = measuredObject(ctx, row.object)
  const counts = { ...row.counts }
  const examples = [...row.examples]
  for (let after = row.after; ;) {
    const chunk = await nextChunk(ctx, object, row.steps, after)
    await inTransaction(ctx, async (inner) => {
      const done = await updateRecords(inner, object.name, chunk.changes, true)
      const changed = new Set(done.flatMap((one) => (one.rev === null ? [] : [one.id])))
      add(counts, { ...chunk, changes: chunk.changes.filter((one) => changed.has(one.id)) })
      counts.skipped += chunk.changes.length - changed.size
      examples.push(...chunk.examples.filter((one) => changed.has(one.id)).slice(0, mostExamples - examples.length))
      await advance(inner, id, { after: chunk.last, counts, examples })
    })
    await progress(counts.seen, null)
    after = chunk.last
    if (after === null) break
  }
  await finish(ctx, id, row.object, counts)
}

type Advance = { after: string | null; counts: RepairCounts; examples: readonly Example[] }

/** Writes how far the repair is; refuses where it is being taken back meanwhile. */
async function advance(ctx: Ctx, id: string, { after, counts, examples }: Advance): Promise<void> {
  const count = await ctx.db.count({
    text: `update ${stepTable(ctx)} set after_id = coalesce($2::uuid, after_id), counts = $3, examples = $4
      where id = $1 and status = 'running'`,
    values: [id, after, JSON.stringify(counts), JSON.stringify(examples)],
  })
  if (count === 0) throw errors.repairState({ status: 'undoing' })
}

/** Measures first: whoever sees that it is done sees at once what it did. */
async function finish(ctx: Ctx, id: string, object: string, counts: RepairCounts): Promise<void> {
  if (counts.changed > 0) await measureNow(ctx, { object })
  await ctx.db.count({
    text: `update ${stepTable(ctx)} set score_after = (${scoreSql(ctx)}) where id = $1`,
    values: [id, object],
  })
  await moveStep(ctx, id, 'done', 'running')
  await emit(ctx, 'quality.repaired', { id, object, ...counts })
}

async function fail(ctx: Ctx, id: string, why: string): Promise<void> {
  await ctx.db.count({
    text: `update ${stepTable(ctx)} set status = 'failed', error = $2, finished_at = now() where id = $1 and status = 'running'`,
    values: [id, why],
  })
}

/** The latest score of the object `$2`. */
export function scoreSql(ctx: Ctx): string {
  return `select score from ${tableOf(ctx, 'quality_health')} h where h.object = $2 and h.kind = 'all'
    and h.dimension = 'score' order by h.day desc limit 1`
}
