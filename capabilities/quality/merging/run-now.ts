import type { AutoMerge } from '#capabilities/quality/contract-merging.ts'
import type { Connected } from '#capabilities/quality/merging/connect.ts'
import { mergeByHand, undoMerge } from '#capabilities/quality/duplicates/merges.ts'
import { proposeMerge, takeOf, type Proposal } from '#capabilities/quality/merging/preview.ts'
import { itemTable, readRun, runTable, startRun, sureGroups, wrongIn } from '#capabilities/quality/merging/runs.ts'
import { rulesFor } from '#capabilities/quality/merging/settings.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import { mergesOver } from '#core/records/merge/over.ts'
import type { Progress } from '#core/jobs.ts'
import { isDeclared } from '#platform/errors.ts'

/**
 * Merges every group that is sure enough, each in a transaction of its own, as the rules of the object say. A run
 * that died goes on: what it merged is no longer open, and what it left alone is written down.
 */
export async function runNow(ctx: Ctx, { id }: { id: string }, progress: Progress = async () => {}): Promise<void> {
  const run = await readRun(ctx, id)
  if (run.status !== 'running') return
  const guard = run.kind === 'auto' ? (await rulesFor(ctx, run.object)).auto : null
  const before = await placesOf(ctx, id)
  const groups = (await sureGroups(ctx, run.object, run.threshold)).filter(
    ({ members }) => !before.skipped.has(members.toSorted().join()),
  )
  const total = before.next + groups.length
  await ctx.db.count({
    text: `update ${runTable(ctx)} set groups = $2, expected_wrong = expected_wrong + $3 where id = $1`,
    values: [id, total, before.next === 0 ? groups.reduce((sum, group) => sum + wrongIn(group), 0) : 0],
  })
  for (const [at, group] of groups.entries()) {
    if (!(await mergeGroup(ctx, { id, object: run.object, place: before.next + at, guard }, group))) break
    await progress(before.next + at + 1, total)
  }
  await ctx.db.count({
    text: `update ${runTable(ctx)} set status = 'done', finished_at = now()
      where id = $1 and status in ('running', 'stopping')`,
    values: [id],
  })
  await emit(ctx, 'quality.merged', { object: run.object, run: id })
}

async function placesOf(ctx: Ctx, id: string): Promise<{ next: number; skipped: Set<string> }> {
  const rows = (await ctx.db.arrays({
    text: `select place, ids::text[], skipped from ${itemTable(ctx)} where run_id = $1 order by place`,
    values: [id],
  })) as [number, string[], string | null][]
  const skipped = rows.filter(([, , why]) => why !== null).map(([, ids]) => ids.toSorted().join())
  return { next: (rows.at(-1)?.[0] ?? -1) + 1, skipped: new Set(skipped) }
}

type Turn = { id: string; object: string; place: number; guard: AutoMerge | null }

/** Merges one group, or writes down why not. False once the run was stopped or is being taken back. */
async function mergeGroup(ctx: Ctx, turn: Turn, group: Connected): Promise<boolean> {
  const note = (inner: Ctx, what: { ids: readonly string[]; merge?: string; skipped?: string }) =>
    inner.db.count({
      text: `insert into ${itemTable(ctx)} (run_id, place, ids, probability, merge_id, skipped)
        values ($1, $2, $3::uuid[], $4, $5, $6)`,
      values: [turn.id, turn.place, what.ids, Math.min(...group.holding), what.merge ?? null, what.skipped ?? null],
    })
  try {
    return await inTransaction(ctx, async (inner) => {
      if (!(await isRunning(inner, turn.id))) return false
      const proposal = await proposeMerge(inner, objectOf(inner, turn.object), {
        object: turn.object,
        ids: group.members,
      })
      const ids = proposal.facts.map((fact) => fact.id)
      const against = turn.guard && keptApart(turn.guard, proposal)
      if (against) {
        await note(inner, { ids, skipped: against })
        return true
      }
      const from = ids.filter((one) => one !== proposal.into)
      const take = takeOf(proposal)
      const { id: merge } = await mergeByHand(inner, { object: turn.object, into: proposal.into, from, take })
      await note(inner, { ids, merge })
      return true
    })
  } catch (error) {
    // Somebody merged or deleted one of them meanwhile, or it is not for this person to merge: the rest goes on.
    if (!isDeclared(error)) throw error
    await note(ctx, { ids: group.members, skipped: error.code })
    return true
  }
}

