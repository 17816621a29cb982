import assert from 'node:assert/strict'
import { journey, settled, until } from '#test/e2e/browser.ts'
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

inEachLook('a person is shut out and let in again, and the workspace is given a name and a currency', async (visit) => {
  const { page, open, api, t, reads } = visit
  const email = `leaver.${Date.now()}@example.com`
  const { id } = await api.send('POST', '/people', { email, name: 'Lea Vere', role: 'member' })
  await open('/settings/people')
  await page
    .getByRole('button', { name: t('people.actsOf', { name: 'Lea Vere' }) })
    .last()
    .click()
  await reads()
  await page.getByRole('menuitem', { name: t('people.newLink') }).click()
  const link = await page.getByRole('dialog').getByRole('textbox').inputValue()
  assert.match(link, /\/sign-in\?token=/)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('ui.done') })
    .click()
  await page
    .getByRole('button', { name: t('people.actsOf', { name: 'Lea Vere' }) })
    .last()
    .click()
  await page.getByRole('menuitem', { name: t('people.deactivate') }).click()
  await page.getByText(t('people.deactivated', { name: 'Lea Vere' })).waitFor()
  assert.equal((await api.get(`/records/user/${id}`)).active, false)
  const token = new URL(link).searchParams.get('token')
  const headers = { 'content-type': 'application/json', 'x-tend': '1' }
  const refused = await fetch(new URL('/api/session', page.url()), {
    method: 'POST',
    headers,
    body: JSON.stringify({ token }),
  })
  assert.equal(refused.ok, false, 'nobody comes in who was shut out')
  await reads()
  await page.getByRole('button', { name: t('ui.undo') }).click()
  await page.getByText(t('people.reactivated', { name: 'Lea Vere' })).waitFor()
  await until(async () => (await api.get(`/records/user/${id}`)).active === true, 'he is active again')

  const before = (await api.get('/session')).workspace
  try {
    await open('/settings/workspace')
    await page.getByRole('textbox', { name: t('workspace.name') }).fill('常青 Works')
    await page.getByRole('button', { name: t('ui.save'), exact: true }).click()
    await page.getByText(t('settings.saved')).first().waitFor()
    await page.getByRole('combobox', { name: t('workspace.currency') }).click()
    await page.getByRole('option', { name: /^EUR/ }).click()
    await until(async () => (await api.get('/session')).workspace.currency === 'EUR', 'the currency is kept')
    await page.getByRole('combobox', { name: t('workspace.zone') }).fill('Asia/Urum')
    await page.getByRole('option', { name: 'Asia/Urumqi' }).click()
    await until(async () => (await api.get('/session')).workspace.timeZone === 'Asia/Urumqi', 'the zone is kept')
    await reads()
    assert.equal((await api.get('/session')).workspace.name, '常青 Works')
  } finally {
    await api.send('PATCH', '/workspace', { name: before.name, currency: before.currency, timeZone: before.timeZone })
  }
})

journey('who comes in new reads in the language of the workspace, until he chooses another', {}, async (visit) => {
  const { page, open, api } = visit
  await open('/settings/workspace')
  await page.getByRole('combobox', { name: 'Language' }).click()
  await page.getByRole('option', { name: '简体中文' }).click()
  await until(
    async () => (await api.get('/session')).workspace.locale === 'zh',
    'the language of the workspace is kept',
  )
  const invited = { name: 'Lena Neu', email: `lena.${Date.now()}@example.com`, role: 'member' }
  const { id, link } = await api.send('POST', '/people', invited)
  const context = await page.context().browser()!.newContext({ locale: 'en-US', serviceWorkers: 'block' })
  try {
    const hers = await context.newPage()
    await hers.goto(new URL(link, page.url()).href)
    await hers.getByRole('heading', { name: '首页' }).waitFor()
    await hers.goto(new URL('/settings/appearance', page.url()).href)
    await hers.getByRole('combobox', { name: '语言' }).click()
    await hers.getByRole('option', { name: 'English' }).click()
    await hers.getByRole('heading', { name: 'Language and appearance' }).waitFor()
    await hers.reload()
    await hers.getByRole('heading', { name: 'Language and appearance' }).waitFor()
  } finally {
    await context.close()
    await api.send('PATCH', '/workspace', { locale: null })
    await api.send('PATCH', `/people/${id}`, { active: false })
  }
})
