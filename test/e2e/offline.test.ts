import assert from 'node:assert/strict'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright-core'
import { settled, until } from '#test/e2e/browser.ts'
import { smallerPng } from '#test/e2e/smaller-png.ts'
import { startServer, type RunningServer } from '#test/running-server.ts'

const screens = join(import.meta.dirname, '../../docs/screens')
const headers = { 'x-tend': '1' }

/** A server that may be stopped and started again at the same address, and a browser with all it has. */
suite('without a connection', { timeout: 240_000 }, () => {
  let home = ''
  let server: RunningServer
  let browser: Browser
  let page: Page

  const start = async (port = '0') => {
    server = await startServer({ home, args: ['--empty'], env: { PORT: port } })
  }
  const picture = async (name: string) => {
    if (process.env.TEND_PICTURES !== '1') return
    mkdirSync(screens, { recursive: true })
    writeFileSync(join(screens, `${name}.png`), smallerPng(await page.screenshot()))
  }
  const get = async (path: string) => (await page.request.get(`${server.base}/api${path}`)).json()
  const send = (method: 'POST' | 'PATCH', path: string, data: object) =>
    page.request.fetch(`${server.base}/api${path}`, { method, data, headers })

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'tend-offline-'))
    await start()
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 } })
    context.setDefaultTimeout(20_000)
    page = await context.newPage()
    await page.goto(server.link)
    await page.getByRole('heading', { name: 'Home' }).waitFor()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(home, { recursive: true, force: true })
  })

  const edit = async (field: string, value: string) => {
    await page.getByRole('button', { name: `Edit ${field}` }).press('Enter')
    await page.getByRole('textbox', { name: field }).fill(value)
    await page.keyboard.press('Enter')
  }
  // Opened only where the app has made it: one that a test made would be without its tables.
  const keptHere = () =>
    page.evaluate(async () => {
      if (!(await indexedDB.databases()).some(({ name }) => name === 'tend')) return []
      return new Promise<string[]>((resolve) => {
        const request = indexedDB.open('tend')
        request.onsuccess = () => {
          const keys = request.result.transaction('kept').objectStore('kept').getAllKeys()
          keys.onsuccess = () => {
            request.result.close()
            resolve(keys.result.map(String))
          }
        }
      })
    })

  const isKept = (part: string) =>
    until(async () => (await keptHere()).some((key) => key.includes(part)), `${part} is kept on this device`)

  test('what was opened reads on, what is typed waits and merges with what others did meanwhile', async () => {
    const made = await (await send('POST', '/records/contact', { name: 'Ada Lovelace', title: 'Countess' })).json()
    await page.goto(`${server.base}/contact`)
    await page.getByRole('grid').getByText('Ada Lovelace').waitFor()
    await isKept('"limit":100')
    await page.goto(`${server.base}/contact/${made.id}`)
    await page.getByRole('button', { name: 'Edit Job title' }).waitFor()
    await page.evaluate(() => navigator.serviceWorker.ready)
    await isKept(made.id as string)

    const { port } = new URL(server.base)
    await server.stop()
    await edit('Job title', 'Programmer')
    await page.getByText('This is kept on this device', { exact: false }).waitFor()
    await page.getByText('No connection. What you see is from', { exact: false }).waitFor()
    await page.getByText('1 change is kept here', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Note' }).first().click()
    await page.getByRole('textbox', { name: 'Note' }).fill('Wrote the first program.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('2 changes are kept here', { exact: false }).waitFor()
    await picture('offline-en-light')

    // Even a page that is loaded anew stands, with what waits in it.
    await page.reload()
    await page.getByText('Programmer').first().waitFor()
    await page.getByText('2 changes are kept here', { exact: false }).waitFor()
    await page.getByRole('link', { name: 'Contacts' }).first().click()
    await page.getByRole('grid').getByText('Ada Lovelace').waitFor()

    await start(port)
    await send('PATCH', `/records/contact/${made.id}`, { department: 'Engines' })
    await until(
      async () => (await get(`/records/contact/${made.id}`)).title === 'Programmer',
      'what was typed is saved',
      40_000,
    )
    assert.equal((await get(`/records/contact/${made.id}`)).department, 'Engines', 'what others did stays')
    await until(async () => (await get('/records/note')).items.length === 1, 'the note is saved, once')
    await page.getByText('No connection', { exact: false }).waitFor({ state: 'hidden' })
    await settled(page)
  })

  test('a field that both changed is asked about; a change the server refuses waits for a decision', async () => {
    const made = await (await send('POST', '/records/contact', { name: 'Grace Hopper', title: 'Ensign' })).json()
    const other = await (await send('POST', '/records/contact', { name: 'Gone Soon' })).json()
    for (const { id } of [other, made]) {
      await page.goto(`${server.base}/contact/${id}`)
      await page.getByRole('button', { name: 'Edit Name' }).waitFor()
      await isKept(id as string)
    }
    const { port } = new URL(server.base)
    await server.stop()
    await edit('Job title', 'Admiral')
    await page.getByText('1 change is kept here', { exact: false }).waitFor()
    await page.goto(`${server.base}/contact/${other.id}`)
    await page.getByText('Gone Soon').first().waitFor()
    await page.getByRole('button', { name: /^Show \d+ empty field/ }).click()
    await edit('Department', 'Nowhere')
    await page.getByText('2 changes are kept here', { exact: false }).waitFor()

    await start(port)
    await send('PATCH', `/records/contact/${made.id}`, { title: 'Commodore' })
    await page.request.fetch(`${server.base}/api/records/contact/${other.id}`, { method: 'DELETE', headers })
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Commodore').waitFor({ timeout: 40_000 })
    await dialog.getByText('Admiral').waitFor()
    await dialog.getByRole('button', { name: /mine/i }).click()
    await until(async () => (await get(`/records/contact/${made.id}`)).title === 'Admiral', 'mine holds')
    await page.getByText('“Gone Soon” could not be saved', { exact: false }).waitFor()
    await page.goto(`${server.base}/settings/device`)
    const list = page.getByRole('list', { name: 'Not sent yet' })
    await list.getByText('Nowhere').waitFor()
    await picture('settings-device-en-light')
    await list.getByRole('button', { name: 'Discard' }).click()
    await page.getByText('Everything you did is on the server.').waitFor()
  })

  test('a newer app is offered as soon as it lies ready, and runs after one press', async () => {
    let isNewer = false
    const tomorrow = '/assets/of-tomorrow.js'
    const [entry = ''] = /\/assets\/index-[^"]+\.js/.exec(await (await page.request.get(server.base)).text()) ?? []
    const between = createServer((ask, reply) => {
      // Whole answers: "not modified" would be true of the app as it is.
      const { 'if-none-match': _, 'if-modified-since': __, ...asked } = ask.headers
      const headersOn = { ...asked, host: new URL(server.base).host, 'accept-encoding': 'identity' }
      const path = ask.url === tomorrow ? entry : ask.url
      const passed = request(`${server.base}${path}`, { method: ask.method, headers: headersOn }, (answer) => {
        const isApp = ask.url === '/service-worker.js' || /text\/html/.test(answer.headers['content-type'] ?? '')
        if (!isApp || !isNewer) {
          reply.writeHead(answer.statusCode ?? 502, answer.headers)
          answer.pipe(reply)
          return
        }
        void text(answer).then((old) => {
          reply.writeHead(200, { 'content-type': answer.headers['content-type'] })
          reply.end(old.replaceAll(entry, tomorrow))
        })
      })
      ask.pipe(passed)
    })
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve))
    const base = `http://127.0.0.1:${(between.address() as AddressInfo).port}`
    const other = await page.context().newPage()
    try {
      const manifest = await page.request.get(`${base}/manifest-zh.webmanifest`)
      assert.match(manifest.headers()['content-type'] ?? '', /^application\/manifest\+json/)
      await other.goto(base)
      await until(() => other.evaluate(() => navigator.serviceWorker.controller !== null), 'the app is kept')
      await other.reload()
      await other.getByRole('heading', { name: 'Home' }).waitFor()
      await other.evaluate(() => Object.assign(window, { isOld: true }))
      isNewer = true
      await other.evaluate(async () => (await navigator.serviceWorker.ready).update())
      // The worker keeps the whole app before it says so.
      await other.getByText('A new version is ready.').waitFor({ timeout: 60_000 })
      await other.getByRole('button', { name: 'Load it now' }).click()
      await until(
        () => other.evaluate(() => !('isOld' in window)).catch(() => false),
        'the page is loaded anew',
        60_000,
      )
      await other.getByRole('heading', { name: 'Home' }).waitFor()
      assert.ok(await other.evaluate((path) => document.querySelector(`script[src="${path}"]`) !== null, tomorrow))
      // The browser changes over when it sees fit, at the latest when the old worker has been idle for half a minute.
      const isWaiting = () => other.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))
      await until(async () => !(await isWaiting()), 'the newer app has taken over', 60_000)
      await until(
        async () => (await other.getByText('A new version is ready.').count()) === 0,
        'nothing newer is offered any more',
      )
    } finally {
      await other.close()
      between.closeAllConnections()
      between.close()
    }
  })

  test('who signs out leaves nothing behind that was read', async () => {
    assert.ok((await keptHere()).length > 0)
    await page.getByRole('button', { name: /Account/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    assert.deepEqual(await keptHere(), [])
  })
})
