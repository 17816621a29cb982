import assert from 'node:assert/strict'
import { journey, settled, until } from '#test/e2e/browser.ts'

journey('a view keeps filter, groups and columns under a name, and is a place of its own', {}, async (visit) => {
  const { page, open, api, picture } = visit
  await open('/deal?group=stage&filter[company.country]=CN')
  await page.getByRole('button', { name: 'Company › Country is China', exact: true }).waitFor()
  const head = page.locator('[role=row][aria-expanded]').first()
  await head.waitFor()
  await page.getByRole('button', { name: 'All', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('China by stage')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.waitForURL(/saved=/)
  await page.getByRole('button', { name: 'China by stage' }).waitFor()
  await picture('list-grouped-en-light')

  // A change shows as one, and can be taken back or kept.
  await page.getByRole('button', { name: /^Remove.*China/ }).click()
  await page.getByRole('img', { name: 'Changed, not saved' }).waitFor()
  await page.getByRole('button', { name: 'China by stage' }).click()
  await page.getByRole('menuitem', { name: 'Back to the view as saved' }).click()
  await page.getByRole('button', { name: 'Company › Country is China', exact: true }).waitFor()

  await open('/contact')
  await page.getByRole('navigation').getByRole('link', { name: 'Deals' }).click()
  await page.getByRole('navigation').getByRole('link', { name: 'China by stage' }).click()
  await head.waitFor()
  const { items } = await api.get('/views?object=deal')
  for (const { id } of items) await api.send('DELETE', `/views/${id}`)
})

journey('groups fold, and their numbers are those of the records in them', {}, async ({ page, open, api }) => {
  await open('/contact?group=stage&filter[country]=DE')
  const head = page.locator('[role=row][aria-expanded]').first()
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
