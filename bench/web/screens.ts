import { setTimeout as sleep } from 'node:timers/promises'
import { keyTrace } from '#bench/web/key-trace.ts'
import { memory } from '#bench/web/memory.ts'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { keyTimes, pageProbe, percentile } from '#bench/web/probe.ts'

export type Line = { what: string; got: string; aim: string }
type Look = { base: string; link: string; slow: number; minutes: number; trace: (lines: string[]) => void }

const rowSeen = '[role=grid] [data-row] a'
const ms = (value: number) => `${Math.round(value)} ms`

/** Walks through the app as somebody at work would, and measures on the way. */
export async function measureScreens(browser: Browser, { base, link, slow, minutes, trace }: Look): Promise<Line[]> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
  await context.addInitScript(pageProbe)
  const page = await context.newPage()
  await page.goto(link)
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slow })
  const lines: Line[] = []
  lines.push(...(await firstList(page, devtools, base)))
  lines.push(...(await keys(page)))
  lines.push(await typedSearch(page))
  lines.push(...(await openedRecord(page, base)))
  const shifts = await page.evaluate<number>('window.__probe.shifts')
  lines.push({ what: 'layout shift (CLS) over all of it', got: shifts.toFixed(4), aim: '≤ 0.02' })
  await page.goto(`${base}/contact`)
  await page.locator(rowSeen).first().waitFor()
  trace(['a key that moves the cursor:', ...(await keyTrace(browser, page, ['ArrowDown', 'ArrowUp']))])
  lines.push(...(await scrolling(context, base)))
  if (minutes > 0) lines.push(await memory(page, devtools, { base, minutes, rowSeen }))
  return lines
}

/** From asking for the list to its first rows: with an empty cache, and with everything kept. */
async function firstList(page: Page, devtools: CDPSession, base: string): Promise<Line[]> {
  await devtools.send('Network.enable')
  const scripts = new Map<string, string>()
  let bytes = 0
  devtools.on('Network.responseReceived', ({ requestId, response }) => scripts.set(requestId, response.mimeType))
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (/javascript/.test(scripts.get(requestId) ?? '')) bytes += encodedDataLength
  })
  const times = { cold: [] as number[], warm: [] as number[] }
  const open = async () => {
    await page.goto(`${base}/contact`, { waitUntil: 'commit' })
    await page.locator(rowSeen).first().waitFor()
    return page.evaluate<number>('performance.now()')
  }
  let firstBytes = 0
  for (let round = 0; round < 3; round += 1) {
    await devtools.send('Network.clearBrowserCache')
    await page.goto('about:blank')
    bytes = 0
    times.cold.push(await open())
    firstBytes = bytes
    await page.goto('about:blank')
    times.warm.push(await open())
  }
  return [
    { what: 'first list visible, nothing cached', got: ms(percentile(times.cold, 50)), aim: '≤ 2,500 ms' },
    { what: 'first list visible, everything cached', got: ms(percentile(times.warm, 50)), aim: '≤ 1,200 ms' },
    {
      what: 'JavaScript until the first rows, as it travels',
      got: `${Math.round(firstBytes / 1000)} kB`,
      aim: '≤ 230 kB',
    },
  ]
}

/** The arrows through the cells, and an edit: from the key to the paint that answers it. */
async function keys(page: Page): Promise<Line[]> {
  await page.locator('[role=grid]').focus()
  await page.evaluate('window.__probe.reset()')
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowLeft'])
    for (let at = 0; at < 15; at += 1) {
      await page.keyboard.press(key)
      await sleep(100) // the longest that a key may take without the next one waiting for it
    }
  const { paints, events } = await keyTimes(page)
  return [
    { what: 'key to paint in the list, p95 of 60', got: ms(percentile(paints, 95)), aim: '≤ 50 ms' },
    {
      what: 'longest interaction (INP, p98)',
      got: ms(percentile(events.length > 0 ? events : [0], 98)),
      aim: '≤ 80 ms',
    },
  ]
}

/** From each letter to the answer that belongs to it. */
async function typedSearch(page: Page): Promise<Line> {
  const times: number[] = []
  for (const word of ['zhang', 'wang', 'smith', 'huawei']) {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    for (const letter of word) {
      const answered = page.waitForResponse((reply) => reply.url().includes('/api/search'))
      const from = performance.now()
      await page.keyboard.type(letter)
      await answered
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
      times.push(performance.now() - from)
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  return { what: `search, letter to result, p95 of ${times.length}`, got: ms(percentile(times, 95)), aim: '≤ 150 ms' }
}

/** From the click on a row to the name on the record's page, and until nothing is loading. */
async function openedRecord(page: Page, base: string): Promise<Line[]> {
  const content: number[] = []
  const whole: number[] = []
  for (let at = 0; at < 6; at += 1) {
    await page.goto(`${base}/contact`)
    const link = page.locator(rowSeen).nth(at)
    await link.waitFor()
    await link.hover()
    await sleep(300) // the pointer rests on what it is about to press
    const times = await page.evaluate<[number, number]>('window.__probe.opening()')
    if (at === 0) continue // the first one fetches the page's program
    content.push(times[0])
    whole.push(times[1])
  }
  return [
    { what: 'a record opened: its name, p50 of 5', got: ms(percentile(content, 50)), aim: '≤ 100 ms' },
    { what: 'a record opened: complete, p50 of 5', got: ms(percentile(whole, 50)), aim: '≤ 200 ms' },
  ]
}

/** Without the slowing down: the main thread's own time for each frame, and how long rows were blank. */
async function scrolling(context: BrowserContext, base: string): Promise<Line[]> {
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await page.goto(`${base}/contact`)
  await page.locator(rowSeen).first().waitFor()
  await sleep(1000)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  await page.mouse.move(700, 500)
  await page.evaluate('window.__probe.watchFrames()')
  const before = await busy()
  for (let step = 0; step < 200; step += 1) {
    await page.mouse.wheel(0, 120)
    await sleep(16)
  }
  const spent = ((await busy()) - before) * 1000
  const { frames, blank } = await page.evaluate<{ frames: number; blank: number }>('window.__probe.endFrames()')
  const far = await farPlaces(page)
  await page.close()
  return [
    ...far,
    { what: 'scrolling, main thread a frame (thread time)', got: `${(spent / frames).toFixed(1)} ms`, aim: '≤ 12 ms' },
    { what: 'scrolling, longest time a row was blank', got: ms(blank), aim: '≤ 100 ms' },
  ]
}

/** From a key, or the thumb of the scroll bar, to the rows at the end and in the middle of the whole list. */
async function farPlaces(page: Page): Promise<Line[]> {
  const grid = page.locator('[role=grid]')
  const isCounted = `document.querySelector('[role=grid]').getAttribute('aria-rowcount') !== '-1'`
  await page.waitForFunction(isCounted)
  const rows = Number(await grid.getAttribute('aria-rowcount')) - 1
  const shown = async (row: number, act: () => Promise<unknown>) => {
    const began = performance.now()
    await act()
    await grid.locator(`[data-row="${row}"] a`).waitFor()
    return performance.now() - began
  }
  await grid.focus()
  const end = await shown(rows - 1, () => page.keyboard.press('Control+End'))
  await page.keyboard.press('Control+Home')
  const middle = await shown(Math.floor(rows / 2), () =>
    grid.evaluate((box) => {
      box.scrollTop = (box.scrollHeight - box.clientHeight) / 2
    }),
  )
  return [
    { what: `the last of ${rows} rows, by a key`, got: ms(end), aim: '' },
    { what: 'the middle of the list, by the scroll bar', got: ms(middle), aim: '' },
  ]
}
