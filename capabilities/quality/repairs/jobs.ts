import { Type } from 'typebox'
import { runStepNow } from '#capabilities/quality/repairs/run.ts'
import { undoStepNow } from '#capabilities/quality/repairs/undo.ts'
import { later, type Job } from '#core/jobs.ts'

const Which = Type.Object({ id: Type.String() })

/** Queue a repair, or go on with one that was stopped. */
export const runStepLater = later('quality.repair', Which, runStepNow)

/** Queue taking a repair back. */
export const undoStepLater = later('quality.undo-repair', Which, undoStepNow)

export const repairJobs: readonly Job[] = [runStepLater, undoStepLater]
