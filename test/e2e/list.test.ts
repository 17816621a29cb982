import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import { journey, settled, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

const gridOf = (page: Page) => page.getByRole('grid', { name: 'Contacts' })

/** What stands in one column, from the first row on. */
async function column(grid: Locator, name: string): Promise<string[]> {
  const heads = await grid.getByRole('columnheader').allInnerTexts()
  const at = heads.findIndex((head) => head.trim() === name)
  assert.notEqual(at, -1, `there is no column ${name} among ${heads.join(', ')}`)
  const rows = await grid.locator('[data-row]').all()
  const cells = rows.map(async (row) => ({
    row: Number(await row.getAttribute('data-row')),
    text: (await row.getByRole('gridcell').nth(at).innerText()).trim(),
  }))
  return (await Promise.all(cells)).toSorted((a, b) => a.row - b.row).map(({ text }) => text)
}

journey('a list is sorted by its heads, and the order is in its address', {}, async ({ page, open }) => {
  await open('/contact')
  const grid = gridOf(page)
  const country = grid.getByRole('columnheader', { name: /Country/ })
  await country.getByRole('button', { name: 'Country', exact: true }).click()
  await page.waitForURL(/sort=country/)
  await until(async () => (await country.getAttribute('aria-sort')) === 'ascending', 'the head says it sorts')
  await settled(page)
  const up = (await column(grid, 'Country')).filter(Boolean)
  await country.getByRole('button', { name: 'Country', exact: true }).click()
  await page.waitForURL(/sort=-country/)
  await settled(page)
  await until(async () => (await column(grid, 'Country'))[0] !== up[0], 'the other end of the list comes first')
  await page.reload()
  await settled(page)
  assert.equal(await country.getAttribute('aria-sort'), 'descending')
})

inEachLook('a filter is built in words, stands as a chip, and can be taken away', async (visit) => {
  const { page, open, api, t, many, field, option, look, reads } = visit
  await open('/contact')
  const grid = page.getByRole('grid', { name: many('contact') })
  await grid.getByRole('row').nth(3).waitFor()
  await page.getByRole('button', { name: t('filter.filter'), exact: true }).click()
  await page.getByRole('heading', { name: t('filter.title') }).waitFor()
  await page.getByRole('combobox', { name: t('filter.field') }).fill(field('contact', 'stage'))
  await page.getByRole('option', { name: field('contact', 'stage'), exact: true }).click()
  await page.getByRole('combobox', { name: t('filter.value') }).click()
  await page.getByRole('option', { name: option('contact', 'stage', 'customer') }).click()
  await page.waitForURL(/filter.*stage.*customer/)
  await reads()
  await page.keyboard.press('Escape')
  const value = option('contact', 'stage', 'customer')
  const chip = t('filter.says.is', { field: field('contact', 'stage'), value })
  await page.getByRole('button', { name: chip, exact: true }).waitFor()
  const stages = async () => {
    const links = await grid.getByRole('rowheader').or(grid.getByRole('gridcell')).getByRole('link').all()
    const ids = (await Promise.all(links.map((link) => link.getAttribute('href')))).filter((to) =>
      to?.startsWith('/contact/'),
    )
    const filter = ids
      .slice(0, 8)
      .map((to) => to?.split('/').at(-1))
      .join(',')
    const { items } = await api.get(`/records/contact?filter[id][in]=${filter}&fields=stage`)
    return items.map(({ stage }: { stage: string }) => stage) as string[]
  }
  await until(async () => {
    const all = await stages()
    return all.length > 0 && all.every((stage) => stage === 'customer')
  }, 'every row is a customer')
  if (!look.isPhone) {
    const head = grid.getByRole('columnheader', { name: field('contact', 'country') })
    await head.getByRole('button', { name: field('contact', 'country'), exact: true }).click()
    await page.waitForURL(/sort=country/)
    await until(async () => (await head.getAttribute('aria-sort')) === 'ascending', 'the head says it sorts')
  }
  await reads()
  await page.getByRole('button', { name: t('ui.remove', { what: chip }) }).click()
  await until(async () => (await stages()).some((stage) => stage !== 'customer'), 'others are back')
})

journey('the keyboard walks the cells, edits one in its place, and takes the edit back', {}, async (visit) => {
  const { page, open, api } = visit
  const made = await api.send('POST', '/records/contact', { name: 'Wilhelmina Zyxel', title: 'Buyer' })
  try {
    await open('/contact?q=zyxel')
    const grid = gridOf(page)
    await grid.getByText('Wilhelmina Zyxel').waitFor()
    await grid.focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const editor = grid.getByRole('textbox')
    await editor.waitFor()
    assert.equal(await editor.inputValue(), 'Buyer')
    await editor.fill('Head of purchasing')
    await page.keyboard.press('Enter')
    await grid.getByText('Head of purchasing').waitFor()
    const stored = async () => (await api.get(`/records/contact/${made.id}`)).title
    await until(async () => (await stored()) === 'Head of purchasing', 'the server has the new title')

    await page.keyboard.press('Control+z')
    await grid.getByText('Buyer').waitFor()
    await until(async () => (await stored()) === 'Buyer', 'the server has the old title again')

    await page.keyboard.press('Space')
    const peek = page.getByRole('dialog', { name: 'Wilhelmina Zyxel' })
    await peek.waitFor()
    await page.keyboard.press('Escape')
    await peek.waitFor({ state: 'detached' })
    await page.keyboard.press('o')
    await page.waitForURL(`**/contact/${made.id}`)
  } finally {
    await api.send('DELETE', `/records/contact/${made.id}`)
  }
})

journey('what someone else changes shows in the list without a reload', {}, async ({ page, open, api }) => {
  const made = await api.send('POST', '/records/contact', { name: 'Ottilie Quux', title: 'Buyer' })
  try {
    await open('/contact?q=quux')
    await gridOf(page).getByText('Buyer').waitFor()
    await api.send('PATCH', `/records/contact/${made.id}`, { title: 'Director' })
    await gridOf(page).getByText('Director').waitFor()
  } finally {
    await api.send('DELETE', `/records/contact/${made.id}`)
  }
})

journey('selected rows are deleted together, and brought back together', {}, async ({ page, open, api }) => {
  const ids: string[] = []
  for (const name of ['Ada Frobnitz', 'Bea Frobnitz']) {
    ids.push((await api.send('POST', '/records/contact', { name })).id)
  }
  await open('/contact?q=frobnitz')
  const grid = gridOf(page)
  await grid.getByText('Bea Frobnitz').waitFor()
  await grid.getByRole('checkbox', { name: /Select all/ }).click()
  await page.getByText('2 selected').waitFor()
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByText('2 records deleted').waitFor()
  await page.getByText('Nothing matches').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await grid.getByText('Ada Frobnitz').waitFor()
  await grid.getByText('Bea Frobnitz').waitFor()
  for (const id of ids) await api.send('DELETE', `/records/contact/${id}`)
})

journey('a list with a filter can be opened by its address', {}, async ({ page, open, picture }) => {
  await open('/contact?filter[stage][in]=customer,proposal&sort=-score')
  await page
    .getByRole('button', { name: /^Stage is Customer or Proposal/ })
    .first()
    .waitFor()
  await gridOf(page).getByRole('row').nth(8).waitFor()
  await picture('contacts-en')
})

journey('columns are made wider and frozen by keys and by their menus', {}, async ({ page, open }) => {
  await open('/contact')
  const grid = gridOf(page)
  await grid.getByRole('row').nth(3).waitFor()
  const heads = grid.getByRole('columnheader')
  const widthOf = async (at: number) => Math.round((await heads.nth(at).boundingBox())?.width ?? 0)
  await grid.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowRight')
  const before = await widthOf(2)
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift+ArrowRight')
  await until(async () => (await widthOf(2)) === before + 48, 'three keys make it wider')
  await page.keyboard.press('Shift+ArrowLeft')
  await until(async () => (await widthOf(2)) === before + 32, 'one makes it narrower')
  await page.keyboard.press('Space')
  await page.getByRole('menuitem', { name: 'Wider' }).click()
  await until(async () => (await widthOf(2)) === before + 80, 'so does the menu')
  await page.keyboard.press('Space')
  await page.getByRole('menuitem', { name: 'Freeze up to this column' }).click()
  await until(async () => (await heads.nth(2).evaluate((head) => getComputedStyle(head).position)) === 'sticky', 'it stays in sight') // prettier-ignore
  await page.keyboard.press('Space')
  await page.getByRole('menuitem', { name: 'Usual width' }).click()
  await until(async () => (await widthOf(2)) === before, 'the usual width is back')
})

journey('the frame stands around the cell the keys are at, wherever the list is scrolled to', {}, async (visit) => {
  const { page, open } = visit
  await page.setViewportSize({ width: 1000, height: 700 })
  await open('/contact')
  const grid = gridOf(page)
  await grid.focus()
  const frame = () =>
    grid.evaluate((box) => {
      const cell = document.getElementById(box.getAttribute('aria-activedescendant') ?? '')
      const lines = [...box.querySelectorAll('[data-cell-cursor] > *')]
      const edges = (all: Element[]) => {
        const rects = all.map((one) => one.getBoundingClientRect()).filter(({ width, height }) => width * height > 0)
        const [left, top] = [Math.min(...rects.map((one) => one.left)), Math.min(...rects.map((one) => one.top))]
        return [left, top, Math.max(...rects.map((one) => one.right)), Math.max(...rects.map((one) => one.bottom))]
      }
      return { cell: cell && edges([cell]).map(Math.round), frame: edges(lines).map(Math.round) }
    })
  const stands = async (what: string) => {
    await until(async () => {
      const { cell, frame: around } = await frame()
      return JSON.stringify(cell) === JSON.stringify(around)
    }, `the frame stands around the cell ${what}`)
  }
  await stands('at the first one')
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key)
  await stands('two to the right')
  await page.keyboard.press('End')
  await stands('at the end of the line, scrolled sideways')
  await page.keyboard.press('Home')
  await grid.evaluate((box) => box.scrollTo({ left: 400 }))
  await stands('in a frozen column, scrolled sideways')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await stands('in the third column')
  await grid.evaluate((box) => box.scrollBy({ left: 200 }))
  await until(async () => {
    const {
      cell,
      frame: [left, , right],
    } = await frame()
    const name = await grid.locator('[data-row] [data-col="0"]').first().boundingBox()
    return cell !== null && left === Math.round(name!.x + name!.width) && left > cell[0]! && right === cell[2]
  }, 'what lies under the frozen column is not drawn over it')
  for (let at = 0; at < 40; at += 1) await page.keyboard.press('ArrowDown')
  await stands('forty rows below')
})
