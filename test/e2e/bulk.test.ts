import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { journey, settled, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

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
  // So many are asked about first.
  await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click()
  await until(async () => JSON.stringify(await titles()) === JSON.stringify(before), 'all have their own title again')
  await settled(page)
})

inEachLook('all that match get another owner after a look, and merging says how many it takes', async (visit) => {
  const { page, open, api, t, reads, lookName } = visit
  const { id } = await api.send('POST', '/people', {
    email: `${lookName}.${Date.now()}@example.com`,
    name: 'Odo Nu',
    role: 'member',
  })
  const owners = async () => {
    const { items } = await api.get('/records/contact?filter[country]=SE&fields=owner&limit=200')
    return items.map((one: { owner: string | null }) => one.owner) as (string | null)[]
  }
  const before = await owners()
  assert.ok(before.length > 1)
  const takeAll = async () => {
    await page
      .getByRole('button', { name: t('ui.search') })
      .or(page.getByRole('grid'))
      .first()
      .waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: t('palette.hint') }).fill(t('list.chooseAll'))
    await page.getByRole('option', { name: t('list.chooseAll') }).click()
  }
  await open('/contact')
  await takeAll()
  const tooMany = page.getByRole('button', { name: t('list.mergeMost', { n: 100 }) })
  await tooMany.waitFor()
  assert.equal(await tooMany.isDisabled(), true)
  await open('/contact?filter[country]=SE')
  await takeAll()
  await page.getByRole('button', { name: t('list.merge'), exact: true }).waitFor()
  await page.getByRole('button', { name: t('list.changeOwner') }).click()
  const dialog = page.getByRole('dialog', { name: t('bulk.change') })
  await dialog.getByRole('combobox').first().fill('Odo')
  await page.getByRole('option', { name: 'Odo Nu' }).first().click()
  await dialog.getByRole('heading', { name: t('bulk.about', { n: before.length }) }).waitFor()
  await reads()
  await dialog.getByRole('button', { name: t('bulk.changeThese', { n: before.length }) }).click()
  await until(async () => new Set(await owners()).size === 1, 'all have one owner')
  await page.getByText(t('bulk.changed', { n: before.length })).waitFor()
  await page.keyboard.press('Control+z')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('undo.takeBack'), exact: true })
    .click()
  await until(async () => JSON.stringify(await owners()) === JSON.stringify(before), 'each has its own again')
  await api.send('PATCH', `/people/${id}`, { active: false })
})

inEachLook('a file is looked at before it is made, and many are looked at before they go', async (visit) => {
  const { page, open, api, t, reads, picture, lookName } = visit
  await open('/contact?filter[country]=SE')
  const { items } = await api.get('/records/contact?filter[country]=SE&fields=name&limit=200')
  const n = items.length as number
  const grid = page.getByRole('grid')
  await grid.getByRole('row').nth(1).waitFor()
  await grid.focus()
  await page.keyboard.press('Control+a')
  const all = page.getByRole('button', { name: new RegExp(`^${t('list.selectAllOf', { n: '.*' })}`) })
  if (await all.isVisible()) await all.click()
  await page.getByRole('button', { name: t('bulk.export') }).click()
  const dialog = page.getByRole('dialog', { name: t('bulk.export') })
  await dialog.getByRole('table').getByRole('row').nth(5).waitFor()
  await dialog.getByText(t('bulk.moreRows', { n: n - 5 })).waitFor()
  await reads()
  const isBook = ['en-light-phone', 'zh-dark-wide'].includes(lookName)
  if (!isBook) await dialog.getByRole('button', { name: t('bulk.xlsx') }).click()
  await dialog.getByRole('button', { name: t(isBook ? 'bulk.xlsx' : 'bulk.csv') }).click()
  if (['en-dark-wide', 'zh-light-phone'].includes(lookName)) await picture(`export-${lookName}`)
  const whole = dialog.getByRole('columnheader')
  const few = await whole.count()
  await dialog
    .getByRole('button', { name: new RegExp(t('bulk.columnsAll', { n: '\\d+' }).replace(/[()]/g, '.')) })
    .click()
  await until(async () => (await whole.count()) > few, 'all fields are columns')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: t('bulk.exportThese', { n }) }).click(),
  ])
  assert.match(file.suggestedFilename(), isBook ? /\.xlsx$/ : /\.csv$/)
  const start = readFileSync(await file.path())
    .subarray(0, 4)
    .toString('latin1')
  assert.equal(start === 'PK\x03\x04', isBook)
  await dialog.waitFor({ state: 'detached' })

  const isAll = await page.getByRole('button', { name: t('bulk.deleteAll') }).isVisible()
  await page.getByRole('button', { name: t(isAll ? 'bulk.deleteAll' : 'ui.delete'), exact: true }).click()
  const before = page.getByRole('dialog', { name: t(isAll ? 'bulk.deleteAll' : 'bulk.deleteTitle'), exact: true })
  await before.getByText(t('bulk.goes', { n })).waitFor()
  await reads()
  await before.getByRole('button', { name: t('ui.cancel') }).click()
})
