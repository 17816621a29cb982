import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, until } from '#test/e2e/browser.ts'

journey(
  'a key is changed in the sheet, refused where another act has it, kept on the server, and put back',
  {},
  async ({ page, open, api, picture }) => {
    await open('/settings')
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'Change keys' }).click()
    const home = page.getByRole('button', { name: 'Change the key for: Go to home' })
    await home.click()
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await page.getByText('g d is already the key for: Go to deals').waitFor()
    await home.click()
    await page.keyboard.press('g')
    await page.keyboard.press('x')
    await until(async () => (await api.get('/session')).user.keys.home === 'g x', 'the server keeps it')
    assert.deepEqual(await findings(page), [])
    await picture('keys-en-light')
    await page.keyboard.press('Escape')
    await page.keyboard.press('g')
    await page.keyboard.press('x')
    await page.getByRole('heading', { name: 'My day' }).waitFor()
    await open('/settings')
    await page.keyboard.press('?')
    await page.getByRole('button', { name: 'Change keys' }).click()
    await page.getByRole('button', { name: 'All keys as usual' }).click()
    await until(async () => Object.keys((await api.get('/session')).user.keys).length === 0, 'all is as usual')
  },
)

journey(
  'the keys read well in Chinese and in the dark',
  { locale: 'zh', theme: 'dark' },
  async ({ page, open, picture }) => {
    await open('/contact')
    await page.keyboard.press('?')
    await page.getByRole('dialog').getByText('编辑单元格').waitFor()
    await page.getByRole('button', { name: '修改快捷键' }).click()
    await page.getByText('点击快捷键，再按新的按键').waitFor()
    const fixed = page.getByRole('dialog').getByText('固定', { exact: true })
    assert.equal(await fixed.count(), 6, '不能改的按键也列出')
    await page.getByText('固定按键属于表格本身').waitFor()
    assert.equal(await page.getByRole('button', { name: '修改“编辑单元格”的快捷键' }).count(), 0)
    assert.deepEqual(await findings(page), [])
    await picture('keys-zh-dark')
  },
)
