import assert from 'node:assert/strict'
import { hasFocus, journey, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

inEachLook('a right click on the navigation offers what can be done with an object and a saved view', async (visit) => {
  const { page, open, api, picture, t, one, many, look, lookName, reads } = visit
  const name = `Aside ${lookName}`
  const view = await api.send('POST', '/views', { object: 'deal', name, scope: 'own', address: 'sort=name' })
  const views = async (): Promise<{ name: string; scope: string }[]> => {
    const { items } = await api.get('/views?object=deal')
    return items.filter(({ id }: { id: string }) => id === view.id)
  }
  const nav = page.getByRole('navigation')
  const line = async (label: string) => {
    if (look.isPhone && (await nav.count()) === 0)
      await page.getByRole('button', { name: t('shell.openNavigation') }).click()
    return nav.getByRole('link', { name: label, exact: true })
  }
  const item = (label: string) => page.getByRole('menuitem', { name: label, exact: true })
  const closed = async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
  }
  try {
    await open(`/deal?sort=name&saved=${view.id}`)
    await (await line(many('deal'))).click({ button: 'right' })
    for (const id of ['ui.open', 'menu.newTab', 'record.copyLink', 'navMenu.settings']) await item(t(id)).waitFor()
    const create = t('palette.create', { what: look.locale === 'en' ? one('deal').toLowerCase() : one('deal') })
    await reads()
    if (lookName === 'en-dark-wide') await picture('nav-menu-en-dark')
    await item(create).click()
    await page.getByRole('dialog', { name: t('create.title', { what: one('deal') }) }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    // The keys do the same, and leave the focus where it was.
    const saved = await line(name)
    await saved.focus()
    await page.keyboard.press('Shift+F10')
    await item(t('views.rename')).waitFor()
    await reads()
    await closed()
    assert.equal(await hasFocus(saved), true)
    await page.keyboard.press('ContextMenu')
    await item(t('views.rename')).click()
    await page.getByRole('textbox', { name: t('views.name') }).fill(`${name} renamed`)
    await page.getByRole('button', { name: t('ui.save'), exact: true }).click()
    await page.getByRole('dialog', { name: t('views.rename') }).waitFor({ state: 'detached' })
    await (await line(`${name} renamed`)).click({ button: 'right' })
    await item(t('views.delete')).click()
    await until(async () => (await views()).length === 0, 'the view is gone')
    // A notice waits until the drawer leaves it room.
    if (look.isPhone) await page.keyboard.press('Escape')
    await page
      .getByRole('dialog')
      .filter({ hasText: t('views.deleted', { name: `${name} renamed` }) })
      .getByRole('button', { name: t('ui.undo'), exact: true })
      .click()
    await until(async () => (await views())[0]?.name === `${name} renamed`, 'the view is back')
    await (await line(many('deal'))).click({ button: 'right' })
    await item(t('navMenu.settings')).click()
    await page.waitForURL('**/settings/objects/deal')
  } finally {
    if ((await views()).length > 0) await api.send('DELETE', `/views/${view.id}`)
  }
})

journey('a line of the product is opened, here or in a new tab, and its link is copied', {}, async ({ page, open }) => {
  await open('/contact')
  const nav = page.getByRole('navigation')
  await nav.getByRole('link', { name: 'Home' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy link' }).waitFor()
  assert.equal(await page.getByRole('menuitem').count(), 3, 'open, in a new tab, copy the link')
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  const other = page.context().waitForEvent('page')
  await nav.getByRole('link', { name: 'Companies' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Open in a new tab' }).click()
  const tab = await other
  await tab.waitForURL('**/company')
  await tab.close()
  assert.equal(new URL(page.url()).pathname, '/contact')
})
