import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { DemoFrom } from '#core/capability.ts'
import { newSignInLink } from '#core/access/sessions.ts'
import { createWorkspace, type OpenWorkspace } from '#core/workspaces.ts'
import { localeOf, readConfig, type Config } from '#platform/config.ts'
import { announce } from '#platform/embedded-postgres/home-lock.ts'
import { asSetupError, checkPort, startDatabase } from '#platform/embedded-postgres/start.ts'
import { isAway } from '#platform/db/pool.ts'
import { isDeclared } from '#platform/errors.ts'
import { capabilities } from '#server/capabilities.ts'
import { buildHouse, version, type House } from '#server/house.ts'
import { webBuilt } from '#server/static.ts'

const webFolder = join(import.meta.dirname, '../web/build')
const { values: options } = parseArgs({ options: { empty: { type: 'boolean', default: false } }, strict: false })

// While the database is away, something may wait for it that nobody waits for: the queue's own bookkeeping does. That is
// no reason to end; whatever else is, and as Node would end it.
process.on('unhandledRejection', (error) => {
  if (!isAway(error)) throw error
  process.stderr.write(`The database is away: ${(error as Error).message}\n`)
})

await main().catch((error: unknown) => {
  const config = quietly(readConfig)
  const known = config ? asSetupError(error, config) : error
  process.stderr.write(isDeclared(known) ? `${known.detail(localeOf())}\n` : `${(known as Error).stack}\n`)
  process.exit(isDeclared(known) ? 2 : 1)
})

async function main(): Promise<void> {
  const config = readConfig()
  const say = (en: string, zh: string) => process.stdout.write(`${config.locale === 'zh' ? zh : en}\n`)
  await checkPort(config)
  const database = await startDatabase(config, {
    onRestart: (reason) => process.stderr.write(`The embedded database was started again: ${reason}\n`),
  })
  const house = await buildHouse({
    url: database.url,
    capabilities,
    logLevel: config.logLevel === 'info' ? 'warn' : config.logLevel,
    webFolder,
    pooler: process.env.TEND_POOLER === '1',
  }).catch(async (error: unknown) => {
    await database.stop()
    throw error
  })
  const stop = async (code: number) => {
    await house.close().catch(() => {})
    await database.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop(0))
  try {
    const ownerId = house.workspaces.size === 0 ? await firstStart(house, config) : await firstOwner(house)
    await house.app.server.listen({ port: config.port, host: config.host })
    if (process.env.TEND_WEB_BUILDING === '1') await webBuilt(webFolder)
    await sayReady(
      house,
      { config, ownerId, database: database.embedded ? `PostgreSQL ${database.version}` : 'DATABASE_URL' },
      say,
    )
  } catch (error) {
    const known = asSetupError(error, config)
    await house.close().catch(() => {})
    await database.stop()
    throw known
  }
}

type Say = (en: string, zh: string) => void

/** An empty database gets a workspace and, unless asked not to, the demo files through the import. */
async function firstStart(house: House, config: Config): Promise<string> {
  const made = await createWorkspace(house.pool, {
    name: config.locale === 'zh' ? '我的公司' : 'My company',
    schema: 'w_main',
    isDemo: !options.empty,
    migrations: house.migrations,
    owner: { email: 'owner@example.com', name: config.locale === 'zh' ? '管理员' : 'Owner', locale: config.locale },
  })
  const open = house.admit(made.open)
  const { ownerId } = made
  if (!options.empty) {
    for (const { demo } of capabilities) await demo?.({ ...demoFrom(house, config), open, ownerId })
  }
  return ownerId
}

function demoFrom(house: House, config: Config): Omit<DemoFrom, 'open' | 'ownerId'> {
  const report = (line: string) => process.stdout.write(`${line}\n`)
  const { pool, drainer } = house
  return { pool, wake: drainer.wake, directory: join(config.home, 'demo'), locale: config.locale, report }
}

async function firstOwner(house: House): Promise<string> {
  const [open] = house.workspaces.values()
  const [row] = await house.pool.as(null).rows<{ account_id: string }>({
    text: `select m.account_id from control.membership m join control.account a on a.id = m.account_id
      where m.workspace_id = $1 and m.role = 'owner' and a.is_active order by a.created_at limit 1`,
    values: [(open as OpenWorkspace).workspace.id],
  })
  return row?.account_id as string
}

async function sayReady(
  house: House,
  { config, ownerId, database }: { config: Config; ownerId: string; database: string },
  say: Say,
): Promise<void> {
  const [open] = house.workspaces.values() as Iterable<OpenWorkspace>
  const address = house.app.server.server.address() as { port: number }
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host
  const base = `http://${host}:${address.port}`
  // Links in mails lead where the server really listens: with PORT=0 nobody knows that before.
  process.env.TEND_PUBLIC_URL ||= base
  const token = await newSignInLink(house.pool.as(null), (open as OpenWorkspace).workspace.id, ownerId)
  say(`Tend ${version} is ready at ${base} (${database})`, `常青 ${version} 已就绪：${base}（${database}）`)
  say(`Sign in once with: ${base}/sign-in?token=${token}`, `一次性登录链接：${base}/sign-in?token=${token}`)
  announce(config.home, base)
}

function quietly<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
