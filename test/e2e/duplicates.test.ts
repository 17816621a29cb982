import assert from 'node:assert/strict'
import { journey, until, type Visit } from '#test/e2e/browser.ts'

type Twins = { company: string; left: string; right: string; pair: string }

/** People who are there twice, as the matching engine sees by itself; looked for once, because that takes seconds. */
let twins: Promise<Map<string, Twins>> | undefined
async function twinsOf(visit: Visit, family: string): Promise<Twins> {
  twins ??= makeTwins(visit, ['Grünbaum', 'Lindqvist'])
  const found = (await twins).get(family)
  assert.ok(found)
  return found
}

async function remove({ api }: Visit, { company, left, right }: Twins): Promise<void> {
  for (const path of [`contact/${left}`, `contact/${right}`, `company/${company}`]) {
    await api.send('DELETE', `/records/${path}`)
  }
}

async function makeTwins({ api }: Visit, families: readonly string[]): Promise<Map<string, Twins>> {
  const made = new Map<string, Twins>()
  for (const family of families) {
    const company = await api.send('POST', '/records/company', { name: `${family} Piloting Ltd` })
    const common = { company: company.id, title: 'Harbour master', birthday: '1971-04-12' }
    const host = `${family.toLowerCase().replace('ü', 'u')}.example`
    const [left, right] = [
      { ...common, name: `Margarethe ${family}`, email: [`m@${host}`], phone: ['+442079460958'], wechat: 'mg' },
      { ...common, name: `Margarete ${family}`, email: [`m.g@${host}`], phone: ['+442079460985'] },
    ].map((values) => api.send('POST', '/records/contact', values))
    made.set(family, { company: company.id, left: (await left).id, right: (await right).id, pair: '' })
  }
  await api.send('POST', '/duplicates/scan', { object: 'contact' })
  for (const one of made.values()) {
    const hasPair = async () => {
      const { items } = await api.get(`/records/contact/${one.left}/duplicates`)
      one.pair = items.find(({ id }: { id: string }) => id === one.right)?.pair ?? ''
      return one.pair !== ''
    }
    await until(hasPair, 'the scan finds the pair', 90_000)
  }
  return made
}

journey('the first look at duplicates shows the surest pair, and why', {}, async ({ page, open, picture }) => {
  await open('/duplicates')
  await page.getByRole('navigation', { name: 'Pairs to look at' }).getByRole('button').nth(3).waitFor()
  await page.getByText('Together').waitFor()
  await picture('duplicates-en')
})

journey('a pair is merged with a value chosen from the other, and the merge is taken back', {}, async (visit) => {
  const { page, open, api } = visit
  const twin = await twinsOf(visit, 'Grünbaum')
  const { left, right, pair } = twin
  await open(`/duplicates/${pair}`)
  await page.getByText('Same company').first().waitFor()
  await page.getByRole('radio', { name: 'Keep “Margarete Grünbaum”' }).first().click()
  await page.getByRole('button', { name: /^Merge\s*M?$/ }).click()
  await page.getByText('Merged. It can be undone at any time.').waitFor()
  const found = async () =>
    (await api.get('/search?q=Grünbaum&object=contact')).items as { id: string; title: string }[]
  await until(async () => (await found()).length === 1, 'one of the two is left')
  assert.equal((await found())[0]?.title, 'Margarete Grünbaum')
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Taken apart again').first().waitFor()
  await until(async () => (await found()).length === 2, 'both are there again')
  const names = await Promise.all(
    [left, right].map(async (id) => (await api.get(`/records/contact/${id}`)).name.full as string),
  )
  assert.deepEqual(names, ['Margarethe Grünbaum', 'Margarete Grünbaum'])
  await remove(visit, twin)
})

journey('the queue is worked through by the keyboard, and what is not the same stays apart', {}, async (visit) => {
  const { page, open, api } = visit
  const twin = await twinsOf(visit, 'Lindqvist')
  const { pair } = twin
  await open(`/duplicates/${pair}`)
  await page.getByText('“Margarethe Lindqvist” and “Margarete Lindqvist” may be the same').waitFor()
  await page.keyboard.press('n')
  await page.getByText('Kept apart').waitFor()
  await until(async () => (await api.get(`/duplicates/${pair}`)).status === 'dismissed', 'the server knows they differ')
  await open('/duplicates?status=dismissed')
  await page.getByRole('navigation', { name: 'Pairs to look at' }).getByText('Lindqvist').first().waitFor()
  await remove(visit, twin)
})
