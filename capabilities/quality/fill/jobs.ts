import { Type } from 'typebox'
import { later, type Job } from '#core/jobs.ts'
import { applyNow, undoNow } from '#capabilities/quality/fill/apply.ts'
import { lookNow } from '#capabilities/quality/fill/look.ts'

const Which = Type.Object({ id: Type.String() })

export const lookLater = later('quality.fill-look', Which, lookNow)
export const applyLater = later('quality.fill', Which, applyNow)
export const undoLater = later('quality.undo-fill', Which, undoNow)

export const fillJobs: readonly Job[] = [lookLater, applyLater, undoLater]
