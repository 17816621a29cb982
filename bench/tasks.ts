import { chromium } from 'playwright-core'
import { firstValues, handSeconds } from '#bench/tasks/first-value.ts'
import { newHand } from '#bench/tasks/hand.ts'
import { tasks, type Api } from '#bench/tasks/tasks.ts'
import { startServer } from '#test/running-server.ts'

/**
 * How many clicks and keys the commonest tasks take somebody who knows the app, on the demo data, each checked on the
 * server. Nothing timed: the counts are the same on every machine. Behind them, from the first sign-in on an empty
 * workspace to the first thing of use, in clicks and in seconds: the machine's, and with a hand's added.
 *
 *   npm run bench tasks
 */
// Plain JavaScript without types: what the commands use to set things up.
const setUp = async (part: string) => (await import(`#cli/setup/${part}.mjs`)) as Record<string, () => unknown>
if (!(await (await setUp('web')).buildWeb?.())) process.exit(1)
const executablePath = (await setUp('browser')).findBrowser?.() as string | undefined
if (!executablePath) throw new Error('no Chromium was found: install one, or set CHROMIUM_PATH to it')
const server = await startServer()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
const lines = ['| task | clicks | keys | letters |', '| --- | --- | --- | --- |']
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
  const page = await context.newPage()
  await page.goto(server.link)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  const api: Api = async (method, path, body) => {
    const answer = await context.request.fetch(`${server.base}/api${path}`, {
      method,
      headers: { 'x-tend': '1' },
      ...(body === undefined ? {} : { data: body }),
    })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }
  for (const { name, from, run } of tasks) {
    await page.goto(server.base + from)
    const hand = newHand(page)
    await run({ page, hand, api, base: server.base }).catch(async (error: unknown) => {
      await page.screenshot({ path: `${server.home}/failed.png` })
      throw new Error(`${name}, seen in ${server.home}/failed.png: ${(error as Error).message}`)
    })
    const { clicks, keys, letters } = hand.count
    lines.push(`| ${name} | ${clicks} | ${keys} | ${letters} |`)
    process.stderr.write(`${lines.at(-1)}\n`)
  }
  lines.push(
    '',
    '| first value, on an empty workspace | clicks | keys | machine, s | with the hand, s |',
    '|---|---|---|---|---|',
  )
  for (const { name, count, machineSeconds } of await firstValues(browser)) {
    const whole = machineSeconds + handSeconds(count)
    lines.push(`| ${name} | ${count.clicks} | ${count.keys} | ${machineSeconds.toFixed(1)} | ${whole.toFixed(0)} |`)
    process.stderr.write(`${lines.at(-1)}\n`)
  }
} finally {
  await browser.close()
  await server.stop()
}
process.stdout.write(`${lines.join('\n')}\n`)
