/*
 * What `npm start`, `npm test` and the other scripts call. Plain JavaScript for Node 20 without packages, because
 * it runs before anything is installed; it makes the set-up whole and hands over to the bundled Node 24.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ensureDependencies } from './setup/install.mjs'
import { bundledNode, giveUp, ownEnvironment, root, run, runNode, say } from './setup/run.mjs'
import { runTests } from './setup/tests.mjs'
import { buildWeb, isWebStale } from './setup/web.mjs'

const tool = (path) => join(root, 'node_modules', path)
const sources = ['**/*.{ts,tsx,mjs}']

// Of the engine's young space, which grows with the start and is never given back: 40 MB less, and no slower.
const lean = '--max-semi-space-size=8'

const verbs = { start, test: runTests, check, bench, dev, format }

async function start(args) {
  const stale = isWebStale()
  const building = stale ? buildWeb() : Promise.resolve(true)
  // The server comes up meanwhile; it waits for the pages where this is set.
  const env = ownEnvironment({ NODE_ENV: 'production', ...(stale ? { TEND_WEB_BUILDING: '1' } : {}) })
  const serving = run(bundledNode(), [lean, 'server/main.ts', ...args], { env })
  const ended = await Promise.race([serving, building.then((built) => (built ? serving : 'unbuilt'))])
  if (ended !== 'unbuilt') return ended
  say('Without the web app only the API is served.', '网页应用不可用，目前只提供 API。')
  return serving
}

async function dev(args) {
  const address = `http://${process.env.HOST || '127.0.0.1'}:${process.env.PORT || 3000}`
  const env = ownEnvironment({ NODE_ENV: 'development', TEND_API: address })
  const server = run(bundledNode(), ['--watch-preserve-output', '--watch', 'server/main.ts', ...args], { env })
  const web = run(bundledNode(), [tool('vite/bin/vite.js'), '--config', 'web/vite.config.ts'], { env })
  return Promise.race([server, web])
}

async function check() {
  const steps = [
    ['format', '格式', () => runNode([tool('oxfmt/bin/oxfmt'), '--check', ...sources])],
    ['lint', '规范', lint],
    ['types', '类型', () => runNode([tool('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'])],
    ['web build', '网页构建', async () => ((await buildWeb()) ? 0 : 1)],
    ['tests', '测试', () => runTests([])],
  ]
  const broken = []
  for (const [en, zh, step] of steps) {
    say(`— ${en}`, `— ${zh}`)
    if ((await step()) !== 0) broken.push([en, zh])
  }
  if (broken.length === 0) return say('Everything is in order.', '全部检查通过。') ?? 0
  say(`Not in order: ${broken.map(([en]) => en).join(', ')}`, `未通过：${broken.map(([, zh]) => zh).join('、')}`)
  return 1
}

function lint(more = []) {
  return runNode([tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', ...more])
}

async function format() {
  await lint(['--fix', '--quiet'])
  return runNode([tool('oxfmt/bin/oxfmt'), ...sources])
}

async function bench([name, ...args]) {
  const names = readdirSync(join(root, 'bench'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3))
  if (name && existsSync(join(root, 'bench', `${name}.ts`))) return runNode([`bench/${name}.ts`, ...args])
  const list = names.join(', ')
  say(`Say which benchmark: npm run bench NAME, one of ${list}`, `请指定基准测试：npm run bench 名称，可选 ${list}`)
  return name ? 2 : 0
}

const [verb = '', ...args] = process.argv.slice(2)
const known = Object.keys(verbs).join(', ')
if (!Object.hasOwn(verbs, verb))
  giveUp(`there is no "${verb}"; use one of ${known}.`, `没有“${verb}”；可用：${known}。`, 2)
await ensureDependencies()
process.exitCode = await verbs[verb](args)
