import { Type } from 'typebox'
import { fillNow, removeNow } from '#capabilities/quality/sample/fill.ts'
import { later, type Job } from '#core/jobs.ts'

const nothing = Type.Object({})

/** Queue bringing the sample data in. */
export const fillLater = later('quality.sample', nothing, fillNow)

/** Queue taking them away. */
export const removeLater = later('quality.remove-sample', nothing, removeNow)

export const sampleJobs: readonly Job[] = [fillLater, removeLater]
