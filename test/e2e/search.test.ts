import assert from 'node:assert/strict'
import { journey, settled, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

journey('张伟 is found by his initials, and his page opens', { locale: 'zh' }, async ({ page, open, api, picture }) => {
  const values = { name: '张伟', title: '采购经理', phone: ['+8613912345678'] }
  const made = await api.send('POST', '/records/contact', values)
  try {
    await open('/')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: '命令菜单' }).getByRole('combobox').fill('zw')
    await page.getByRole('option', { name: /^张伟/ }).first().waitFor()
    await settled(page)
    await picture('search-zh')
    for (const typed of ['zhangwei', '张伟', '5678']) {
      await page.getByRole('combobox').fill(typed)
      await settled(page)
      await page.getByRole('option', { name: /张伟/ }).first().waitFor()
    }
    await page.getByRole('combobox').fill('张伟 5678')
    await page.getByRole('option', { name: /张伟/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/contact/*')
    const opened = await api.get(`/records/contact/${new URL(page.url()).pathname.split('/').at(-1)}`)
    assert.deepEqual([opened.name.full, opened.title], ['张伟', '采购经理'])
    await page.getByText('张伟').first().waitFor()
  } finally {
    await api.send('DELETE', `/records/contact/${made.id}`)
  }
})

inEachLook(
  'screens and acts with Chinese names are found by pinyin and initials',
  async ({ page, open, t, many, look }) => {
    await open('/')
    const box = page.getByRole('combobox')
    for (const typed of ['lianxiren', 'lxr', 'qwlxr']) {
      if (look.isPhone) await page.getByRole('button', { name: t('ui.search') }).click()
      else await page.keyboard.press('Control+k')
      await box.fill(typed)
      const what = look.locale === 'en' ? many('contact').toLowerCase() : many('contact')
      await page.getByRole('option', { name: t('palette.goTo', { what }) }).waitFor()
      await page.keyboard.press('Escape')
      await box.waitFor({ state: 'detached' })
    }
  },
)

inEachLook('the command menu goes anywhere and does what it says, and says when it finds nothing', async (visit) => {
  const { page, open, t, one, many, look, reads } = visit
  const box = page.getByRole('combobox')
  const openMenu = async () => {
    if (look.isPhone) await page.getByRole('button', { name: t('ui.search') }).click()
    else await page.keyboard.press('Control+k')
    await box.waitFor()
  }
  await open('/')
  await reads()
  await openMenu()
  await box.fill(many('company'))
  await page.getByRole('option', { name: t('palette.goTo', { what: many('company') }) }).waitFor()
  await reads()
  await box.fill('qqqqzzzz')
  await page.getByText(t('palette.nothing', { q: 'qqqqzzzz' })).waitFor()
  await box.fill(t('palette.create', { what: one('deal') }))
  await page
    .getByRole('option', { name: t('palette.create', { what: one('deal') }) })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: t('create.title', { what: one('deal') }) }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const theme = look.theme === 'dark' ? 'light' : 'dark'
  await openMenu()
  await box.fill(t(theme === 'dark' ? 'palette.toDark' : 'palette.toLight'))
  await page.getByRole('option').first().click()
  await page.locator(`html[data-theme=${theme}]`).waitFor()
  await visit.api.send('PATCH', '/session', { theme: look.theme })
  await open('/contact?q=qqqqzzzz')
  await page.locator(`html[data-theme=${look.theme}]`).waitFor()
  await reads()
})

inEachLook(
  'the command menu acts on the record, on the list and on the chosen, and finds every setting',
  async (visit) => {
    const { page, open, api, t, field, option, look, lookName, reads } = visit
    const box = page.getByRole('combobox', { name: t('palette.hint') })
    const menu = page.getByRole('dialog', { name: t('keys.palette') })
    const openMenu = async () => {
      if (look.isPhone) await page.getByRole('button', { name: t('ui.search') }).click()
      else await page.keyboard.press('Control+k')
      await box.waitFor()
    }
    const command = async (typed: string, name: string | RegExp) => {
      await openMenu()
      await box.fill(typed)
      await menu.getByRole('option', { name }).first().click()
      await menu.waitFor({ state: 'detached' })
    }
    const name = `Quibble Yard ${lookName}`
    const { id } = await api.send('POST', '/records/contact', { name, owner: null })
    const contact = async () => api.get(`/records/contact/${id}`)
    await open(`/contact/${id}`)
    await openMenu()
    await menu.getByText(t('palette.here'), { exact: true }).waitFor()
    await menu.getByRole('option', { name: t('record.copyLink') }).waitFor()
    await menu.getByRole('option', { name: t('keys.call') }).waitFor()
    await reads()
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'detached' })
    await command(t('menu.mine'), t('menu.mine'))
    await until(async () => (await contact()).owner !== null, 'it is mine')
    await openMenu()
    await box.fill(t('keys.undo'))
    await menu
      .getByRole('option', { name: t('keys.undo') })
      .first()
      .click()
    await until(async () => (await contact()).owner === null, 'it is nobody’s again')
    const stages = (await api.get('/objects/contact')).fields.find(
      (one: { name: string }) => one.name === 'stage',
    ).options
    const stage = option('contact', 'stage', stages[1].value)
    await command(stage, new RegExp(stage))
    await until(async () => (await contact()).stage === stages[1].value, 'it stands in another stage')
    await command(t('list.changeOwner') + ' Owner', /Owner$/)
    await until(async () => (await contact()).owner !== null, 'it is given to somebody')
    if (look.isPhone) await page.getByRole('tab', { name: t('record.timeline') }).click()
    await command(t('keys.call'), t('keys.call'))
    await page.getByRole('textbox', { name: t('compose.call') }).waitFor()
    await page.getByRole('button', { name: t('ui.cancel') }).click()

    await open(`/contact?q=${encodeURIComponent(name)}`)
    const country = field('contact', 'country')
    await command(t('palette.groupBy', { what: country }), t('palette.groupBy', { what: country }))
    await page.waitForURL(/group=country/)
    await command(t('palette.sortDown', { what: field('contact', 'name') }), /./)
    await page.waitForURL(/sort=-name/)
    await command(t('views.saveAs'), t('views.saveAs'))
    await page.getByRole('textbox', { name: t('views.name') }).waitFor()
    await page.getByRole('button', { name: t('ui.cancel') }).click()
    await command(t('list.chooseAll'), t('list.chooseAll'))
    await page.getByText(t('list.allSelected', { n: 1 })).waitFor()
    await reads()

    await openMenu()
    for (const typed of ['pipelines', '销售流程', 'xslc']) {
      await box.fill(typed)
      // The list and the setting of one name say which they are, to who sees and to who listens.
      for (const kind of ['list', 'setting'])
        await menu
          .getByRole('option', { name: new RegExp(`${t('pipelines.title')}.* ${t(`palette.kind.${kind}`)}$`, 'i') })
          .first()
          .waitFor()
      await menu
        .getByRole('option', { name: t('pipelines.title') })
        .last()
        .waitFor()
    }
    await reads()
    await menu
      .getByRole('option', { name: t('pipelines.title') })
      .last() // their records come first
      .click()
    await page.waitForURL('**/settings/pipelines')
    await api.send('DELETE', `/records/contact/${id}`)
  },
)

journey('the keys of the screen are listed behind the question mark, and they work', {}, async ({ page, open }) => {
  await open('/')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).getByText('Go to deals').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForURL('**/deal')
  await page.getByRole('heading', { name: 'Deals' }).waitFor()
})
