import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { bundledNode, ownEnvironment, root, run, say } from './run.mjs'
import { buildWeb } from './web.mjs'

const skipped = new Set(['node_modules', 'build', 'dist', '.git', '.tend'])
const reporter = join(root, 'cli/setup/count-reporter.mjs')

/** Runs the tests under the given paths, or all; prints `N passed, N failed` last. Gives the exit status. */
export async function runTests(paths) {
  const files = paths.length > 0 ? paths.flatMap((path) => testsAt(path)) : testsIn(root)
  const [journeys, others] = [files.filter(isJourney), files.filter((file) => !isJourney(file))]
  if (files.length === 0) say('No tests were found there.', '没有找到测试。')

  const total = { passed: 0, failed: files.length === 0 ? 1 : 0 }
  const needsWeb = journeys.length > 0 || paths.length === 0
  if (needsWeb && !(await buildWeb())) total.failed += 1
  const browser = needsWeb ? await ensureBrowser() : undefined

  for (const group of [others, journeys]) {
    const { passed, failed } = await runGroup(group, browser)
    total.passed += passed
    total.failed += failed
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

function isJourney(file) {
  return relative(root, file).startsWith(join('test', 'e2e'))
}

function testsAt(path) {
  const full = resolve(root, path)
  if (!existsSync(full)) return []
  return statSync(full).isDirectory() ? testsIn(full) : [full]
}

function testsIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : testsIn(path)
      return /\.test\.tsx?$/.test(entry.name) ? [path] : []
    })
}

/** One process for many files: they share the server that holds their databases. */
async function runGroup(files, browser) {
  if (files.length === 0) return { passed: 0, failed: 0 }
  const folder = mkdtempSync(join(tmpdir(), 'tend-counts-'))
  const counts = join(folder, 'counts.json')
  const args = [
    '--test',
    '--test-isolation=none',
    '--test-timeout=600000',
    '--test-force-exit', // a test that leaves something open must not hold up the rest
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${reporter}`,
    `--test-reporter-destination=${counts}`,
    ...files.map((file) => relative(root, file)),
  ]
  const env = ownEnvironment({ NODE_ENV: 'test', ...(browser ? { CHROMIUM_PATH: browser } : {}) })
  const status = await run(bundledNode(), args, { env })
  const result = readCounts(counts)
  rmSync(folder, { recursive: true, force: true })
  // A crash, or a hook that failed, makes no test fail: the status says it all the same.
  return { passed: result.passed, failed: Math.max(result.failed + result.cancelled, status === 0 ? 0 : 1) }
}

function readCounts(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, cancelled: 0 } // it ended before it could count
  }
}
