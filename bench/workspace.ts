import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quality } from '#capabilities/quality/capability.ts'
import type { Ctx } from '#core/context.ts'
import { contextOf, createWorkspace, migrateControl } from '#core/workspaces.ts'
import { readConfig } from '#platform/config.ts'
import { openPool, type Pool } from '#platform/db/pool.ts'
import { startDatabase } from '#platform/embedded-postgres/start.ts'

export type Bench = {
  readonly ctx: Ctx
  readonly pool: Pool
  readonly database: { readonly url: string; readonly version: string }
  /** A folder that goes with the database. */
  readonly home: string
}

/** Does work as the owner of an empty workspace in a database of its own, which is gone afterwards. */
export async function inBenchWorkspace(work: (bench: Bench) => Promise<void>): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'tend-bench-'))
  const database = await startDatabase(readConfig({ ...process.env, TEND_HOME: home }))
  const pool = openPool({ url: database.url, max: 4 })
  try {
    await migrateControl(pool.as(null))
    const owner = { email: 'owner@example.com', name: 'Owner' }
    const migrations = [{ scope: quality.name, folder: quality.migrations as URL }]
    const { open, ownerId } = await createWorkspace(pool, { name: 'Bench', schema: 'w_bench', owner, migrations })
    await work({ ctx: contextOf(open, { id: ownerId, name: 'Owner', role: 'owner' }), pool, database, home })
  } finally {
    await pool.end()
    await database.stop()
    rmSync(home, { recursive: true, force: true })
  }
}
