import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadData } from '#bench/records/load-data.ts'
import { quality } from '#capabilities/quality/capability.ts'
import { recordHealth, recordsBehind } from '#capabilities/quality/health/behind.ts'
import { clustersOf } from '#capabilities/quality/health/clusters.ts'
import { measureNow } from '#capabilities/quality/health/measure.ts'
import { proposalsOf } from '#capabilities/quality/health/proposals.ts'
import { fieldShares } from '#capabilities/quality/health/shares.ts'
import { objectState } from '#capabilities/quality/health/state.ts'
import { contextOf, createWorkspace, migrateControl } from '#core/workspaces.ts'
import { readConfig } from '#platform/config.ts'
import { openPool } from '#platform/db/pool.ts'
import { startDatabase } from '#platform/embedded-postgres/start.ts'

/**
 * What the numbers of data health cost on a large base: the nightly measurement, and what a person waits for.
 *
 *   npm run bench health [-- --contacts 1000000]
 */
const { values: options } = parseArgs({ options: { contacts: { type: 'string', default: '1000000' } } })
const contacts = Number(options.contacts)
const home = mkdtempSync(join(tmpdir(), 'tend-bench-'))
const database = await startDatabase(readConfig({ ...process.env, TEND_HOME: home }))
const pool = openPool({ url: database.url, max: 4 })
try {
  await main()
} finally {
  await pool.end()
  await database.stop()
  rmSync(home, { recursive: true, force: true })
}

async function main(): Promise<void> {
  await migrateControl(pool.as(null))
  const owner = { email: 'owner@example.com', name: 'Owner' }
  const migrations = [{ scope: 'quality', folder: quality.migrations as URL }]
  const { open, ownerId } = await createWorkspace(pool, { name: 'Bench', schema: 'w_bench', owner, migrations })
  const ctx = contextOf(open, { id: ownerId, name: 'Owner', role: 'owner' })
  const say = (line: string) => process.stderr.write(`${line}\n`)
  const { contactIds } = await loadData(
    { ...ctx, db: pool.as(null) },
    { contacts, companies: Math.ceil(contacts / 10), deals: 0 },
    say,
  )
  const id = contactIds[Math.floor(contacts / 2)] as string
  const works: [string, () => Promise<unknown>][] = [
    ['measurement of all contacts, first', () => measureNow(ctx, { object: 'contact' })],
    ['measurement of all contacts, again', () => measureNow(ctx, { object: 'contact' })],
    ['the page of data health', () => objectState(ctx, 'contact')],
    ['what is proposed', () => proposalsOf(ctx, 'contact')],
    ['bars of a list’s columns', () => fieldShares(ctx, 'contact', {})],
    ['bars of a filtered list', () => fieldShares(ctx, 'contact', { filter: { country: 'CN' } })],
    ['records without an e-mail', () => recordsBehind(ctx, 'contact', { dimension: 'completeness', field: 'email' })],
    ['score of one record', () => recordHealth(ctx, 'contact', id)],
    ['groups of job titles by words', () => clustersOf(ctx, 'contact', { field: 'title', method: 'fingerprint' })],
    ['groups of job titles by nearness', () => clustersOf(ctx, 'contact', { field: 'title', method: 'nearest' })],
  ]
  const lines = ['| work | ms | processor, ms | of it the database |', '|---|---|---|---|']
  for (const [name, work] of works) {
    const [began, busy, database0] = [performance.now(), process.cpuUsage(), databaseMs()]
    await work()
    const { user, system } = process.cpuUsage(busy)
    const wall = Math.round(performance.now() - began)
    const inDatabase = databaseMs() - database0
    lines.push(`| ${name} | ${wall} | ${Math.round((user + system) / 1000) + inDatabase} | ${inDatabase} |`)
  }
  const memory = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(
    `${cpus()[0]?.model}, ${cpus().length} cores, PostgreSQL ${database.version}, Node ${process.version}, ` +
      `${contacts} contacts; peak memory of this process ${memory} MB\n\n${lines.join('\n')}\n`,
  )
}

/** Processor time of the database so far, in ms: its living processes and those that have ended. 0 where no /proc tells. */
function databaseMs(): number {
  try {
    const postmaster = readFileSync(join(home, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]
    let ticks = 0
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      const stat = statOf(pid)
      if (pid === postmaster) ticks += (stat[15] ?? 0) + (stat[16] ?? 0) + (stat[13] ?? 0) + (stat[14] ?? 0)
      else if (String(stat[3]) === postmaster) ticks += (stat[13] ?? 0) + (stat[14] ?? 0)
    }
    return ticks * 10
  } catch {
    return 0
  }
}

/** The numbers of a process by their place in proc(5), counted from 0; empty for one that is gone. */
function statOf(pid: string): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return [
      0,
      0,
      ...text
        .slice(text.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number),
    ]
  } catch {
    return []
  }
}
