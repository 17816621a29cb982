import { Readable } from 'node:stream'
import { generateWorld } from '#capabilities/quality/generator/world.ts'
import { demoFiles, type DemoFile } from '#capabilities/quality/generator/write.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { tableOf, today } from '#capabilities/quality/health/fields.ts'
import { findImport } from '#capabilities/quality/imports/import-row.ts'
import { setMapping } from '#capabilities/quality/imports/mapping.ts'
import { runNow, startRun } from '#capabilities/quality/imports/run.ts'
import { startUndo, undoNow } from '#capabilities/quality/imports/undo/undo.ts'
import { takeUpload } from '#capabilities/quality/imports/upload.ts'
import type { Ctx } from '#core/context.ts'
import type { Progress } from '#core/jobs.ts'

const size = { seed: 20_260_402, contacts: 240, companies: 60, deals: 70, activities: 160 }
/** How many files the sample data come in. */
export const sampleFiles = 7

type Row = { readonly file: string; readonly id: string }

async function rowsOf(ctx: Ctx): Promise<Row[]> {
  return ctx.db.rows<Row>({ text: `select file, import_id as id from ${tableOf(ctx, 'quality_sample')}` })
}

/**
 * Fills a workspace with made-up customers, the way a user would: messy files, each mapped by guess, cleaned, matched
 * and imported. Bears being stopped and called again: what is there already is not brought in twice.
 */
export async function fillNow(ctx: Ctx, _: object, progress: Progress = async () => {}): Promise<void> {
  const files = demoFiles(generateWorld({ ...size, today: today(ctx) }))
  const known = new Map((await rowsOf(ctx)).map(({ file, id }) => [file, id]))
  for (const [at, file] of files.entries()) {
    const id = known.get(file.name) ?? (await take(ctx, file))
    if ((await findImport(ctx, id)).status === 'mapped') await startRun(ctx, id, async () => {})
    await runNow(ctx, { id })
    await progress(at + 1, files.length)
  }
}

async function take(ctx: Ctx, { name, bytes, object }: DemoFile): Promise<string> {
  const { id, mapping } = await takeUpload(ctx, { name, stream: Readable.from([bytes]) }, { object })
  if (!mapping) throw errors.mappingMissing()
  await setMapping(ctx, id, { ...mapping, options: { ...mapping.options, owners: [ctx.actor.id] } })
  await ctx.db.count({
    text: `insert into ${tableOf(ctx, 'quality_sample')} (file, import_id) values ($1, $2)`,
    values: [name, id],
  })
  return id
}

/** Takes every sample import back, the last one first. */
export async function removeNow(ctx: Ctx, _: object, progress: Progress = async () => {}): Promise<void> {
  const rows = (await rowsOf(ctx)).toSorted((a, b) => (a.id < b.id ? 1 : -1))
  for (const [at, { id }] of rows.entries()) {
    const { status } = await findImport(ctx, id)
    if (status === 'running' || status === 'done' || status === 'failed') await startUndo(ctx, id, async () => {})
    await undoNow(ctx, { id })
    await progress(at + 1, rows.length)
  }
  await ctx.db.count({ text: `delete from ${tableOf(ctx, 'quality_sample')}` })
}
