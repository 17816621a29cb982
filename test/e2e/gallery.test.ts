import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, settled, until } from '#test/e2e/browser.ts'

const small = [1200, 740] as const
journey('companies as cards are walked by arrows and chosen by a key', { size: small }, async (visit) => {
  const { page, open, picture } = visit
  await open('/company?view=gallery')
  const cards = page.getByRole('article')
  await cards.nth(5).waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('gallery-en-light')
  await cards.first().getByRole('link').first().focus()
  const at = (card: number) => page.locator(`[data-card="${card}"]:focus-within, [data-card="${card}"]:focus`).waitFor()
  await page.keyboard.press('ArrowRight')
  await at(1)
  await page.keyboard.press('x')
  await page.getByText('1 selected').waitFor()
  await page.keyboard.press('ArrowDown')
  await at(4)
  await page.keyboard.press('Shift+X')
  await page.getByText(/^[3-5] selected$/).waitFor()
  // What lies far below is fetched when one gets there, and the choice holds in the list too.
  await page.keyboard.press('End')
  await until(async () => Number(await cards.last().getAttribute('data-card')) > 150, 'the last cards are drawn')
  await until(async () => (await cards.count()) < 60, 'only those on the screen are')
  await page.keyboard.press('v')
  await page.keyboard.press('l')
  await page.getByText(/^[3-5] selected$/).waitFor()
})

journey('画廊在深色主题下读得清', { locale: 'zh', theme: 'dark', size: small }, async ({ page, open, picture }) => {
  await open('/contact?view=gallery')
  await page.getByRole('article').nth(5).waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('gallery-zh-dark')
})

journey('on a phone there is one card beside none', { size: [360, 740], locale: 'zh' }, async ({ page, open }) => {
  await open('/deal?view=gallery')
  await page.getByRole('article').nth(2).waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360), true)
  assert.deepEqual(await findings(page), [])
})
