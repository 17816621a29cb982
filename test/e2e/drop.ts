import type { Page } from 'playwright-core'

/**
 * Lets go of what is dragged, as a hand would: once the screen shows where it would land (the place is known a frame
 * after the pointer), and goes on only when clicks count again (the library of drags swallows those of the next 50 ms).
 */
export async function drop(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.mouse.up()
  await page.evaluate(() => new Promise((done) => setTimeout(done, 60)))
}
