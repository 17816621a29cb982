import { Type } from 'typebox'
import { later, type Job } from '#core/jobs.ts'
import { runNow } from '#capabilities/quality/imports/run.ts'
import { undoNow } from '#capabilities/quality/imports/undo/undo.ts'

const Which = Type.Object({ id: Type.String() })

/** Queue the run of an import, or go on with one that was stopped. */
export const runLater = later('quality.import', Which, runNow)

/** Queue taking an import back. */
export const undoLater = later('quality.undo-import', Which, undoNow)

export const importJobs: readonly Job[] = [runLater, undoLater]
