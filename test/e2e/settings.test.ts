import assert from 'node:assert/strict'
import { journey, settled } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

inEachLook('a setting is found by its name in either language, by pinyin, and opened at its place', async (visit) => {
  const { page, open, picture, t, look, lookName, reads } = visit
  await open('/settings/people')
  await reads()
  const box = page.getByRole('searchbox', { name: t('settings.search') })
  const showAll = async () => {
    if (look.isPhone) await page.getByRole('button', { name: t('settings.all') }).click()
    await box.waitFor()
  }
  await showAll()
  for (const typed of ['passw', '密码', 'mima']) {
    await box.fill(typed)
    await page
      .getByRole('link', { name: t('settings.password') })
      .first()
      .waitFor()
  }
  await box.press('Enter')
  await page.waitForURL('**/settings#password')
  await page
    .getByRole('textbox', { name: t('settings.currentPassword') })
    .and(page.locator(':focus'))
    .waitFor()
  await reads()
  await showAll()
  await box.fill('nothing of that name')
  await page.getByText(t('settings.foundNone', { q: 'nothing of that name' })).waitFor()
  await box.fill('')
  await page
    .getByRole('link', { name: t('keysPage.title') })
    .first()
    .click()
  await page.waitForURL('**/settings/keys')
  await settled(page)
  await reads()
  if (lookName === 'en-dark-wide') await picture('settings-keys-en-dark')
})

journey('an API key is made, copied once, used and revoked', { locale: 'zh', theme: 'dark' }, async (visit) => {
  const { page, open, api, picture } = visit
  await open('/settings/keys')
  await page.getByRole('button', { name: '新建密钥' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '用途' }).fill('官网表单')
  await dialog.getByRole('combobox', { name: '权限' }).click()
  await page.getByRole('option', { name: '成员' }).click()
  await dialog.getByRole('button', { name: '新建密钥' }).click()
  await page.getByRole('button', { name: '复制密钥' }).click()
  const token = await page.evaluate(() => navigator.clipboard.readText())
  assert.match(token, /^tend_[\w-]{40,}$/)
  const asked = await page.request.get('/api/records/contact?limit=1', {
    headers: { authorization: `Bearer ${token}` },
  })
  assert.equal(asked.status(), 200)
  await dialog.getByRole('button', { name: '完成' }).click()
  await picture('settings-keys-zh-dark')
  await page.getByRole('button', { name: '撤销“官网表单”' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销密钥' }).click()
  await page.getByRole('region', { name: '已失效' }).getByText('官网表单').waitFor()
  const { items } = await api.get('/api-keys')
  assert.ok(items.every((key: { name: string; revokedAt: string | null }) => key.name !== '官网表单' || key.revokedAt))
  const refused = await page.request.get('/api/records/contact', { headers: { authorization: `Bearer ${token}` } })
  assert.equal(refused.status(), 401)
})

journey('on a phone all settings are behind one button', { size: [360, 780], locale: 'zh' }, async (visit) => {
  const { page, open, picture } = visit
  await open('/settings')
  await page.getByRole('button', { name: '全部设置' }).tap()
  await picture('phone-settings-zh')
  await page.getByRole('searchbox', { name: '查找设置' }).fill('shense')
  await page.getByRole('link', { name: /^外观/ }).tap()
  await page.waitForURL('**/settings/appearance#theme')
  await page.getByRole('searchbox', { name: '查找设置' }).waitFor({ state: 'hidden' })
  await page.getByRole('combobox', { name: '外观' }).waitFor()
})
