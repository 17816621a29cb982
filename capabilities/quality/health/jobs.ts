import { Type } from 'typebox'
import { measureNow } from '#capabilities/quality/health/measure.ts'
import type { Ctx } from '#core/context.ts'
import { later, type Job } from '#core/jobs.ts'

const payload = Type.Object({ object: Type.Optional(Type.String()) })

/** Queue a measurement of one object, or of all. Every night, after an import, after a repair, and on demand. */
export const measureLater = later('quality.measure', payload, measureNow, { inBackground: true })

export const healthJobs: readonly Job[] = [measureLater]

export async function measureNightly(ctx: Ctx): Promise<void> {
  await measureLater(ctx, {})
}

const afterScanMs = 20_000

/** A while after an import, so that the search for duplicates that it starts has been through. */
export async function measureAfterImport(ctx: Ctx): Promise<void> {
  await measureLater(ctx, {}, { runAt: new Date(Date.now() + afterScanMs) })
}
