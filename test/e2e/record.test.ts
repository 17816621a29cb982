import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey, until } from '#test/e2e/browser.ts'

async function edit(page: Page, field: string): Promise<void> {
  await page
    .getByRole('complementary')
    .getByRole('button', { name: `Edit ${field}` })
    .press('Enter')
  await page.getByRole('complementary').getByRole('textbox').waitFor()
}

journey(
  'a contact is created, corrected in its place, given a note, and its history tells it all',
  {},
  async (visit) => {
    const { page, open, api } = visit
    await open('/contact')
    await page.keyboard.press('c')
    const form = page.getByRole('dialog', { name: 'New contact' })
    await form.getByRole('textbox').first().fill('Theodora Plugh')
    await form.getByRole('button', { name: 'Create', exact: true }).click()
    await form.waitFor({ state: 'detached' })
    const { items } = await api.get('/search?q=plugh&object=contact')
    assert.equal(items[0]?.title, 'Theodora Plugh')
    await open(`/contact/${items[0].id}`)

    await edit(page, 'Job title')
    await page.keyboard.type('Chief cartographer')
    await page.keyboard.press('Enter')
    await page.getByText('Chief cartographer').first().waitFor()

    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: 'Note' }).fill('Wants maps of the north.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('listitem').filter({ hasText: 'wrote a note' }).getByText('Wants maps of the north.').waitFor()
    await page.getByText('filled in Job title').waitFor()

    await page.getByRole('tab', { name: 'History' }).click()
    await page.getByText('filled in Job title').waitFor()
    await page.getByText('created it').waitFor()
    assert.equal(await page.getByText('wrote a note').count(), 0, 'the history is of the record itself')
    await api.send('DELETE', `/records/contact/${items[0].id}`)
  },
)

journey('two people who change the same field at once are asked which one holds', {}, async ({ page, open, api }) => {
  const made = await api.send('POST', '/records/company', { name: 'Xyzzy Cartage', shortName: 'XC' })
  try {
    await page.route('**/api/events', (route) => route.abort()) // this reader has not heard of the other change
    await open(`/company/${made.id}`)
    await page.getByRole('button', { name: 'Edit Short name' }).first().waitFor()
    await api.send('PATCH', `/records/company/${made.id}`, { shortName: 'Xyzzy' })
    await edit(page, 'Short name')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Cartage')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Someone else changed this too' })
    await dialog.getByText('Cartage').waitFor()
    await dialog.getByText('Xyzzy').waitFor()
    await dialog.getByRole('button', { name: 'Keep mine' }).click()
    const stored = async () => (await api.get(`/records/company/${made.id}`)).shortName
    await until(async () => (await stored()) === 'Cartage', 'mine is kept')
  } finally {
    await api.send('DELETE', `/records/company/${made.id}`)
  }
})

journey('a deleted record can be brought back from the message that says so', {}, async ({ page, open, api }) => {
  const made = await api.send('POST', '/records/company', { name: 'Plover Mining' })
  await open(`/company/${made.id}`)
  await page.getByRole('button', { name: 'More actions' }).click()
  await page.getByRole('menuitem', { name: /^Delete/ }).click()
  await page.getByText(/Plover Mining.* deleted/).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await until(async () => (await api.get('/search?q=plover&object=company')).items.length === 1, 'it is found again')
  await api.send('DELETE', `/records/company/${made.id}`)
})
