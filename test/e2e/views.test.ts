import assert from 'node:assert/strict'
import { journey, settled, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

inEachLook('a view keeps filter, groups and columns under a name, and is a place of its own', async (visit) => {
  const { page, open, api, picture, t, many, look, lookName, reads } = visit
  const name = `By stage ${lookName}`
  const country = `${visit.field('deal', 'company')} › ${visit.field('company', 'country')}`
  const chip = t('filter.says.is', { field: country, value: visit.country('CN') })
  await open('/deal?group=stage&filter[company.country]=CN')
  await page.getByRole('button', { name: chip, exact: true }).waitFor()
  const head = page.locator('[role=gridcell][aria-expanded]').first()
  await head.waitFor()
  await page.getByRole('button', { name: t('views.all'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('views.saveAs') }).click()
  await page.getByRole('textbox', { name: t('views.name') }).fill(name)
  await page.getByRole('button', { name: t('ui.save'), exact: true }).click()
  await page.waitForURL(/saved=/)
  await page.getByRole('button', { name }).waitFor()
  await reads()
  if (lookName === 'en-dark-wide') await picture('list-grouped-en-dark')

  // A change shows as one, and can be taken back or kept.
  await page.getByRole('button', { name: t('ui.remove', { what: chip }) }).click()
  await page.getByRole('img', { name: t('views.changed') }).waitFor()
  await page.getByRole('button', { name }).click()
  await page.getByRole('menuitem', { name: t('views.discard') }).click()
  await page.getByRole('button', { name: chip, exact: true }).waitFor()

  await open('/contact')
  if (look.isPhone) await page.getByRole('button', { name: t('shell.openNavigation') }).click()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: many('deal') })
    .click()
  if (look.isPhone) await page.getByRole('button', { name: t('shell.openNavigation') }).click()
  await page.getByRole('navigation').getByRole('link', { name }).click()
  await head.waitFor()
  const { items } = await api.get('/views?object=deal')
  for (const { id } of items) await api.send('DELETE', `/views/${id}`)
})

journey('groups fold, and their numbers are those of the records in them', {}, async ({ page, open, api }) => {
  await open('/contact?group=stage&filter[country]=DE')
  const head = page.locator('[role=gridcell][aria-expanded]').first()
  await head.waitFor()
  const name = (await head.innerText()).split('\n')[0]?.toLowerCase() ?? ''
  const { groups } = await api.send('POST', '/records/contact/query', {
    filter: { and: [{ country: 'DE' }, { stage: name }] },
    aggregate: { n: { count: '*' } },
  })
  assert.ok((await head.innerText()).includes(String(groups[0].values.n)))
  await head.getByRole('button').click()
  await until(async () => (await head.getAttribute('aria-expanded')) === 'false', 'the group is folded')
  await head.getByRole('button').click()
  await until(async () => (await head.getAttribute('aria-expanded')) === 'true', 'it is open again')
})

journey('conditions stand in groups and reach across links', { locale: 'zh', theme: 'dark' }, async (visit) => {
  const { page, open, picture } = visit
  await open('/contact')
  await page.keyboard.press('f')
  await page.getByRole('button', { name: '添加条件组' }).click()
  const group = page.getByRole('group', { name: '条件组' })
  await group.getByRole('combobox', { name: '字段' }).fill('公司 › 国家')
  await page.getByRole('option', { name: '公司 › 国家/地区' }).click()
  await group.getByRole('combobox', { name: '值' }).click()
  await page.getByRole('option', { name: '德国' }).click()
  await page.waitForURL(/filter\[or\]\[company\.country\]=DE/)
  await picture('filter-group-zh-dark')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '公司 › 国家/地区为德国', exact: true }).waitFor()
  await settled(page)
})

journey('columns stay in sight when the list scrolls sideways', {}, async ({ page, open }) => {
  await open('/contact')
  const grid = page.getByRole('grid', { name: 'Contacts' })
  const company = grid.getByRole('columnheader', { name: /Company/ })
  await company.hover()
  await company.getByRole('button', { name: 'Column Company' }).click()
  await page.getByRole('menuitem', { name: 'Freeze up to this column' }).click()
  await page.setViewportSize({ width: 900, height: 700 })
  await grid.evaluate((element) => element.scrollTo({ left: 600 }))
  await until(async () => {
    const [box, cell] = [await grid.boundingBox(), await company.boundingBox()]
    return box !== null && cell !== null && cell.x > box.x && cell.x < box.x + 300
  }, 'the frozen column is still there')
  await until(async () => (await grid.getByRole('columnheader', { name: 'Owner' }).count()) === 1, 'the last one too')
})
