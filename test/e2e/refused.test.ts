import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

const why = 'Not while the books are closed.'

/** From now on the server takes no change of a record. */
async function refuse(page: Page): Promise<void> {
  await page.route('**/api/records/**', (route) => {
    const isWrite = route.request().method() === 'PATCH' || route.request().url().endsWith('/batch')
    return isWrite
      ? route.fulfill({ status: 422, json: { code: 'test.closed', detail: why, params: {} } })
      : route.continue()
  })
}

journey('what the server refuses goes back on every screen and says why', {}, async (visit) => {
  const { page, open, api } = visit
  const { user } = await api.get('/session')
  const { items: stages } = await api.get('/records/stage?sort=position&limit=50')
  const contact = await api.send('POST', '/records/contact', { name: 'Refusal Rook', title: 'Before', owner: null })
  // Another journey may have made a pipeline: the board shows the one that a deal is in by itself.
  const deal = await api.send('POST', '/records/deal', { name: 'Refusal deal' })
  const first = stages.find(({ id }: { id: string }) => id === deal.stage)
  const second = stages.find((one: { id: string; pipeline: string }) => one.pipeline === deal.pipeline && one !== first)
  const task = await api.send('POST', '/records/task', {
    subject: 'Refusal task',
    dueAt: new Date().toISOString(),
    owner: user.id,
  })
  const said = () => page.getByText(why).first()
  const fresh = async (path: string) => {
    await page.unrouteAll()
    await open(path)
    await refuse(page)
  }
  try {
    await fresh('/contact?q=refusal')
    const cell = page.getByRole('grid').getByRole('gridcell', { name: 'Before', exact: true })
    await cell.click()
    await page.keyboard.press('Delete')
    await said().waitFor()
    await cell.waitFor()

    await fresh('/contact?q=refusal')
    await page.getByRole('grid').locator('[data-row="0"] [data-col="-1"]').click()
    await page.getByRole('button', { name: 'Change owner' }).click()
    await page.getByRole('option', { name: 'Owner', exact: true }).first().click()
    await said().waitFor()
    assert.equal((await api.get(`/records/contact/${contact.id}`)).owner, null)

    await fresh('/deal?view=board&q=refusal')
    const card = page.getByRole('region', { name: first.name }).getByLabel('Refusal deal')
    await card.hover()
    await card.getByRole('button', { name: 'Move to' }).click()
    await page.getByRole('menu').getByText(second.name, { exact: true }).click()
    await said().waitFor()
    await card.waitFor()

    await fresh(`/contact/${contact.id}`)
    await page.getByRole('button', { name: 'Edit Job title' }).first().press('Enter')
    await page.getByRole('textbox', { name: 'Job title' }).fill('After')
    await page.keyboard.press('Enter')
    await said().waitFor()
    await until(
      async () => (await page.getByText('Before', { exact: true }).count()) > 0,
      'the old value is shown again',
    )

    await fresh('/')
    const line = page.getByRole('link', { name: 'Refusal task' })
    await line.focus()
    await page.keyboard.press('e')
    await said().waitFor()
    await line.waitFor()
  } finally {
    await page.unrouteAll()
    for (const [object, { id }] of Object.entries({ contact, deal, task }))
      await api.send('DELETE', `/records/${object}/${id}`)
  }
})

inEachLook('a look at many records says which are passed over and why, and opens them', async (visit) => {
  const { page, open, api, t, field, reads, picture, look, lookName } = visit
  const tag = `Gate ${lookName}`
  const worker = look.locale === 'zh' ? '门卫' : 'Gatekeeper'
  const made: { id: string }[] = []
  for (const [at, email] of [
    ['a', ['gate@example.com']],
    ['b', null],
    ['c', null],
  ] as const)
    made.push(await api.send('POST', '/records/contact', { name: `${tag} ${at}`, email }))
  const rule = await api.send('POST', '/rules', {
    object: 'contact',
    name: look.locale === 'zh' ? '门卫须有邮箱' : 'Gatekeepers can be reached',
    check: { kind: 'required', field: 'email' },
    when: { title: worker },
    severity: 'refusal',
    onWrite: true,
    onImport: false,
    active: true,
  })
  try {
    await open(`/contact?q=${encodeURIComponent(tag)}`)
    const grid = page.getByRole('grid')
    await grid.locator('[data-row="2"] a').waitFor()
    await grid.focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('button', { name: t('bulk.change') }).click()
    const title = field('contact', 'title')
    await page.getByRole('combobox', { name: t('bulk.field') }).fill(title)
    await page.getByRole('option', { name: title }).click()
    await page.getByRole('textbox', { name: title }).fill(worker)
    await page.getByText(t('bulk.changes', { n: 1 })).waitFor()
    await page.getByText(t('bulk.skips', { n: 2 })).click()
    await page
      .getByRole('link', { name: `${tag} b` })
      .last()
      .waitFor()
    if (['zh-dark-wide', 'en-light-phone'].includes(lookName)) await picture(`bulk-passed-${lookName}`)
    await reads()
    await page.getByRole('button', { name: t('ui.cancel') }).click()
  } finally {
    await api.send('DELETE', `/rules/${rule.id}`)
    for (const { id } of made) await api.send('DELETE', `/records/contact/${id}`)
  }
})
