import { inTransaction, type Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import type { Progress } from '#core/jobs.ts'
import { definitionsOf } from '#core/objects/model.ts'
import { isDeclared } from '#platform/errors.ts'
import type { Mapping } from '#capabilities/quality/contract-imports.ts'
import { cleanAside, countAside } from '#capabilities/quality/imports/aside/clean-aside.ts'
import { importChunks, type State } from '#capabilities/quality/imports/chunks.ts'
import type { CleanTask } from '#capabilities/quality/imports/aside/clean.ts'
import {
  causeOf,
  findImport,
  importTable,
  mustBe,
  tellImport,
  uploadedFile,
  type ImportRow,
} from '#capabilities/quality/imports/import-row.ts'
import { checkMapping } from '#capabilities/quality/imports/mapping.ts'
import { openRun } from '#capabilities/quality/imports/rows/decide.ts'
import { settleSources } from '#capabilities/quality/imports/rows/source-ids.ts'
import { dropStray } from '#capabilities/quality/imports/stray-words.ts'
import { addLost, newTally } from '#capabilities/quality/imports/tally.ts'
import { errors } from '#capabilities/quality/errors.ts'

/**
 * Runs an import, or goes on with one that was stopped: a chunk of rows is one transaction, which also writes how
 * far the import is. Bears being called twice, also at the same time.
 */
export async function runNow(ctx: Ctx, { id }: { id: string }, progress: Progress = async () => {}): Promise<void> {
  const row = await start(ctx, id)
  if (!row) return
  try {
    await importRows({ ...ctx, cause: causeOf(id) }, row, progress)
  } catch (error) {
    // Another worker has it, or it is being taken back meanwhile.
    if (isDeclared(error) && error.code === 'quality.importState') return
    await fail(ctx, id, error).catch(() => {}) // where the database is away, the job is tried again and goes on
    throw error
  }
}

/** The import, marked as running; undefined where there is nothing to do. */
async function start(ctx: Ctx, id: string): Promise<ImportRow | undefined> {
  const count = await ctx.db.count({
    text: `update ${importTable(ctx)} set status = 'running', started_at = coalesce(started_at, now()), error = null
      where id = $1 and status in ('running', 'failed')`,
    values: [id],
  })
  return count === 0 ? undefined : findImport(ctx, id)
}

async function importRows(ctx: Ctx, row: ImportRow, progress: Progress): Promise<void> {
  if (!row.mapping) throw errors.mappingMissing()
  const path = await uploadedFile(row)
  const target = checkMapping(ctx, row, row.mapping)
  // Nothing is written before the file was read to its end once: it might break off in the middle.
  const total = row.totalRows ?? (await countAll(ctx, row, path))
  await dropStray(ctx, row.mapping, total)
  const run = await openRun(ctx, {
    target,
    columns: row.columns,
    mapping: row.mapping,
    isDry: false,
    rows: total - row.doneRows,
  })
  const state: State = {
    ctx,
    id: row.id,
    run,
    total,
    tally: newTally(row.counts, row.reasons),
    done: row.doneRows,
    began: Date.now(),
    from: row.doneRows,
  }
  const chunks = cleanAside(cleanTask(ctx, { ...row, mapping: row.mapping }, path), row.size)
  await importChunks(state, chunks, () => progress(state.done, total))
  await finish(state, target.object)
}

/** Reads the file to its end, which takes a while where it is large: kept, so that it is done once. */
export async function countAll(ctx: Ctx, { id, name, reading }: ImportRow, path: string): Promise<number> {
  const total = await countAside({ path, name, reading })
  await ctx.db.count({
    text: `update ${importTable(ctx)} set total_rows = $2 where id = $1`,
    values: [id, total],
  })
  return total
}

/** What the cleaning thread has to know. */
export function cleanTask(ctx: Ctx, row: ImportRow & { readonly mapping: Mapping }, path: string): CleanTask {
  const { name, reading, doneRows, columns, mapping } = row
  const { schema } = ctx.model
  const plain = columns.map(({ name: column, dateOrder }) => ({ name: column, dateOrder }))
  return {
    path,
    name,
    reading,
    after: doneRows,
    schema,
    definitions: definitionsOf(ctx.model),
    actor: ctx.actor,
    columns: plain,
    mapping,
  }
}

async function finish({ ctx, id, run, total, tally, done }: State, object: string): Promise<void> {
  const { sources } = run.links
  if (sources) await settleSources(ctx, id, { sources, lost: (pointer) => addLost(tally, pointer) })
  await inTransaction(ctx, async (inner) => {
    const count = await inner.db.count({
      text: `update ${importTable(inner)} set status = 'done', finished_at = now(), total_rows = $2, reasons = $3
        where id = $1 and status = 'running'`,
      values: [id, done, JSON.stringify([...tally.reasons.values()])],
    })
    if (count === 0) return
    const payload = { id, status: 'done', progress: { done, total, rate: 0 } }
    await emit(inner, 'import.finished', { ...payload, object })
    if (object !== 'company' && tally.reasons.has('linked company '))
      await emit(inner, 'import.finished', { ...payload, object: 'company' })
  })
}

/** Queues a run, or the rest of one that failed half way. */
export async function startRun(
  ctx: Ctx,
  id: string,
  later: (ctx: Ctx, payload: { id: string }) => Promise<unknown>,
): Promise<ImportRow> {
  const row = await findImport(ctx, id, 'for update')
  mustBe(row, 'uploaded', 'mapped', 'failed')
  if (!row.mapping) throw errors.mappingMissing()
  checkMapping(ctx, row, row.mapping)
  await uploadedFile(row)
  await ctx.db.count({
    text: `update ${importTable(ctx)} set status = 'running', started_at = now(), error = null where id = $1`,
    values: [id],
  })
  await later(ctx, { id })
  await tellImport(ctx, { id, status: 'running', progress: { done: row.doneRows, total: row.totalRows, rate: 0 } })
  return findImport(ctx, id)
}

/** Only an import that still runs can fail: one that is being taken back is not touched. */
async function fail(ctx: Ctx, id: string, error: unknown): Promise<void> {
  const known = isDeclared(error)
    ? { code: error.code, params: error.params }
    : { code: 'core.internal', params: { requestId: id } }
  const count = await ctx.db.count({
    text: `update ${importTable(ctx)} set status = 'failed', error = $2 where id = $1 and status = 'running'`,
    values: [id, JSON.stringify(known)],
  })
  if (count > 0) await tellImport(ctx, { id, status: 'failed', progress: null })
}
