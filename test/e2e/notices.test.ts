import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

/** How many of these lie under a notice that is to be seen. */
function covered(page: Page, what: string): Promise<number> {
  return page.evaluate((selector) => {
    const notices = [...document.querySelectorAll('[data-notice]')].filter(
      (one) => getComputedStyle(one).visibility === 'visible',
    )
    const boxes = notices.map((one) => one.getBoundingClientRect())
    return [...document.querySelectorAll(selector)].filter((one) => {
      const box = one.getBoundingClientRect()
      return boxes.some(
        (by) => by.left < box.right && box.left < by.right && by.top < box.bottom && box.top < by.bottom,
      )
    }).length
  }, what)
}

inEachLook('a notice covers no menu and no button of a dialog, and comes when there is room', async (visit) => {
  const { page, open, api, t, one, lookName, reads } = visit
  const name = `Notice Works ${lookName}`
  await open('/company')
  const create = async () => {
    await page.getByRole('button', { name: t('ui.new') }).click()
    await page
      .getByRole('dialog', { name: t('create.title', { what: one('company') }) })
      .getByRole('textbox')
      .first()
      .fill(name)
  }
  await create()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('create.save'), exact: true })
    .click()
  const notice = page.locator('[data-notice]').filter({ hasText: t('create.created', { name }) })
  await notice.waitFor()
  await notice.hover() // it stays for as long as somebody points at it
  const at = async () => (await notice.boundingBox())?.y ?? -1
  assert.ok((await at()) > 600, 'at the foot of the window')
  await create()
  await until(
    async () => (await covered(page, '[role="dialog"]:not([data-notice]) button')) === 0,
    'no button is covered',
  )
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: t('create.title', { what: one('company') }) }).waitFor({ state: 'detached' })
  await until(async () => (await at()) > 600, 'it is at the foot again, to be seen')
  await reads()
  const { items } = await api.get(`/records/company?q=${encodeURIComponent(name)}`)
  for (const { id } of items) await api.send('DELETE', `/records/company/${id}`)
})
