import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey, until } from '#test/e2e/browser.ts'
import type { Api } from '#test/e2e/browser.ts'
import { aColleague } from '#test/e2e/colleague.ts'

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Products' })
const rowOf = (page: Page, name: string) => gridOf(page).getByRole('row').filter({ hasText: name })

/** So many products named by number; the last stands first in a list by name backwards. */
async function products(api: Api, count: number): Promise<void> {
  const named = Array.from({ length: count }, (_, n) => `Part ${String(n + 1).padStart(4, '0')}`)
  for (let at = 0; at < count; at += 1000) {
    const operations = named.slice(at, at + 1000).map((name) => ({ op: 'create', values: { name } }))
    await api.send('POST', '/records/product/batch', { operations })
  }
}

/** The rows one can see, by their place on the screen. */
function seen(page: Page): Promise<{ row: number; y: number; name: string }[]> {
  return gridOf(page).evaluate((grid) => {
    const box = grid.getBoundingClientRect()
    return [...grid.querySelectorAll<HTMLElement>('[data-row]')].flatMap((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      const name = row.querySelector('a')?.textContent ?? ''
      return bottom > box.top + 32 && top < box.bottom
        ? [{ row: Number(row.dataset.row), y: Math.round(top), name }]
        : []
    })
  })
}

journey('any row of a long list is reached at once, and a range of rows chosen whole', {}, async (visit) => {
  const { page, open, api } = visit
  await products(api, 2500)
  await open('/product?sort=name')
  const grid = gridOf(page)
  await grid.getByRole('row').nth(3).waitFor()
  const count = Number((await api.get('/records/product?count=exact&limit=1')).count.value)
  await until(async () => Number(await grid.getAttribute('aria-rowcount')) === count + 1, 'all rows are counted')
  assert.ok(await page.getByText(count.toLocaleString('en-US'), { exact: true }).isVisible(), 'the count says how many')

  await grid.focus()
  await page.keyboard.press('Control+End')
  const last = (await api.get('/records/product?sort=-name&limit=1')).items[0].name
  await rowOf(page, last).waitFor()
  await page.keyboard.press('x')
  await page.getByText('1 selected').waitFor()
  const isClear = async () => {
    const [row, box] = await Promise.all([rowOf(page, last).boundingBox(), grid.boundingBox()])
    return row !== null && box !== null && row.y + row.height <= box.y + box.height + 1
  }
  await until(isClear, 'the bar of what is chosen pushes the chosen row out of nobody’s sight')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Home')
  const middle = (await api.get(`/records/product?sort=name&limit=1&skip=${Math.floor(count / 2)}`)).items[0].name
  await grid.evaluate((box) => {
    box.scrollTop = (box.scrollHeight - box.clientHeight) / 2
  })
  await rowOf(page, middle).waitFor()

  // From the first row to one far below, past pages that were never on the screen.
  await page.keyboard.press('Control+Home')
  await until(async () => (await seen(page))[0]?.row === 0, 'the top is back')
  await page.keyboard.press('x')
  await grid.evaluate((box) => {
    box.scrollTop = 1200 * 32
  })
  const target = (await api.get('/records/product?sort=name&limit=1&skip=1205')).items[0].name
  await rowOf(page, target)
    .getByRole('gridcell')
    .first()
    .click({ modifiers: ['Shift'] })
  await page.getByText('1,206 selected').waitFor()
})

journey('rows stay where they are under the pointer while others write', {}, async (visit) => {
  const { page, open, api } = visit
  await products(api, 60)
  await open('/product?sort=-createdAt')
  await rowOf(page, 'Part 0060').waitFor()
  const other = await aColleague(visit, 'Wei')
  const before = await seen(page)
  const third = before[2] as { row: number; y: number; name: string }
  await page.mouse.move(500, third.y + 10)
  await gridOf(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  for (const name of ['New one', 'New two']) await other.send('POST', '/records/product', { name })
  await until(async () => (await seen(page)).some(({ name, row, y }) => name === third.name && row === 4 && y === third.y), 'the row kept its place on the screen and knows that two came above it') // prettier-ignore
  const cursor = await gridOf(page).getAttribute('aria-activedescendant')
  assert.match(cursor ?? '', /-4-\d+$/, 'the cursor stays on its record')

  // Nobody has a hand on the list: what is new comes into sight.
  await page.keyboard.press('Control+Home')
  await page.mouse.move(5, 5)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await other.send('POST', '/records/product', { name: 'New three' })
  await until(async () => (await seen(page))[0]?.name === 'New three', 'the newest stands first')
})
