import { Type } from 'typebox'
import { changedSinceScan, matchChanged } from '#capabilities/quality/duplicates/lookup/touched.ts'
import { scanNow } from '#capabilities/quality/duplicates/scan.ts'
import { matchColumns, matchedObjects } from '#capabilities/quality/duplicates/columns.ts'
import type { Ctx } from '#core/context.ts'
import { later, type Job } from '#core/jobs.ts'
import { isDeclared } from '#platform/errors.ts'

const scanPayload = Type.Object({ object: Type.String(), ifChanged: Type.Optional(Type.Boolean()) })

/** Queue a scan. The nightly schedule, the importer and the "Scan" button all come through here. */
export const scanLater = later('quality.scan', scanPayload, scanNow, { inBackground: true })

const changedPayload = Type.Object({ object: Type.String() })

/** Queue the matching of what changed since the latest scan. */
export const matchChangedLater = later('quality.matchChanged', changedPayload, matchOrScan, { inBackground: true })

async function matchOrScan(ctx: Ctx, { object }: { object: string }): Promise<void> {
  if ((await matchChanged(ctx, { object })) < 0) await scanLater(ctx, { object, ifChanged: true })
}

export const duplicateJobs: readonly Job[] = [scanLater, matchChangedLater]

export async function scanNightly(ctx: Ctx): Promise<void> {
  for (const { name } of matchedObjects(ctx)) await scanLater(ctx, { object: name, ifChanged: true })
}

/** Every minute: new and changed records find their pairs without waiting for the night. */
export async function matchChangedSoon(ctx: Ctx): Promise<void> {
  const names = await changedSinceScan(
    ctx,
    matchedObjects(ctx).map(({ name }) => name),
  )
  for (const object of names) await matchChangedLater(ctx, { object })
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
