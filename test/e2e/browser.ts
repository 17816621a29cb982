import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  chromium,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from 'playwright-core'
import { newSignInLink } from '#core/access/sessions.ts'
import { openPool } from '#platform/db/pool.ts'
import { smallerPng } from '#test/e2e/smaller-png.ts'
import { databaseUrl, startServer, type RunningServer } from '#test/running-server.ts'

type Locale = 'en' | 'zh'
/** How somebody looks at the app, and as whom. */
export type Look = {
  readonly locale?: Locale
  readonly theme?: 'light' | 'dark'
  /** Width and height of the window in CSS pixels; below 640 it is a phone with a finger. */
  readonly size?: readonly [width: number, height: number]
  /** False for someone who has not signed in. */
  readonly signedIn?: boolean
  /** How many times the way is gone: it may take as many times as long. */
  readonly walks?: number
}

export type Visit = {
  readonly page: Page
  /** Opens an address of the app and waits until nothing is loading. */
  readonly open: (path: string) => Promise<void>
  /** The API as the signed-in owner; paths are below `/api`. */
  readonly api: Api
  /** Saves what is on the screen as `docs/screens/NAME.png`, when `TEND_PICTURES=1`. */
  readonly picture: (name: string) => Promise<void>
  /** Address of the database behind the server. */
  readonly databaseUrl: string
  /** A fresh one-time link, such as `npm start` prints. */
  readonly signInLink: () => Promise<string>
}

// oxlint-disable-next-line typescript/no-explicit-any -- a test says by its assertions what it expects of an answer
type Answer = any
export type Api = {
  readonly get: (path: string) => Promise<Answer>
  readonly send: (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) => Promise<Answer>
}

type Stage = {
  readonly server: RunningServer
  readonly browser: Browser
  readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>>
  readonly owner: Api
}

const screens = join(import.meta.dirname, '../../docs/screens')
const patienceMs = 20_000

let opened: Promise<Stage> | undefined
after(async () => {
  const stage = await opened?.catch(() => undefined)
  await stage?.browser.close()
  await stage?.server.stop()
})

/**
 * A test in a browser of its own on the one server with demo data that all journeys share. It also fails on any error
 * in the page and on any answer that says the server is at fault.
 */
export function journey(name: string, look: Look, walk: (visit: Visit) => Promise<void>): void {
  test(name, { timeout: 120_000 * (look.walks ?? 1) }, async (t) => {
    const stage = await (opened ??= openStage())
    const context = await newContext(stage, look)
    const page = await context.newPage()
    const faults = faultsOf(page)
    try {
      // What the owner chose in an earlier journey must not show in this one.
      await stage.owner.send('PATCH', '/session', { locale: look.locale ?? 'en', theme: look.theme ?? 'light' })
      await walk(visitOf(stage, page))
      assert.deepEqual(faults, [])
    } catch (error) {
      const file = join(tmpdir(), 'tend-journeys', `${name.replaceAll(/\W+/g, '-').slice(0, 60)}.png`)
      await page.screenshot({ path: file }).catch(() => undefined)
      t.diagnostic(`at ${page.url()}, seen in ${file}${faults.map((fault) => `\n${fault}`).join('')}`)
      throw error
    } finally {
      await context.close()
    }
  })
}

async function openStage(): Promise<Stage> {
  const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium'
  const args = [
    '--no-sandbox',
    '--force-color-profile=srgb',
    '--disable-lcd-text',
    '--disable-font-subpixel-positioning',
  ]
  const [server, browser] = await Promise.all([startServer(), chromium.launch({ executablePath, args })])
  const context = await browser.newContext()
  const owner = apiOf(server.base, context.request)
  await owner.send('POST', '/session', { token: new URL(server.link).searchParams.get('token') })
  const cookies = await context.cookies()
  return { server, browser, cookies, owner }
}

async function newContext({ server, browser, cookies }: Stage, look: Look): Promise<BrowserContext> {
  const { locale = 'en', theme = 'light', size: [width, height] = [1440, 900] } = look
  const context = await browser.newContext({
    baseURL: server.base,
    locale: locale === 'zh' ? 'zh-CN' : 'en-US',
    timezoneId: 'Asia/Shanghai',
    colorScheme: theme,
    viewport: { width, height },
    reducedMotion: 'reduce',
    hasTouch: width < 640,
    isMobile: width < 640,
    permissions: ['clipboard-read', 'clipboard-write'],
    serviceWorkers: 'block', // what a journey sees comes from the server; those of the worker have a server of their own
  })
  context.setDefaultTimeout(patienceMs)
  if (look.signedIn !== false) await context.addCookies(cookies)
  return context
}

function apiOf(base: string, request: APIRequestContext): Api {
  const call = async (method: string, path: string, body?: unknown) => {
    const data = body === undefined ? {} : { data: body }
    const reply = await request.fetch(`${base}/api${path}`, { method, headers: { 'x-tend': '1' }, ...data })
    assert.ok(reply.ok(), `${method} ${path}: ${reply.status()} ${await reply.text()}`)
    const text = await reply.text()
    return text ? JSON.parse(text) : undefined
  }
  return { get: (path) => call('GET', path), send: call }
}

function visitOf({ server, owner }: Stage, page: Page): Visit {
  return {
    page,
    api: owner,
    open: async (path) => {
      await page.goto(`${server.base}${path}`)
      await settled(page)
    },
    picture: async (name) => {
      if (process.env.TEND_PICTURES !== '1') return
      await settled(page)
      mkdirSync(screens, { recursive: true })
      writeFileSync(join(screens, `${name}.png`), smallerPng(await page.screenshot()))
    },
    databaseUrl: databaseUrl(server),
    signInLink: () => newLink(server),
  }
}

/** Nothing on the screen stands for something that is still on its way. */
export async function settled(page: Page): Promise<void> {
  await page.locator('#root > *').first().waitFor()
  await until(async () => (await page.locator('[data-skeleton], [aria-busy="true"]').count()) === 0, 'nothing loads')
  await page.evaluate(() => document.fonts.ready)
}

/** Whether the keys go to it. */
export function hasFocus(at: Locator): Promise<boolean> {
  return at.evaluate((element) => element === document.activeElement)
}

/** Waits until something holds; says what when it does not. Work in the background may need more than 20 s. */
export async function until(holds: () => Promise<boolean>, what: string, waitMs = patienceMs): Promise<void> {
  const end = Date.now() + waitMs
  while (!(await holds())) {
    if (Date.now() > end) assert.fail(`in ${waitMs / 1000} s it did not come to be that ${what}`)
    await sleep(50)
  }
}

function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(`error in the page: ${error.stack ?? error.message}`))
  page.on('response', (reply) => {
    if (reply.status() >= 500) faults.push(`${reply.status()} from ${reply.request().method()} ${reply.url()}`)
  })
  page.on('console', (message) => {
    // The browser itself reports every answer of 400 and above; those that matter are caught above.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`console: ${message.text()}`)
    }
  })
  return faults
}

async function newLink(server: RunningServer): Promise<string> {
  const pool = openPool({ url: databaseUrl(server), max: 1 })
  const control = pool.as(null)
  const [owner] = await control.rows<{ workspace_id: string; account_id: string }>({
    text: `select workspace_id, account_id from control.membership where role = 'owner'`,
  })
  const token = await newSignInLink(control, owner?.workspace_id ?? '', owner?.account_id ?? '')
  await pool.end()
  return `${server.base}/sign-in?token=${token}`
}
