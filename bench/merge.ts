import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { openCluster } from '#platform/embedded-postgres/cluster.ts'
import { throwAwaySettings } from '#platform/embedded-postgres/settings.ts'
import { openBase, prepareBase, runSequence } from '#test/merge-sequences/run.ts'

/**
 * Random merges (also of merged records), edits, new children, deletions, restorations and un-merges, in any order;
 * then every merge is taken back, and each record is compared with what it would be had nobody ever merged.
 *
 *   npm run bench merge [-- --sequences 10000 --seed 1 --jobs 2]
 */
const { values: options } = parseArgs({
  options: {
    sequences: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(Math.max(1, cpus().length)) },
  },
})
const sequences = Number(options.sequences)
const first = Number(options.seed)
const jobs = Number(options.jobs)
const mostShown = 5

let next = first
let steps = 0
const differences: string[] = []
const started = Date.now()
const home = mkdtempSync(join(tmpdir(), 'tend-merge-'))
const cluster = await openCluster({ dir: home, settings: throwAwaySettings })
try {
  // Merges of one workspace take turns, so each worker has a database of its own.
  const admin = new Client({ connectionString: cluster.url })
  await admin.connect()
  const urls = Array.from(
    { length: jobs },
    (_, n) => Object.assign(new URL(cluster.url), { pathname: `/merge_${n}` }).href,
  )
  for (let n = 0; n < jobs; n += 1) await admin.query(`create database merge_${n}`)
  for (const url of urls) await prepareBase(url)
  await Promise.all(urls.map(work))
  await admin.end()
  const seconds = (Date.now() - started) / 1000
  process.stdout.write(
    `| sequences | steps | differences | seconds |\n| --------- | ----- | ----------- | ------- |\n` +
      `| ${sequences} | ${steps} | ${differences.length} | ${seconds.toFixed(0)} |\n`,
  )
  for (const story of differences.slice(0, mostShown)) process.stdout.write(`\n${story}\n`)
  process.exitCode = differences.length > 0 ? 1 : 0
} finally {
  await cluster.stop()
  rmSync(home, { recursive: true, force: true })
}

async function work(url: string): Promise<void> {
  const base = await openBase(url)
  while (next < first + sequences) {
    const seed = next++
    const made = await runSequence(base, seed).catch((error: unknown) => {
      differences.push((error as Error).message)
      process.stderr.write(`${(error as Error).message}\n`)
      return 0
    })
    steps += made
    const done = seed - first + 1
    if (done % 100 === 0) process.stderr.write(`${done}/${sequences}, ${differences.length} differences\n`)
  }
  await base.end()
}
