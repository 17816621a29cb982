import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession, Page } from 'playwright-core'

type Look = { base: string; minutes: number; rowSeen: string }

/** What answers are kept in memory for after they were last shown (`gcTime` of the queries), and a little. */
const settledMs = 11 * 60_000
const looks = 6

/**
 * Works on for some minutes, never loading the page anew, and looks at the heap, collected, on the way. It begins to
 * count when what is kept for a while has begun to be given up.
 */
export async function memory(page: Page, devtools: CDPSession, { base, minutes, rowSeen }: Look) {
  const heap = async () => {
    for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number }
    const { nodes, jsEventListeners } = (await devtools.send('Memory.getDOMCounters')) as Record<string, number>
    return { mb: usedSize / 1e6, nodes, jsEventListeners }
  }
  await page.goto(`${base}/contact`)
  let rounds = 0
  const workFor = async (ms: number) => {
    for (const end = Date.now() + ms; Date.now() < end; rounds += 1) await round(page, rowSeen, rounds)
  }
  const whole = minutes * 60_000
  await workFor(Math.min(settledMs, whole / 2))
  const seen = [await heap()]
  for (let at = 1; at < looks; at += 1) {
    await workFor((whole - Math.min(settledMs, whole / 2)) / (looks - 1))
    seen.push(await heap())
  }
  const [first, last] = [seen[0], seen.at(-1)]
  const heaps = seen.map(({ mb }) => mb.toFixed(1)).join(', ')
  return {
    what: `heap over ${minutes} minutes of work, ${rounds} rounds`,
    got: `${heaps} MB; nodes ${first?.nodes} → ${last?.nodes}, listeners ${first?.jsEventListeners} → ${last?.jsEventListeners}`,
    aim: 'flat',
  }
}

/** Five records, keys and scrolling in the list, a search, a board, a calendar, and back. */
async function round(page: Page, rowSeen: string, number: number): Promise<void> {
  const go = (name: string) => page.getByRole('navigation').first().getByRole('link', { name, exact: true }).click()
  await go('Contacts')
  for (let at = 0; at < 5; at += 1) {
    const link = page.locator(rowSeen).nth((number + at) % 12)
    await link.waitFor()
    await link.click()
    await page.locator('h1').waitFor()
    await page.goBack()
    await page.locator('[role=grid]').waitFor()
  }
  const grid = page.locator('[role=grid]')
  await grid.hover()
  for (const by of [1500, 3000, -1500, -3000]) {
    await page.mouse.wheel(0, by)
    await sleep(150)
  }
  await grid.focus()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'Escape']) await page.keyboard.press(key)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type(['zhang', 'smith', 'li', 'garcia'][number % 4] ?? '')
  await sleep(300)
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await go('Deals')
  await page.locator(rowSeen).first().waitFor()
  await page.keyboard.press('v')
  await page.keyboard.press(number % 2 ? 'b' : 'c')
  await sleep(1500)
  await page.keyboard.press('v')
  await page.keyboard.press('l')
  await page.locator(rowSeen).first().waitFor()
  await go('Home')
  await page.locator('h1').waitFor()
}
