import assert from 'node:assert/strict'
import { journey, until } from '#test/e2e/browser.ts'

journey('products that are there twice are found in the queue of products and merged', {}, async (visit) => {
  const { page, open, api } = visit
  const values = { category: 'Cameras', unit: 'piece', price: { amount: 329, currency: 'EUR' } }
  const made = [
    await api.send('POST', '/records/product', { ...values, name: 'Lumix DC-FZ82 bridge camera', code: 'FZ82' }),
    await api.send('POST', '/records/product', { ...values, name: 'Lumix DC FZ82 Bridge-Camera' }),
  ].map(({ id }) => id as string)
  await open('/duplicates')
  await page.getByRole('button', { name: 'Other records' }).click()
  await page.getByRole('menuitem', { name: 'Products' }).click()
  await page.getByText('No duplicates among products').waitFor()
  await page.getByRole('button', { name: 'Look through all' }).last().click()
  await page
    .getByText('2 products may be the same one')
    .or(page.getByText(/“Lumix.* may be the same/))
    .first()
    .waitFor()
  await page.getByRole('button', { name: /^Products\s*1$/ }).waitFor()
  await page.getByText('Same price').first().waitFor()
  await page.keyboard.press('m')
  await page.getByText('Merged. It can be undone at any time.').waitFor()
  const living = async () => (await api.get('/records/product?q=Lumix')).items as { id: string; code: string }[]
  await until(async () => (await living()).length === 1, 'one of the two is left')
  assert.equal((await living())[0]?.code, 'FZ82')
  for (const id of made) await api.send('DELETE', `/records/product/${id}`).catch(() => undefined)
})
