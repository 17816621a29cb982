import type { Ctx } from '#core/context.ts'
import type { DryRun, Mapping, Preview, PreviewRow } from '#capabilities/quality/contract-imports.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { cleanAside } from '#capabilities/quality/imports/aside/clean-aside.ts'
import { findImport, uploadedFile, type ImportRow } from '#capabilities/quality/imports/import-row.ts'
import { checkMapping } from '#capabilities/quality/imports/mapping.ts'
import { sourceRows } from '#capabilities/quality/imports/probe.ts'
import { placeOf } from '#capabilities/quality/engine/read/xlsx/sheets-together.ts'
import { sourceKey } from '#capabilities/quality/engine/recognise/source-ids.ts'
import type { Pointer } from '#capabilities/quality/imports/rows/draft.ts'
import { decide, openRun, type Chunk, type Fate, type Run } from '#capabilities/quality/imports/rows/decide.ts'
import { newStrangers } from '#capabilities/quality/imports/rows/colleagues.ts'
import { knownAccounts } from '#capabilities/quality/imports/rows/accounts.ts'
import type { Known } from '#capabilities/quality/imports/rows/match.ts'
import { draftOf } from '#capabilities/quality/imports/rows/plan.ts'
import { cleanTask, countAll } from '#capabilities/quality/imports/run.ts'
import { addChunk, addLost, newTally, sheetsOf, told, trouble } from '#capabilities/quality/imports/tally.ts'

/** The next rows of a file as they would come in: each cell before and after, and what would become of the row. */
export async function previewImport(
  ctx: Ctx,
  id: string,
  { limit = 50, after = 0 }: { limit?: number; after?: number },
): Promise<Preview> {
  const { run, path, row } = await openDry(ctx, id, limit)
  const drafts = []
  let isMore = false
  for await (const source of sourceRows(path, { ...row, after: 0 })) {
    if (source.line <= after) continue
    isMore = drafts.length === limit
    if (isMore) break
    drafts.push(draftOf(run.plan, source))
  }
  const { fates } = await decide(run, drafts)
  return {
    columns: run.plan.readers.map(({ column, slot }) => ({ column, field: slot.name })),
    rows: fates.map((fate) => ({ ...shownRow(ctx, run, fate), ...placeOf(fate.draft.row.line, sheetsOf(row.sheet)) })),
    next: isMore ? (drafts.at(-1)?.row.line ?? null) : null,
  }
}

// Of a file too large to have been counted.
const mostGuessed = 1_000_000

/**
 * Everything a run would do, with nothing written: the same counts, for the same reasons. With `rows`, only of the
 * first rows, for a large file takes minutes. `tell` hears after each chunk how far it is, and may throw to end it.
 */
export async function dryRun(
  ctx: Ctx,
  id: string,
  { rows = Infinity, tell = () => {} }: { rows?: number; tell?: (done: number, total: number | null) => void } = {},
): Promise<DryRun> {
  const { run, path, row } = await openDry(ctx, id)
  const total = row.totalRows ?? (rows === Infinity ? await countAll(ctx, row, path) : rows)
  const tally = newTally()
  const waiting = newWaiting(run)
  const strangers = newStrangers(run.links)
  tell(0, Math.min(total, rows))
  for await (const drafts of cleanAside(cleanTask(ctx, { ...row, doneRows: 0 }, path), row.size)) {
    const some = drafts.slice(0, rows - tally.counts.rows)
    const chunk = await decide(run, some)
    addChunk(tally, chunk)
    waiting.add(chunk)
    strangers.add(chunk)
    if (tally.counts.rows >= rows) break
    tell(tally.counts.rows, Math.min(total, rows))
  }
  for (const pointer of waiting.lost()) addLost(tally, pointer)
  const unknownChoices = [...tally.words.values()].toSorted((a, b) => b.count - a.count).slice(0, 100)
  return {
    counts: tally.counts,
    reasons: told(tally.reasons.values(), ctx.locale, row.sheet),
    unknownChoices,
    unknownPeople: strangers.told(),
    accounts: await knownAccounts(ctx, run.links.sources),
    isWhole: tally.counts.rows < rows,
  }
}

const mostWaiting = 100_000

/** What rows point at that nobody knows yet, and which rows of the file it may be: a run settles that at its end. */
function newWaiting({ links: { sources } }: Run) {
  const own = new Set<string>()
  const open: (Pointer & { line: number })[] = []
  return {
    add({ fates }: Chunk): void {
      for (const { draft, outcome } of sources && open.length < mostWaiting ? fates : []) {
        if (outcome === 'reject') continue
        const key = sourceKey(sources!.columns.program, draft.row.cells[sources!.columns.own ?? -1] ?? '')
        if (key !== null) own.add(`${draft.object} ${key}`)
        for (const pointer of draft.pointers ?? []) open.push({ ...pointer, line: draft.row.line })
      }
    },
    lost: () => open.filter(({ target, key }) => !own.has(`${target} ${key}`)),
  }
}

async function openDry(
  ctx: Ctx,
  id: string,
  limit?: number,
): Promise<{ run: Run; path: string; row: ImportRow & { mapping: Mapping } }> {
  const row = await findImport(ctx, id)
  const { mapping, columns } = row
  if (!mapping) throw errors.mappingMissing()
  const target = checkMapping(ctx, row, mapping)
  return {
    run: await openRun(ctx, { target, columns, mapping, isDry: true, rows: limit ?? row.totalRows ?? mostGuessed }),
    path: await uploadedFile(row),
    row: { ...row, mapping },
  }
}

function shownRow({ locale }: Ctx, { plan }: Run, { draft, outcome, known, why, alike }: Fate): PreviewRow {
  const cells = plan.readers.map(({ index, slot }, place) => {
    const { value, shown, changes, problem } = draft.results[place]!
    // A name that leads to no record is no fault of the cell's reading; it is shown there all the same.
    const found =
      problem ??
      draft.left.find(({ field, problem: one }) => field === slot.field && one.params.value === value)?.problem ??
      null
    return {
      raw: draft.row.cells[index] ?? '',
      value,
      shown,
      problem: found && trouble(found, locale),
      changes: changes.map(({ rule, from, to }) => ({
        rule,
        detail: trouble({ code: rule }, locale).detail,
        from,
        to,
      })),
    }
  })
  return {
    line: draft.row.line,
    cells,
    outcome,
    problem: why && trouble(why.problem, locale),
    ...(known ? { matches: shownMatch(known) } : {}),
    ...(alike ? { alike: { ...shownMatch(alike), probability: alike.probability } } : {}),
  }
}

function shownMatch({ id, title, probability }: Known & { readonly probability?: number }) {
  return { id, title, ...(probability === undefined ? {} : { probability }) }
}
