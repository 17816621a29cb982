import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { hasFocus, journey, until } from '#test/e2e/browser.ts'

journey('a right click on a row offers what can be done with it, or with all that are chosen', {}, async (visit) => {
  const { page, open, api, picture } = visit
  const names = ['Zork Alpha', 'Zork Beta', 'Zork Gamma']
  const ids: string[] = []
  for (const name of names) ids.push((await api.send('POST', '/records/contact', { name, owner: null })).id)
  try {
    await open('/contact?q=Zork')
    const grid = page.getByRole('grid', { name: 'Contacts' })
    const row = (name: string) => grid.getByRole('row').filter({ hasText: name })
    const item = (name: string | RegExp) => page.getByRole('menuitem', { name })
    await row('Zork Alpha').click({ button: 'right' })
    await item('Open in a new tab').waitFor()
    assert.deepEqual(await findings(page), [])
    await picture('context-menu-en-light')
    await item('Assign to me').click()
    await until(async () => (await api.get(`/records/contact/${ids[0]}`)).owner !== null, 'it is mine')

    // The menu key means the row of the cursor.
    await grid.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+F10')
    await item('Peek').waitFor()
    await page.keyboard.press('Escape')
    await item('Peek').waitFor({ state: 'detached' })
    assert.equal(await hasFocus(grid), true)

    await row('Zork Beta').click({ button: 'right' })
    await item('Peek').click()
    await page.getByRole('dialog', { name: 'Zork Beta' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Zork Beta' }).waitFor({ state: 'detached' })

    await row('Zork Beta').getByRole('gridcell').first().click()
    await row('Zork Gamma').getByRole('gridcell').first().click()
    await page.getByText('2 selected').waitFor()
    await row('Zork Gamma').click({ button: 'right' })
    await page.getByRole('menu').getByText('2 selected').waitFor()
    // Some of them are parts of the app that arrive a moment later.
    for (const act of ['Change fields', 'Export', 'Merge']) await item(act).waitFor()
    assert.deepEqual(await findings(page), [])
    await item('Delete').click()
    await row('Zork Beta').waitFor({ state: 'detached' })
    assert.equal(await row('Zork Gamma').count(), 0)
    const said = page.getByRole('dialog').filter({ hasText: '2 records deleted' })
    await said.getByRole('button', { name: 'Undo' }).click()
    await row('Zork Beta').waitFor()

    // Where something is written, the browser's own menu says more.
    const isOurs = await page.getByRole('searchbox').first().evaluate(offersOurs)
    assert.equal(isOurs, false)
  } finally {
    const { items } = await api.get('/records/contact?q=Zork')
    for (const { id } of items) await api.send('DELETE', `/records/contact/${id}`)
  }
})

/** Whether a right click there is taken from the browser. */
function offersOurs(node: Element): boolean {
  return !node.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))
}

journey('右键看板上的卡片，可以移到别的阶段', { locale: 'zh', theme: 'dark' }, async ({ page, open, api, picture }) => {
  await open('/deal?view=board')
  const card = page
    .getByRole('group')
    .filter({ has: page.getByRole('link') })
    .first()
  const address = (await card.getByRole('link').first().getAttribute('href')) ?? ''
  const deal = async () => api.get(`/records${address}`)
  const was = (await deal()).stage
  await card.click({ button: 'right' })
  await page.getByRole('menuitem', { name: '移到' }).hover()
  const next = page.getByRole('menuitemcheckbox', { checked: false }).first()
  await next.waitFor()
  assert.deepEqual(await findings(page), [])
  await picture('context-menu-zh-dark')
  await next.click()
  await until(async () => JSON.stringify((await deal()).stage) !== JSON.stringify(was), '换了阶段')
  await page
    .getByRole('main')
    .focus()
    .catch(() => undefined)
  await page.keyboard.press('Control+z')
  await until(async () => JSON.stringify((await deal()).stage) === JSON.stringify(was), '撤销后回到原阶段')
})

journey(
  'a right click on a cell narrows the list to what it says, and one on a head opens the menu of the column',
  {},
  async (visit) => {
    const { page, open, api } = visit
    const titles = ['Quill Cutter', 'Quill Cutter', 'Ink Maker']
    const ids: string[] = []
    for (const [at, title] of titles.entries())
      ids.push((await api.send('POST', '/records/contact', { name: `Vellum ${at}`, title })).id)
    try {
      await open('/contact?q=Vellum')
      const grid = page.getByRole('grid', { name: 'Contacts' })
      await grid.getByRole('gridcell', { name: 'Quill Cutter' }).first().click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Only “Quill Cutter”' }).click()
      await page.waitForURL(/filter/)
      await grid.getByText('Ink Maker').waitFor({ state: 'detached' })
      assert.equal(await grid.getByRole('gridcell', { name: 'Quill Cutter' }).count(), 2)
      // The letters on a face are no part of the name.
      await grid.getByRole('gridcell', { name: 'Vellum 0' }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Copy “Vellum 0”', exact: true }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('menu').waitFor({ state: 'detached' })
      await grid.getByRole('columnheader', { name: /^Job title/ }).click({ button: 'right' })
      await page.getByRole('menuitem', { name: 'Hide column' }).waitFor()
      assert.deepEqual(await findings(page), [])
    } finally {
      for (const id of ids) await api.send('DELETE', `/records/contact/${id}`)
    }
  },
)
