import assert from 'node:assert/strict'
import { journey, until } from '#test/e2e/browser.ts'

journey('cells are copied, pasted, filled down and emptied like those of a spreadsheet', {}, async (visit) => {
  const { page, open, api, picture } = visit
  const made = await Promise.all(
    ['One', 'Two', 'Three'].map((name) =>
      api.send('POST', '/records/contact', { name: `Quarry ${name}`, title: name, country: 'DE' }),
    ),
  )
  const stored = async (field: string) => {
    const all = await Promise.all(made.map(({ id }: { id: string }) => api.get(`/records/contact/${id}`)))
    return all.map((record) => record[field] as unknown)
  }
  try {
    await open('/contact?q=quarry&sort=name')
    const grid = page.getByRole('grid', { name: 'Contacts' })
    await grid.getByText('Quarry Three').waitFor()
    const cell = (name: string) => grid.getByRole('gridcell', { name, exact: true })
    await cell('One').click()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Control+c')
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
    assert.deepEqual(copied.toSorted(), ['One', 'Three', 'Two'])

    await page.keyboard.press('Control+d')
    await until(async () => new Set(await stored('title')).size === 1, 'all have the first title')
    await page.keyboard.press('Control+z')
    await until(async () => new Set(await stored('title')).size === 3, 'each has its own again')

    await page.evaluate(() => navigator.clipboard.writeText('Buyer\nSeller\n采购'))
    await page.keyboard.press('Control+v')
    await until(async () => (await stored('title')).includes('采购'), 'the pasted titles are there')
    await picture('cells-range-en-light')
    await page.keyboard.press('Delete')
    await until(async () => (await stored('title')).every((title) => title === null), 'they are emptied')
    await page.keyboard.press('Control+z')
    await until(async () => (await stored('title')).includes('Seller'), 'and come back')
  } finally {
    for (const { id } of made) await api.send('DELETE', `/records/contact/${id}`)
  }
})

journey('what a text cannot tell goes from cell to cell all the same: what a task is about', {}, async (visit) => {
  const { page, open, api } = visit
  const firm = await api.send('POST', '/records/company', { name: 'Slate & Sons' })
  const target = { object: 'company', id: firm.id as string }
  const one = await api.send('POST', '/records/task', { subject: 'Slate one', target })
  const two = await api.send('POST', '/records/task', { subject: 'Slate two' })
  try {
    await open('/task?q=slate&sort=subject')
    const grid = page.getByRole('grid', { name: 'Tasks' })
    await grid.getByText('Slate two').waitFor()
    await grid.getByRole('gridcell', { name: 'Slate & Sons' }).click()
    await page.keyboard.press('Control+c')
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'Slate & Sons')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+v')
    const now = async () => (await api.get(`/records/task/${two.id}`)).target as { id: string } | null
    await until(async () => (await now())?.id === firm.id, 'the second task is about the same company')
    const shown = grid.getByRole('gridcell', { name: 'Slate & Sons' })
    await until(async () => (await shown.count()) === 2, 'and says so')
  } finally {
    for (const id of [one.id, two.id]) await api.send('DELETE', `/records/task/${id}`)
    await api.send('DELETE', `/records/company/${firm.id}`)
  }
})
