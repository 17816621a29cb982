import assert from 'node:assert/strict'
import { until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

inEachLook('what is typed while the connection is gone is kept, said, and saved when it is back', async (visit) => {
  const { page, open, api, t, field, look, lookName, reads } = visit
  const made = await api.send('POST', '/records/contact', { name: `Lena Faraway ${lookName}` })
  try {
    await open(`/contact/${made.id}`)
    // What speaks of the connection is no part of the first screen: it comes right after it.
    await until(
      () => page.evaluate(() => performance.getEntriesByType('resource').some(({ name }) => /OfflineStrip/.test(name))),
      'the part that says so is here',
    )
    if (look.isPhone) await page.getByRole('tab', { name: t('record.details') }).click()
    const title = field('contact', 'title')
    const edit = page.getByRole('button', { name: t('record.editField', { what: title }) }).first()
    await edit.press('Enter')
    const box = page.getByRole('textbox', { name: title })
    await box.waitFor()
    await reads()
    await page.context().setOffline(true)
    await box.fill('Lighthouse keeper')
    await page.keyboard.press('Enter')
    await page.getByText(t('offline.stripWaiting', { n: 1 })).waitFor()
    await page.getByText('Lighthouse keeper').first().waitFor()
    await reads()
    await page.context().setOffline(false)
    await until(
      async () => (await api.get(`/records/contact/${made.id}`)).title === 'Lighthouse keeper',
      'the server has what was typed',
    )
    await page.getByText(t('offline.stripWaiting', { n: 1 })).waitFor({ state: 'detached' })
    // Sent once, and on top of what was there: one change beside the making of it.
    const { items } = await api.get(`/records/contact/${made.id}/history`)
    assert.deepEqual(
      items.map(({ action }: { action: string }) => action),
      ['changed', 'created'],
    )
    assert.equal(items[0].after.title, 'Lighthouse keeper')
    assert.equal(await page.getByText('Lighthouse keeper').first().isVisible(), true)
  } finally {
    await page.context().setOffline(false)
    await api.send('DELETE', `/records/contact/${made.id}`)
  }
})
