import { inTransaction, type Ctx } from '#core/context.ts'
import { withWordsBeside, type WordsBeside } from '#core/records/words-beside.ts'
import { isDeclared } from '#platform/errors.ts'
import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { findImport, importTable, tellImport } from '#capabilities/quality/imports/import-row.ts'
import { keepRejects } from '#capabilities/quality/imports/rejects.ts'
import { decide, type Before, type Chunk, type Run } from '#capabilities/quality/imports/rows/decide.ts'
import type { Draft } from '#capabilities/quality/imports/rows/draft.ts'
import { forgetLinks, keepLinks, markLinks, type LinkMark } from '#capabilities/quality/imports/rows/links.ts'
import { keepSources } from '#capabilities/quality/imports/rows/source-ids.ts'
import { isWrittenBeside } from '#capabilities/quality/imports/stray-words.ts'
import { writeChunk } from '#capabilities/quality/imports/rows/write.ts'
import { addChunk, newTally, type Tally } from '#capabilities/quality/imports/tally.ts'

/** How far a run is. */
export type State = {
  readonly ctx: Ctx
  readonly id: string
  readonly run: Run
  readonly total: number
  tally: Tally
  done: number
  readonly began: number
  readonly from: number
}

/** A chunk on its way into the database. */
type Going = Before & { readonly drafts: readonly Draft[]; readonly mark: LinkMark }

/** Imports chunk after chunk: while the database writes one, the next is decided about. `told` is called after each. */
export async function importChunks(
  state: State,
  chunks: AsyncIterable<readonly Draft[]>,
  told: () => Promise<void>,
): Promise<void> {
  let going: Going | null = null
  try {
    for await (const drafts of chunks) {
      const chunk: Chunk | null = await decideBeside(state, drafts, going)
      if (going) await told()
      going = null
      if (chunk) going = begin(state, drafts, chunk)
      else {
        await importAlone(state, drafts)
        await told()
      }
    }
    if (going) {
      await ended(state, going)
      await told()
    }
  } finally {
    await going?.written.catch(() => {}) // nothing is written any more when this returns
  }
}

function begin(state: State, drafts: readonly Draft[], chunk: Chunk): Going {
  const mark = markLinks(state.run.links)
  const written = write(state, drafts, chunk)
  written.catch(() => {}) // heard when the next chunk is there
  return { drafts, chunk, mark, written }
}

/** What is to become of a chunk, found out while the one before is written; null where that has to be done alone. */
async function decideBeside(state: State, drafts: readonly Draft[], before: Going | null): Promise<Chunk | null> {
  const deciding = decide(state.run, drafts, before)
  const [decided] = await Promise.allSettled([deciding, before?.written])
  const isWritten = before === null || (await ended(state, before))
  if (isWritten && decided.status === 'fulfilled') return decided.value
  forgetLinks(state.run.links)
  return null
}

/** Waits until a chunk is written: as a whole (true), or where the database refuses a row of it, in parts. */
async function ended(state: State, { written, drafts, mark }: Going): Promise<boolean> {
  try {
    await written
    keepLinks(state.run.links, mark)
    return true
  } catch (error) {
    forgetLinks(state.run.links)
    await importHalves(state, drafts, error)
    return false
  }
}

/**
 * Decides about rows and writes them. A row that the database refuses takes the others down; the halves are tried then,
 * until the row is alone and rejected.
 */
async function importAlone(state: State, drafts: readonly Draft[]): Promise<void> {
  try {
    await write(state, drafts, await decide(state.run, drafts))
    keepLinks(state.run.links, markLinks(state.run.links))
  } catch (error) {
    forgetLinks(state.run.links)
    await importHalves(state, drafts, error)
  }
}

async function importHalves(state: State, drafts: readonly Draft[], error: unknown): Promise<void> {
  if (!isRefusal(error)) throw error
  const [alone] = drafts
  if (drafts.length === 1 && alone) {
    if (alone.rejected) throw error
    alone.rejected = {
      field: String(error.params.field ?? ''),
      problem: problem('valueNotTaken', alone.row.cells.join(' '), { field: String(error.params.field ?? '') }),
    }
    return importAlone(state, drafts)
  }
  const middle = drafts.length >> 1
  await importAlone(state, drafts.slice(0, middle))
  await importAlone(state, drafts.slice(middle))
}

/** A refusal of data, not of the whole import. */
function isRefusal(error: unknown): error is Error & { params: Record<string, unknown> } {
  return isDeclared(error) && [409, 422].includes(error.status) && error.code.startsWith('core.')
}

async function write(state: State, drafts: readonly Draft[], chunk: Chunk): Promise<void> {
  const { ctx, id } = state
  const tally = newTally(state.tally.counts, [...state.tally.reasons.values()])
  const done = drafts.at(-1)!.row.no
  await inOne(ctx, isWrittenBeside(state.total), async (inner, words) => {
    // It need not be on the disk before the next one is begun: what a crash takes along, it takes with the word of how
    // far the import is. The end is written through, and everything before it.
    await inner.db.count({ text: 'set local synchronous_commit = off' })
    await writeChunk(inner, id, { chunk, words })
    const { sources } = state.run.links
    if (sources) await keepSources(inner, id, { sources, fates: chunk.fates })
    addChunk(tally, chunk)
    await keepRejects(inner, id, chunk.fates)
    await advance(inner, state, { tally, done })
  })
  state.tally = tally
  state.done = done
}

function inOne<T>(ctx: Ctx, isBeside: boolean, steps: (ctx: Ctx, words?: WordsBeside) => Promise<T>): Promise<T> {
  return isBeside ? withWordsBeside(ctx, steps) : inTransaction(ctx, steps)
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
