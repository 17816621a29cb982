import { inTransaction, type Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import type { Progress } from '#core/jobs.ts'
import { definitionsOf } from '#core/objects/model.ts'
import { isDeclared } from '#platform/errors.ts'
import type { Mapping } from '#capabilities/quality/contract-imports.ts'
import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import { cleanAside, countAside } from '#capabilities/quality/imports/aside/clean-aside.ts'
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
import { keepRejects } from '#capabilities/quality/imports/rejects.ts'
import { decide, openRun, type Run } from '#capabilities/quality/imports/rows/decide.ts'
import type { Draft } from '#capabilities/quality/imports/rows/draft.ts'
import { settleLinks } from '#capabilities/quality/imports/rows/links.ts'
import { writeChunk } from '#capabilities/quality/imports/rows/write.ts'
import { addChunk, newTally, type Tally } from '#capabilities/quality/imports/tally.ts'
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
  let next = chunks.next()
  try {
    for (let { value, done } = await next; !done; { value, done } = await next) {
      next = chunks.next() // cleans the next rows while the database writes these
      next.catch(() => {}) // heard a chunk later
      await importChunk(state, value!)
      await progress(state.done, total)
    }
  } finally {
    await next.catch(() => {})
    await chunks.return(undefined) // lets go of the file
  }
  await finish(state, target.object)
}

/** Reads the file to its end, which takes a while where it is large: kept, so that it is done once. */
export async function countAll(ctx: Ctx, { id, name }: ImportRow, path: string): Promise<number> {
  const total = await countAside({ path, name })
  await ctx.db.count({
    text: `update ${importTable(ctx)} set total_rows = $2 where id = $1`,
    values: [id, total],
  })
  return total
}

/** What the cleaning thread has to know. */
export function cleanTask(ctx: Ctx, row: ImportRow & { readonly mapping: Mapping }, path: string): CleanTask {
  const { name, doneRows, columns, mapping } = row
  const { schema } = ctx.model
  const plain = columns.map(({ name: column, dateOrder }) => ({ name: column, dateOrder }))
  return {
    path,
    name,
    after: doneRows,
    schema,
    definitions: definitionsOf(ctx.model),
    actor: ctx.actor,
    columns: plain,
    mapping,
  }
}

type State = {
  readonly ctx: Ctx
  readonly id: string
  readonly run: Run
  readonly total: number
  tally: Tally
  done: number
  readonly began: number
  readonly from: number
}

/**
 * Writes a chunk. A row that the database refuses takes the chunk down; the halves are tried then, until the row is
 * alone and rejected.
 */
async function importChunk(state: State, drafts: readonly Draft[]): Promise<void> {
  try {
    await writeDrafts(state, drafts)
    settleLinks(state.run.links, 'keep')
  } catch (error) {
    settleLinks(state.run.links, 'forget')
    if (!isRefusal(error)) throw error
    const [alone] = drafts
    if (drafts.length === 1 && alone) {
      if (alone.rejected) throw error
      alone.rejected = {
        field: String(error.params.field ?? ''),
        problem: problem('valueNotTaken', alone.row.cells.join(' '), { field: String(error.params.field ?? '') }),
      }
      return importChunk(state, drafts)
    }
    const middle = drafts.length >> 1
    await importChunk(state, drafts.slice(0, middle))
    await importChunk(state, drafts.slice(middle))
  }
}

/** A refusal of data, not of the whole import. */
function isRefusal(error: unknown): error is Error & { params: Record<string, unknown> } {
  return isDeclared(error) && [409, 422].includes(error.status) && error.code.startsWith('core.')
}

async function writeDrafts(state: State, drafts: readonly Draft[]): Promise<void> {
  const { ctx, run, id } = state
  const chunk = await decide(run, drafts)
  const tally = newTally(state.tally.counts, [...state.tally.reasons.values()])
  const done = drafts.at(-1)!.row.no
  await inTransaction(ctx, async (inner) => {
    // It need not be on the disk before the next one is begun: what a crash takes along, it takes with the word of how
    // far the import is. The end is written through, and everything before it.
    await inner.db.count({ text: 'set local synchronous_commit = off' })
    await writeChunk(inner, id, chunk)
    addChunk(tally, chunk)
    await keepRejects(inner, id, chunk.fates)
    await advance(inner, state, { tally, done })
  })
  state.tally = tally
  state.done = done
}

/** Says how far the import is, in the same transaction; refuses where another worker was faster, or an undo began. */
async function advance(ctx: Ctx, state: State, { tally, done }: { tally: Tally; done: number }): Promise<void> {
  const rate = (done - state.from) / Math.max(0.05, (Date.now() - state.began) / 1000)
  const count = await ctx.db.count({
    text: `update ${importTable(ctx)} set done_rows = $2, counts = $3, reasons = $4, rate = $5, total_rows = $6
      where id = $1 and status = 'running' and done_rows = $7`,
    values: [
      state.id,
      done,
      JSON.stringify(tally.counts),
      JSON.stringify([...tally.reasons.values()]),
      rate,
      state.total,
      state.done,
    ],
  })
  if (count === 0) await standDown(ctx, state)
  await tellImport(ctx, {
    id: state.id,
    status: 'running',
    progress: { done, total: state.total, rate: Math.round(rate) },
  })
}

/** Not as far as it was: the database died and has forgotten the last chunks. Else somebody else has the import now. */
async function standDown(ctx: Ctx, { id, done }: State): Promise<never> {
  const { status, doneRows } = await findImport(ctx, id)
  if (status === 'running' && doneRows < done) throw new Error(`the database has lost rows ${doneRows + 1} to ${done}`)
  throw errors.importState({ status: 'undoing' })
}

async function finish({ ctx, id, total, tally, done }: State, object: string): Promise<void> {
  await inTransaction(ctx, async (inner) => {
    const count = await inner.db.count({
      text: `update ${importTable(inner)} set status = 'done', finished_at = now(), total_rows = $2 where id = $1
        and status = 'running'`,
      values: [id, done],
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
