import assert from 'node:assert/strict'
import { journey, until, type Visit } from '#test/e2e/browser.ts'

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
    .waitFor({ timeout: 90_000 }) // the demo may still be searched for duplicates itself
  await page.getByRole('button', { name: /^Products\s*1$/ }).waitFor()
  await page.getByText('Same price').first().waitFor()
  await page.keyboard.press('m')
  await page.getByText('Merged. It can be undone at any time.').waitFor()
  const living = async () => (await api.get('/records/product?q=Lumix')).items as { id: string; code: string }[]
  await until(async () => (await living()).length === 1, 'one of the two is left')
  assert.equal((await living())[0]?.code, 'FZ82')
  for (const id of made) await api.send('DELETE', `/records/product/${id}`).catch(() => undefined)
})

/** People who became part of each other one by one, and the merges, the first first. */
async function chainOf({ api }: Visit, names: readonly string[]): Promise<{ ids: string[]; merges: string[] }> {
  const ids: string[] = []
  for (const name of names) ids.push((await api.send('POST', '/records/contact', { name })).id)
  const merges: string[] = []
  for (let at = 1; at < ids.length; at += 1) {
    const input = { object: 'contact', into: ids[at], from: [ids[at - 1]] }
    merges.push((await api.send('POST', '/merges', input)).id)
  }
  return { ids, merges }
}

journey('an old merge is found by name and taken apart with those that came on top of it', {}, async (visit) => {
  const { page, open, api } = visit
  const { ids, merges } = await chainOf(visit, ['Ottilie Vorlauf', 'Ottilie Mittelweg', 'Ottilie Endziel'])
  await api.send('DELETE', `/records/contact/${ids[2]}`)
  await open('/duplicates/merges?object=contact')
  await page.getByRole('searchbox').fill('vorlauf ottilie')
  const line = page.getByRole('listitem').filter({ hasText: 'Vorlauf' })
  await page.getByRole('listitem').filter({ hasText: 'merged into' }).nth(1).waitFor({ state: 'detached' })
  await line.getByRole('button', { name: 'Take apart again' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take apart again' })
  await dialog.getByText('They are taken apart together').waitFor()
  await dialog.getByText('“Ottilie Endziel” is in the trash and comes back.').waitFor()
  await dialog.getByRole('button', { name: 'Take 2 merges apart' }).click()
  await page.getByText('Taken apart again').first().waitFor()
  const names = await Promise.all(ids.map(async (id) => (await api.get(`/records/contact/${id}`)).name.full as string))
  assert.deepEqual(names, ['Ottilie Vorlauf', 'Ottilie Mittelweg', 'Ottilie Endziel'])
  const { items } = await api.get(`/merges?object=contact&record=${ids[1]}`)
  assert.deepEqual(
    items.map((one: { id: string; undoneAt: string | null }) => [one.id, one.undoneAt !== null]),
    merges.toReversed().map((id) => [id, true]),
  )
  for (const id of ids) await api.send('DELETE', `/records/contact/${id}`)
})

journey('a merge is taken apart from the timeline of its record', { locale: 'zh' }, async (visit) => {
  const { page, open, api } = visit
  const { ids } = await chainOf(visit, ['Roswitha Nebenan', 'Roswitha Bleibt'])
  await open(`/contact/${ids[1]}`)
  const entry = page.getByRole('listitem').filter({ hasText: '将另一条记录合并到此' })
  await entry.getByText('Roswitha Nebenan').waitFor()
  await entry.getByRole('button', { name: '撤销合并' }).click()
  await page.getByText('已撤销合并').first().waitFor()
  await entry.getByText('已撤销', { exact: true }).waitFor()
  const back = await api.get(`/records/contact/${ids[0]}`)
  assert.equal(back.name.full, 'Roswitha Nebenan')
  for (const id of ids) await api.send('DELETE', `/records/contact/${id}`)
})
