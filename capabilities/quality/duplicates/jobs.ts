import { Type } from 'typebox'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { matchColumns } from '#capabilities/quality/duplicates/columns.ts'
import type { Ctx } from '#core/context.ts'
import { later, type Job } from '#core/jobs.ts'
import { isDeclared } from '#platform/errors.ts'

const scanPayload = Type.Object({ object: Type.String(), ifChanged: Type.Optional(Type.Boolean()) })

/** Queue a scan. The nightly schedule, the importer and the "Scan" button all come through here. */
export const scanLater = later('quality.scan', scanPayload, scanNow)

export const duplicateJobs: readonly Job[] = [scanLater]

/** The objects whose records are most often there twice. */
const scannedNightly = ['contact', 'company', 'lead']

export async function scanNightly(ctx: Ctx): Promise<void> {
  for (const object of scannedNightly)
    if (ctx.model.objects.has(object)) await scanLater(ctx, { object, ifChanged: true })
}

/** After an import, where its object can be scanned at all. */
export async function scanAfterImport(ctx: Ctx, { object }: { object: string }): Promise<void> {
  try {
    matchColumns(ctx, object)
  } catch (error) {
    if (isDeclared(error)) return
    throw error
  }
  await scanLater(ctx, { object, ifChanged: true })
}
