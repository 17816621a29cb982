import assert from 'node:assert/strict'
import { journey, settled, until } from '#test/e2e/browser.ts'
import { drop } from '#test/e2e/drop.ts'

type Named = { name: string; label: { en: string; zh: string }; hidden?: boolean }

journey('an administrator makes an object with fields, and people use it at once', {}, async (visit) => {
  const { page, open, api, picture } = visit
  await open('/settings/objects')
  await page.getByRole('button', { name: 'New object' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name · English' }).fill('Machine')
  await dialog.getByRole('textbox', { name: 'Name · Chinese' }).fill('设备')
  await dialog.getByRole('textbox', { name: 'Plural · English' }).fill('Machines')
  await dialog.getByRole('radio', { name: 'cpu' }).check()
  await dialog.getByRole('button', { name: 'Make' }).click()
  await page.waitForURL('**/settings/objects/cMachine')
  const addField = async (type: string, name: string, more: () => Promise<void> = async () => {}) => {
    await page.getByRole('button', { name: 'New field' }).click()
    await dialog.getByRole('combobox', { name: 'Type' }).click()
    await page.getByRole('option', { name: type, exact: true }).click()
    await dialog.getByRole('textbox', { name: 'Name · English' }).fill(name)
    await more()
    await dialog.getByRole('button', { name: 'Make' }).click()
    await page.getByRole('list', { name: 'Fields of Machines' }).getByText(name, { exact: true }).waitFor()
  }
  await addField('Choice', 'Condition', async () => {
    await dialog.getByRole('textbox', { name: 'Choices, one a line' }).fill('Running / 运行\nBroken / 故障')
  })
  await addField('Link to a record', 'Customer', async () => {
    await dialog.getByRole('combobox', { name: 'Links to' }).click()
    await page.getByRole('option', { name: 'Companies' }).click()
  })
  await addField('Date', 'Warranty until', async () => {
    await dialog.getByRole('textbox', { name: 'Hint · English' }).fill('As the contract says')
  })
  await settled(page)
  await picture('settings-fields-en-light')
  // The navigation has it already, without a reload.
  await page.getByRole('navigation', { name: 'Navigation' }).getByRole('link', { name: 'Machines' }).click()
  await page.waitForURL(/\/cMachine$/)
  await page.getByText('No machines yet').waitFor()
  await page.keyboard.press('c')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Press 7')
  await dialog.getByText('As the contract says').waitFor()
  await dialog.getByRole('combobox', { name: 'Condition' }).click()
  await page.getByRole('option', { name: 'Broken' }).click()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('grid', { name: 'Machines' }).getByText('Press 7').waitFor()
  const { items } = await api.get('/records/cMachine')
  assert.equal(items[0].cCondition, 'broken')
})

journey(
  'fields are renamed, hidden and put in order by menu and keys, and come back',
  { locale: 'zh', theme: 'dark' },
  async (visit) => {
    const { page, open, api, picture } = visit
    const fields = async () => (await api.get('/objects/campaign?hidden=true')).fields as Named[]
    await open('/settings/objects/campaign')
    const list = page.getByRole('list', { name: '市场活动的字段' })
    const menuOf = (name: string) => list.getByRole('button', { name: `“${name}”的更多操作` })
    await menuOf('预算').click()
    await page.getByRole('menuitem', { name: '编辑字段' }).click()
    await page.getByRole('textbox', { name: '名称 · 中文' }).fill('活动预算')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await list.getByText('活动预算').waitFor()
    const before = (await fields()).map(({ name }) => name)
    await list.getByRole('button', { name: '移动“活动预算”' }).press('ArrowUp')
    await until(
      async () => (await fields()).findIndex(({ name }) => name === 'budget') === before.indexOf('budget') - 1,
      'the field is one higher',
    )
    await menuOf('活动预算').click()
    await page.getByRole('menuitem', { name: '隐藏' }).click()
    await list.getByText('已隐藏').waitFor()
    assert.ok(!(await api.get('/objects/campaign')).fields.some(({ name }: Named) => name === 'budget'))
    await settled(page)
    await picture('settings-fields-zh-dark')
    await page.getByRole('button', { name: '撤销' }).click()
    await until(async () => (await fields()).every(({ hidden }) => !hidden), 'the field is shown again')
    await api.send('PATCH', '/objects/campaign/fields/budget', { label: { en: 'Budget', zh: '预算' } })
  },
)

journey('choices are added, coloured, dragged and retired', {}, async (visit) => {
  const { page, open, api, picture } = visit
  const options = async () =>
    (await api.get('/objects/deal')).fields.find(({ name }: Named) => name === 'source').options as {
      value: string
      hue: string
      retired?: boolean
    }[]
  await open('/settings/choices')
  await page
    .getByRole('link', { name: /^Source.*choices/ })
    .last()
    .waitFor()
  await open('/settings/choices/deal/source')
  await page.getByRole('button', { name: 'New choice' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name · English' }).fill('Old friend')
  await dialog.getByRole('radio', { name: 'Orange' }).check()
  await dialog.getByRole('button', { name: 'Add' }).click()
  const list = page.getByRole('list', { name: 'Choices' })
  await list.getByText('Old friend').waitFor()
  const grip = list.getByRole('button', { name: 'Move “Old friend”' })
  const first = await list.getByRole('listitem').first().boundingBox()
  const from = await grip.boundingBox()
  assert.ok(first && from)
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, from.y - 20, { steps: 4 })
  await page.mouse.move(first.x + 20, first.y + 12, { steps: 6 })
  await drop(page)
  await until(async () => (await options())[0]?.value === 'old-friend', 'the choice comes first')
  assert.equal((await options())[0]?.hue, 'orange')
  await list.getByRole('button', { name: 'More for “Old friend”' }).click()
  await page.getByRole('menuitem', { name: 'Retire' }).click()
  await list.getByText('Retired').waitFor()
  await picture('settings-choices-en-light')
  const { items } = await api.get('/records/deal?limit=1')
  await open(`/deal/${items[0].id}`)
  await page.getByRole('button', { name: /^Show \d+ empty fields$/ }).click()
  await page.getByRole('button', { name: 'Edit Source' }).press('Enter')
  await page.getByRole('option', { name: 'Website' }).waitFor()
  assert.equal(await page.getByRole('option', { name: 'Old friend' }).count(), 0)
})

journey(
  'stages are added and ordered on a phone; one with deals is not deleted',
  { size: [360, 780], locale: 'zh' },
  async (visit) => {
    const { page, open, api, picture } = visit
    await open('/settings/pipelines')
    const { items } = await api.get('/records/pipeline?sort=position&limit=1')
    const list = page.getByRole('list', { name: `${items[0].name}的阶段` })
    await list.waitFor()
    await page.getByRole('button', { name: '新建阶段' }).first().tap()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '名称' }).fill('现场演示')
    await dialog.getByRole('button', { name: '添加' }).tap()
    await list.getByText('现场演示').waitFor()
    await list.getByRole('button', { name: '“现场演示”的更多操作' }).tap()
    await page.getByRole('menuitem', { name: '移到最前' }).tap()
    const stages = async () =>
      (await api.get(`/records/stage?filter[pipeline]=${items[0].id}&sort=position`)).items as {
        id: string
        name: string
      }[]
    await until(async () => (await stages())[0]?.name === '现场演示', 'the stage comes first')
    await picture('phone-pipelines-zh')
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0)
    const { items: deals } = await api.get(`/records/deal?filter[pipeline]=${items[0].id}&limit=1&expand=stage`)
    const used = deals[0].stage as { id: string; title: string }
    await list.getByRole('button', { name: `“${used.title}”的更多操作` }).tap()
    await page.getByRole('menuitem', { name: '删除' }).tap()
    await page.getByText(new RegExp(`“${used.title}”中还有`)).waitFor()
    const made = (await stages()).find(({ name }) => name === '现场演示')
    await api.send('DELETE', `/records/stage/${made?.id}`)
  },
)
