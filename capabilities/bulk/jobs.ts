import { Type } from 'typebox'
import { runBulkNow, undoBulkNow } from '#capabilities/bulk/run.ts'
import { later, type Job } from '#core/jobs.ts'

const Which = Type.Object({ id: Type.String() })

export const runBulkLater = later('bulk.change', Which, runBulkNow)
export const undoBulkLater = later('bulk.undo', Which, undoBulkNow)

export const bulkJobs: readonly Job[] = [runBulkLater, undoBulkLater]