/** Held until the group is merged, so that an undo waits for it and finds it. */
async function isRunning(ctx: Ctx, id: string): Promise<boolean> {
  const [row] = await ctx.db.arrays({
    text: `select status = 'running' from ${runTable(ctx)} where id = $1 for share`,
    values: [id],
  })
  return row?.[0] === true
}

/** Why a group is not merged without asking: values that contradict each other, or more than one owner. */
export function keptApart(guard: AutoMerge, { facts }: Proposal): 'conflict' | 'owners' | null {
  const differs = (field: string) => {
    const keys = facts.map(({ values }) => values[field]?.key ?? null).filter((key) => key !== null)
    return new Set(keys).size > 1
  }
  if (guard.never.some(differs)) return 'conflict'
  return !guard.acrossOwners && differs('owner') ? 'owners' : null
}

/**
 * Takes apart what a run merged, the last merge first. Merges that lie over one go with it where the run made them as
 * well; what was merged further by others stays, and is told.
 */
export async function undoRunNow(ctx: Ctx, { id }: { id: string }, progress: Progress = async () => {}): Promise<void> {
  const run = await readRun(ctx, id)
  if (run.status !== 'undoing') return
  const rows = (await ctx.db.arrays({
    text: `select place, merge_id from ${itemTable(ctx)} where run_id = $1 and merge_id is not null
      and undone is distinct from 'yes' order by place desc`,
    values: [id],
  })) as [number, string][]
  for (const [at, [place, merge]] of rows.entries()) {
    const undone = await inTransaction(ctx, (inner) => takeApart(inner, id, merge)).then(
      () => 'yes',
      (error: unknown) => {
        if (!isDeclared(error)) throw error
        return error.code === 'core.mergeUndone' ? 'yes' : error.code
      },
    )
    await ctx.db.count({
      text: `update ${itemTable(ctx)} set undone = $3 where run_id = $1 and place = $2`,
      values: [id, place, undone],
    })
    await progress(at + 1, rows.length)
  }
  await ctx.db.count({
    text: `update ${runTable(ctx)} set status = 'undone', undone_at = now() where id = $1`,
    values: [id],
  })
  await emit(ctx, 'quality.merged', { object: run.object, run: id })
}

async function takeApart(ctx: Ctx, run: string, merge: string): Promise<void> {
  const { ids } = await mergesOver(ctx, merge)
  const others =
    ids.length < 2
      ? 0
      : await ctx.db.count({
          text: `select from unnest($2::uuid[]) m(id)
      where not exists (select from ${itemTable(ctx)} i where i.run_id = $1 and i.merge_id = m.id)`,
          values: [run, ids],
        })
  await undoMerge(ctx, merge, ids.length > 1 && others === 0)
}

/** After a scan, where the administrator said so: merges what is surer than he asks, as the system. */
export async function autoMerge(
  ctx: Ctx,
  { object }: { object: string },
  later: (ctx: Ctx, payload: { id: string }) => Promise<unknown>,
): Promise<void> {
  const { auto } = await rulesFor(ctx, object)
  if (!auto.on) return
  const groups = await sureGroups(ctx, object, auto.threshold)
  const fresh = []
  for (const group of groups) {
    const proposal = await proposeMerge(ctx, objectOf(ctx, object), { object, ids: group.members })
    if (keptApart(auto, proposal) === null) fresh.push(group)
  }
  // What is kept apart today is so tomorrow: no run of nothing every night.
  if (fresh.length === 0) return
  try {
    await inTransaction(ctx, (inner) => startRun(inner, { object, threshold: auto.threshold, kind: 'auto' }, later))
  } catch (error) {
    // One is running: it will be looked at after the next scan.
    if (!isDeclared(error) || error.code !== 'quality.mergeRunBusy') throw error
  }
}
