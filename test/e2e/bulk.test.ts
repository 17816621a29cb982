import assert from 'node:assert/strict'
import { journey, settled, until } from '#test/e2e/browser.ts'

journey('all that a filter finds are changed after a look, and taken back by a key', {}, async (visit) => {
  const { page, open, api, picture } = visit
  const titles = async () => {
    const { items } = await api.get('/records/contact?filter[country]=SE&fields=title&limit=200')
    return items.map((one: { title: string | null }) => one.title) as (string | null)[]
  }
  const before = await titles()
  assert.ok(before.length > 1)
  await open('/contact?filter[country]=SE')
  const grid = page.getByRole('grid', { name: 'Contacts' })
  await grid.getByRole('row').nth(1).waitFor()
  await grid.focus()
  await page.keyboard.press('Control+a')
  const all = page.getByRole('button', { name: /^Select all .* that match/ })
  if (await all.isVisible()) await all.click() // not offered where all are loaded
  await page.getByRole('button', { name: 'Change fields' }).click()
  await page.getByRole('combobox', { name: 'Field to change' }).fill('Job title')
  await page.getByRole('option', { name: 'Job title' }).click()
  await page.getByRole('textbox', { name: 'Job title' }).fill('Head of everything')
  await page.getByRole('heading', { name: new RegExp(`^${before.length} records`) }).waitFor()
  await picture('bulk-change-en-light')
  await page.getByRole('button', { name: `Change ${before.length} records` }).click()
  await until(async () => (await titles()).every((title) => title === 'Head of everything'), 'all are changed')
  await page.getByText(`${before.length} records changed`).waitFor()

  await grid.focus()
  await page.keyboard.press('Control+z')
  await until(async () => JSON.stringify(await titles()) === JSON.stringify(before), 'all have their own title again')
  await settled(page)
})
