import assert from 'node:assert/strict'
import { journey, until } from '#test/e2e/browser.ts'

journey('the same deals are shown another way, and what was filtered and chosen stays', {}, async (visit) => {
  const { page, open } = visit
  await open('/deal?filter[company.country]=DE')
  const grid = page.getByRole('grid', { name: 'Deals' })
  await grid.getByRole('row').nth(2).waitFor()
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.getByText('1 selected').waitFor()

  // By its two keys, by the menu, and by the command menu.
  await page.keyboard.press('v')
  await page.keyboard.press('b')
  await page.waitForURL(/view=board/)
  await page.getByRole('region').nth(2).waitFor()
  await page.getByText('1 selected').waitFor()
  await page.getByRole('button', { name: 'Company › Country is Germany', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Shown as: Board' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'List' }).click()
  await until(() => Promise.resolve(!page.url().includes('view=')), 'the address says nothing of a board')
  await page.getByText('1 selected').waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('show as a board')
  await page.getByRole('option', { name: 'Show as a board' }).click()
  await page.waitForURL(/view=board/)
  await page.getByRole('button', { name: 'Company › Country is Germany', exact: true }).waitFor()
  await page.getByText('1 selected').waitFor()
  const { searchParams } = new URL(page.url())
  assert.deepEqual([searchParams.get('view'), searchParams.get('filter[company.country]')], ['board', 'DE'])
})

journey('a kind that the fields do not allow is not offered, and its address shows the list', {}, async (visit) => {
  const { page, open } = visit
  await open('/product?view=board')
  await page.getByRole('button', { name: 'Shown as: List' }).waitFor()
  await page.getByRole('button', { name: 'Shown as: List' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'List' }).waitFor()
  await until(
    async () => (await page.getByRole('menuitemcheckbox', { name: 'Board' }).count()) === 0,
    'there is no board of products',
  )
  const offered = await page.getByRole('menuitemcheckbox').allInnerTexts()
  assert.ok(offered.some((text) => text.includes('List')))
  assert.ok(!offered.some((text) => text.includes('Board')), offered.join())
})
