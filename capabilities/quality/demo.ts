import { createReadStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addPerson, contextOf, type OpenWorkspace } from '#core/workspaces.ts'
import type { Ctx, Role } from '#core/context.ts'
import type { Pool } from '#platform/db/pool.ts'
import type { Locale } from '#platform/errors.ts'
import type { Counts } from '#capabilities/quality/contract-imports.ts'
import { generateWorld } from '#capabilities/quality/generator/world.ts'
import { demoFiles, type DemoFile } from '#capabilities/quality/generator/write.ts'
import { membersFile } from '#capabilities/quality/generator/zh/members.ts'
import { findImport } from '#capabilities/quality/imports/import-row.ts'
import { setMapping } from '#capabilities/quality/imports/mapping.ts'
import { runNow, startRun } from '#capabilities/quality/imports/run.ts'
import { takeUpload } from '#capabilities/quality/imports/upload.ts'
import { errors } from '#capabilities/quality/errors.ts'

export type DemoInput = {
  readonly pool: Pool
  readonly open: OpenWorkspace
  readonly ownerId: string
  /** Where the demo files are written, for the user to look at. */
  readonly directory: string
  readonly locale: Locale
  /** Gets a line about each file, in the language asked for. */
  readonly report: (line: string) => void
  readonly wake?: () => void
  /** `YYYY-MM-DD` that the dates in the files count back from; today unless said. */
  readonly today?: string
}

export type DemoResult = Counts & { readonly files: number; readonly seconds: number }

const seed = 20_260_401

/** Colleagues, so that not everything belongs to one person. They have no password until somebody invites them. */
const colleagues: readonly (readonly [name: string, mailbox: string, role: Role, locale: Locale])[] = [
  ['林晓岚', 'lin.xiaolan', 'manager', 'zh'],
  ['Emma Fischer', 'emma.fischer', 'member', 'en'],
  ['周子航', 'zhou.zihang', 'member', 'zh'],
  ['Daniel Reyes', 'daniel.reyes', 'member', 'en'],
]

/**
 * Fills a workspace as a user would: messy files of several sources, each uploaded, mapped by guess, cleaned, matched
 * and imported by the same code. The same day gives the same files.
 */
export async function importDemo({
  pool,
  open,
  ownerId,
  directory,
  locale,
  report,
  wake,
  today,
}: DemoInput): Promise<DemoResult> {
  const started = performance.now()
  const owners = [ownerId]
  for (const [name, mailbox, role, language] of colleagues) {
    owners.push(await addPerson(pool, open, { name, email: `${mailbox}@example.com`, role, locale: language }))
  }
  const ctx = contextOf(open, { id: ownerId, name: '', role: 'owner' }, { locale, ...(wake ? { wake } : {}) })
  const [companies, ...others] = demoFiles(
    generateWorld({ seed, today: today ?? new Date().toISOString().slice(0, 10) }),
  ) as [DemoFile, ...DemoFile[]]
  const files = [companies, membersFile(seed), ...others]
  await mkdir(directory, { recursive: true })
  const sum: Counts = {
    rows: 0,
    created: 0,
    updated: 0,
    skipped: 0,
    rejected: 0,
    corrected: 0,
    filled: 0,
    duplicates: 0,
    conflicts: 0,
  }
  for (const file of files) {
    const path = join(directory, file.name)
    await writeFile(path, file.bytes)
    const counts = await importFile(ctx, { file, path, owners })
    for (const name of Object.keys(sum) as (keyof Counts)[]) sum[name] += counts[name]
    report(line(file, counts, locale))
  }
  return { ...sum, files: files.length, seconds: (performance.now() - started) / 1000 }
}

async function importFile(
  ctx: Ctx,
  { file, path, owners }: { file: DemoFile; path: string; owners: readonly string[] },
): Promise<Counts> {
  const { id, mapping } = await takeUpload(
    ctx,
    { name: file.name, stream: createReadStream(path) },
    { object: file.object },
  )
  if (!mapping) throw errors.mappingMissing()
  await setMapping(ctx, id, { ...mapping, options: { ...mapping.options, owners: [...owners] } })
  // Not queued: the first look at the workspace shall find it filled.
  await startRun(ctx, id, async () => {})
  await runNow(ctx, { id })
  return (await findImport(ctx, id)).counts as Counts
}

function line({ name, describes }: DemoFile, counts: Counts, locale: Locale): string {
  const { rows, created, updated, skipped, rejected, corrected, filled } = counts
  return locale === 'zh'
    ? `${name}：${describes.zh}，共 ${rows} 行；新建 ${created}，并入已有 ${updated + skipped}，拒绝 ${rejected}，更正 ${corrected} 个值，补全 ${filled} 个值`
    : `${name}: ${describes.en}, ${rows} rows; ${created} created, ${updated + skipped} joined to known ones, ${rejected} rejected, ` +
        `${corrected} values corrected, ${filled} filled in`
}

/** The demo at the first start: imports the files and says what was done. */
export async function showDemo(from: DemoInput): Promise<void> {
  const { files, rows, created, updated, skipped, rejected, corrected, filled, seconds } = await importDemo(from)
  const took = seconds.toFixed(1)
  from.report(
    from.locale === 'zh'
      ? `演示数据：${files} 个文件，共 ${rows} 行，${took} 秒；新建 ${created}，并入已有 ${updated + skipped}，拒绝 ${rejected}，` +
          `更正 ${corrected} 个值，补全 ${filled} 个值。文件在 ${from.directory}`
      : `Demo data: ${files} files, ${rows} rows in ${took} s; ${created} created, ${updated + skipped} joined to known ones, ` +
          `${rejected} rejected, ${corrected} values corrected, ${filled} filled in. The files are in ${from.directory}`,
  )
}
