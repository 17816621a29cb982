import assert from 'node:assert/strict'
import { journey, settled } from '#test/e2e/browser.ts'

const screens = [
  '/',
  '/contact',
  '/company',
  '/deal?view=board',
  '/ticket',
  '/settings',
  '/settings/appearance',
  '/settings/people',
  '/settings/workspace',
  '/settings/objects',
  '/settings/objects/contact',
  '/settings/pipelines',
  '/settings/choices',
  '/settings/choices/contact/stage',
  '/settings/keys',
  '/settings/jobs',
]

journey('one press changes every text to Chinese and back, without a reload', {}, async ({ page, open }) => {
  await open('/contact')
  await page.evaluate(() => Object.assign(window, { neverReloaded: true }))
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('grid', { name: '联系人' }).getByRole('columnheader', { name: /职务/ }).waitFor()
  await page.getByRole('link', { name: '商机' }).waitFor()
  assert.equal(await page.getByText('Contacts', { exact: true }).count(), 0)
  assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('grid', { name: 'Contacts' }).waitFor()
  assert.equal(await page.evaluate(() => 'neverReloaded' in window), true)
})

journey(
  'what is open changes its language with the rest: a notice, a menu, a screen fetched later',
  {},
  async (visit) => {
    const { page, open } = visit
    await open('/settings')
    const name = page.getByRole('textbox', { name: 'Name' })
    const before = await name.inputValue()
    await name.fill('Someone else')
    await page.getByRole('button', { name: 'Save' }).click()
    const notices = page.getByRole('region', { name: /Notices|通知/ })
    await notices.getByText('Saved', { exact: true }).waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await notices.getByText('已保存', { exact: true }).waitFor()
    await page.getByRole('heading', { name: '个人资料' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: '查找记录或操作' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: '对象与字段' }).click()
    await page.getByRole('list', { name: '对象与字段' }).waitFor()
    await page.getByRole('button', { name: '“联系人”的更多操作' }).click()
    await page.getByRole('menuitem', { name: '编辑对象' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'More for “Contacts”' }).waitFor()
    await visit.api.send('PATCH', '/session', { name: before })
  },
)

journey('the language and the theme chosen here hold after a reload', { locale: 'en' }, async ({ page, open }) => {
  await open('/settings/appearance')
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: '简体中文' }).click()
  await page.getByRole('combobox', { name: '外观' }).click()
  await page.getByRole('option', { name: '深色' }).click()
  await page.locator('html[data-theme=dark]').waitFor()
  await page.reload()
  await settled(page)
  await page.locator('html[lang=zh-CN][data-theme=dark]').waitFor()
  await page.getByRole('heading', { name: '语言与外观' }).first().waitFor()
})

journey('no screen in Chinese shows the name of a message or an English label', { locale: 'zh' }, async (visit) => {
  const { page, open } = visit
  for (const path of screens) {
    await open(path)
    const text = await page.locator('body').innerText()
    const keys = text.match(/(?<![@\w.-])[a-z][A-Za-z]*\.[a-z][A-Za-z]*(?:\.[a-z][A-Za-z]*)*(?![\w.@-])/g) ?? []
    assert.deepEqual(
      keys.filter((key) => !key.endsWith('.example')),
      [],
      `keys of messages show on ${path}`,
    )
    // There each name is shown in both languages.
    if (path.startsWith('/settings/objects') || path.startsWith('/settings/choices')) continue
    for (const word of ['Contacts', 'Companies', 'Deals', 'Settings', 'Search', 'Filter', 'Home']) {
      assert.doesNotMatch(text, new RegExp(`^${word}$`, 'm'), `“${word}” shows on ${path}`)
    }
  }
})

journey(
  'the list stands in the dark in Chinese as well',
  { locale: 'zh', theme: 'dark' },
  async ({ page, open, picture }) => {
    await open('/contact?filter[country]=CN&filter[stage][in]=customer,qualified&sort=-score')
    await page.getByRole('grid', { name: '联系人' }).getByRole('row').nth(5).waitFor()
    await picture('contacts-zh-dark')
  },
)
