import { Type } from 'typebox'
import { autoMerge, runNow, undoRunNow } from '#capabilities/quality/merging/run-now.ts'
import type { Ctx } from '#core/context.ts'
import { later, type Job } from '#core/jobs.ts'

const Which = Type.Object({ id: Type.String() })

/** Queue the merges of a run, or go on with one that was stopped. */
export const runLater = later('quality.merge-run', Which, runNow)

/** Queue taking a run of merges back. */
export const undoRunLater = later('quality.undo-merge-run', Which, undoRunNow)

export const mergingJobs: readonly Job[] = [runLater, undoRunLater]

export function mergeAfterScan(ctx: Ctx, payload: { object: string }): Promise<void> {
  return autoMerge(ctx, payload, runLater)
}
