import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { chromium, type Browser, type Page } from 'playwright-core'
import { findings } from '#test/e2e/axe.ts'
import { settled, until } from '#test/e2e/browser.ts'
import { smallerPng } from '#test/e2e/smaller-png.ts'
import { startServer, type RunningServer } from '#test/running-server.ts'

const screens = join(import.meta.dirname, '../../docs/screens')

/** Somebody sets a workspace up: the server is new and nothing is in it. */
suite('the first steps', { timeout: 240_000 }, () => {
  let home = ''
  let server: RunningServer
  let browser: Browser
  let page: Page

  const picture = async (name: string) => {
    if (process.env.TEND_PICTURES !== '1') return
    await settled(page)
    mkdirSync(screens, { recursive: true })
    writeFileSync(join(screens, `${name}.png`), smallerPng(await page.screenshot()))
  }
  const get = async (path: string) => (await page.request.get(`${server.base}/api${path}`)).json()
  const count = async (object: string): Promise<number> =>
    (await get(`/records/${object}?count=exact&limit=1`)).count.value

  before(async () => {
    home = mkdtempSync(join(tmpdir(), 'tend-first-'))
    server = await startServer({ home, args: ['--empty'], env: { PORT: '0' } })
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
    const context = await browser.newContext({
      locale: 'en-US',
      timezoneId: 'Asia/Shanghai',
      viewport: { width: 1440, height: 900 },
    })
    context.setDefaultTimeout(20_000)
    page = await context.newPage()
  })
  after(async () => {
    await browser?.close()
    await server?.stop()
    rmSync(home, { recursive: true, force: true })
  })

  test('sample data come in with one press, are looked at, and go with another', async () => {
    await page.goto(server.link)
    await page.getByRole('heading', { name: 'First steps' }).waitFor()
    await until(async () => (await get('/session')).workspace.timeZone === 'Asia/Shanghai', 'the clock is known')
    assert.deepEqual(await findings(page), [])
    await picture('first-steps-en-light')
    await page.getByRole('button', { name: 'Bring in sample data' }).click()
    await page.getByRole('button', { name: 'Remove the sample data' }).waitFor({ timeout: 90_000 })
    assert.ok((await count('contact')) > 200)
    await page.getByRole('link', { name: 'See the contacts' }).click()
    await page.getByRole('grid').getByRole('row').nth(5).waitFor()
    await page.goto(`${server.base}/`)
    await page.getByRole('button', { name: 'Remove the sample data' }).click()
    await page.getByRole('button', { name: 'Bring in sample data' }).waitFor({ timeout: 90_000 })
    assert.deepEqual([await count('contact'), await count('company'), await count('deal')], [0, 0, 0])
  })

  test('手机上新建第一位联系人后，这一步显示为已完成；也可以不再显示', async () => {
    await page.request.fetch(`${server.base}/api/session`, {
      method: 'PATCH',
      data: { locale: 'zh', theme: 'dark' },
      headers: { 'x-tend': '1' },
    })
    await page.setViewportSize({ width: 360, height: 740 })
    await page.goto(`${server.base}/`)
    await page.getByRole('heading', { name: '开始使用' }).waitFor()
    assert.deepEqual(await findings(page), [])
    await picture('first-steps-zh-dark-phone')
    await page.getByRole('link', { name: '手动新建' }).click()
    await page.getByRole('textbox', { name: '姓名' }).fill('王小明')
    await page.keyboard.press('Control+Enter')
    await until(async () => (await count('contact')) === 1, 'the contact is kept')
    await page.goto(`${server.base}/`)
    await page.getByText('导入你的客户和联系人 (已完成)').waitFor()
    await page.getByRole('button', { name: '不再显示' }).click()
    await page.goto(`${server.base}/`)
    await settled(page)
    assert.equal(await page.getByRole('heading', { name: '开始使用' }).count(), 0)
  })
})
