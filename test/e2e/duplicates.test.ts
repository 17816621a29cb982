import assert from 'node:assert/strict'
import { journey, until, type Visit } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

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
  await page.getByRole('navigation', { name: 'Groups to look at' }).getByRole('button').nth(3).waitFor()
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
  await page.keyboard.press('Control+z')
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
  const isNow = (status: string) => async () => (await api.get(`/duplicates/${pair}`)).status === status
  await until(isNow('dismissed'), 'the server knows they differ')
  await page.keyboard.press('Control+z')
  await until(isNow('open'), 'a key puts them back in the queue')
  await page.getByText('“Margarethe Lindqvist” and “Margarete Lindqvist” may be the same').waitFor()
  await page.keyboard.press('n')
  await until(isNow('dismissed'), 'they differ again')
  await open('/duplicates?status=dismissed')
  const memory = page
    .getByRole('region', { name: 'Not the same' })
    .getByRole('listitem')
    .filter({ hasText: 'Lindqvist' })
  await memory.getByRole('button', { name: 'Take back' }).click()
  await page.getByText('Back in the queue').waitFor()
  await until(isNow('open'), 'it waits again')
  await page.keyboard.press('Control+z')
  await until(isNow('dismissed'), 'taking it back is taken back')
  await remove(visit, twin)
})

/** Copies of one person in leads, where the demo has none, and the group they make. */
async function copiesOf({ api }: Visit, name: string, n: number): Promise<{ ids: string[]; group: string }> {
  const mail = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}@kopien.example`
  const ids: string[] = []
  for (let i = 1; i <= n; i += 1) {
    const values = {
      name,
      email: [mail],
      phone: ['+442079460977'],
      companyName: `${name} Kopien`,
      title: `T${'x'.repeat(i)}`,
    }
    ids.push((await api.send('POST', '/records/lead', values)).id)
  }
  await api.send('POST', '/duplicates/scan', { object: 'lead' })
  let group = ''
  const isThere = async () => {
    const { items } = await api.get('/duplicates/groups?object=lead&limit=100')
    const found = items.find(({ members }: { members: { id: string }[] }) => members.some(({ id }) => id === ids[0]))
    group = found?.id ?? ''
    return found?.members.length === n
  }
  await until(isThere, `${n} copies are one group`, 90_000)
  return { ids, group }
}

const livingOf = async ({ api }: Visit, name: string): Promise<{ id: string; title: string }[]> =>
  (await api.get(`/records/lead?q=${encodeURIComponent(name)}`)).items

journey(
  'three copies are one group: why for any two of them, one key merges them, one click brings them back',
  {},
  async (visit) => {
    const { page, open, api } = visit
    const { ids, group } = await copiesOf(visit, 'Xaver Dreifuss', 3)
    await open(`/duplicates/${group}?object=lead`)
    await page.getByText('3 leads may be the same one').waitFor()
    await page.getByRole('combobox', { name: 'with' }).click()
    await page.getByRole('option', { name: /^3 ·/ }).click()
    await page.getByText('Same e-mail').first().waitFor()
    await page.keyboard.press('2')
    await page
      .getByRole('button', { name: /^Stays: the record/, pressed: true })
      .nth(0)
      .waitFor()
    await page.keyboard.press('m')
    await page.getByText('Merged. It can be undone at any time.').waitFor()
    await until(async () => (await livingOf(visit, 'Xaver Dreifuss')).length === 1, 'one of the three is left')
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(async () => (await livingOf(visit, 'Xaver Dreifuss')).length === 3, 'all three are there again')
    await page.getByText('3 leads may be the same one').waitFor()
    await page.getByRole('button', { name: 'Not one of them' }).nth(2).click()
    await page.getByText('Kept apart from the others').waitFor()
    await page.getByText('There may be two of “Xaver Dreifuss”').waitFor()
    for (const id of ids) await api.send('DELETE', `/records/lead/${id}`)
  },
)

journey('rules choose, the preview says so, and records chosen in a list are merged by them', {}, async (visit) => {
  const { page, open, api } = visit
  await open('/settings/merging?object=lead')
  await page.getByRole('combobox', { name: 'Job title' }).click()
  await page.getByRole('option', { name: 'the longest' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. It holds from the next merge on.').waitFor()
  const { ids } = await copiesOf(visit, 'Yolanda Regelmann', 2)
  await open('/lead?q=Regelmann')
  await page.getByRole('checkbox', { name: /Select all/ }).click()
  await page.getByRole('button', { name: 'Merge' }).click()
  await page.getByText('There may be two of “Yolanda Regelmann”').waitFor()
  await page.getByRole('radiogroup', { name: 'Job title' }).getByText('the longest').waitFor()
  await page.getByRole('button', { name: /^Merge\s*M?$/ }).click()
  await page.getByText('Merged. It can be undone at any time.').waitFor()
  const [left] = (await livingOf(visit, 'Regelmann')) as unknown as { id: string; title: string }[]
  assert.equal(left?.title, 'Txx')
  await until(() => Promise.resolve(page.url().endsWith(`/lead/${left?.id}`)), 'the record that stayed is open')
  for (const id of ids) await api.send('DELETE', `/records/lead/${id}`).catch(() => undefined)
  const settings = await api.get('/merges/settings/lead')
  await api.send('PUT', '/merges/settings/lead', { rules: { ...settings.rules, fields: {} }, auto: settings.auto })
})

journey(
  'all that is sure enough is merged in the background, and taken back as one',
  { locale: 'zh', theme: 'dark' },
  async (visit) => {
    const { page, open, api, picture } = visit
    const { ids } = await copiesOf(visit, 'Zenobia Massenberg', 3)
    await open('/duplicates?object=lead')
    await page.getByRole('button', { name: '批量合并' }).click()
    await page.getByText(/组达到此把握/).waitFor()
    await page.getByRole('button', { name: /^合并 \d+ 组$/ }).click()
    await page
      .getByText(/已合并 \d+ 组重复的/)
      .first()
      .waitFor()
    await until(async () => (await livingOf(visit, 'Massenberg')).length === 1, 'one of the three is left', 60_000)
    await page.getByRole('button', { name: '查看明细' }).first().click()
    await page.getByText('Zenobia Massenberg · Zenobia Massenberg · Zenobia Massenberg').waitFor()
    await picture('bulk-merge-zh-dark')
    await page.getByRole('button', { name: '全部撤销' }).first().click()
    await until(async () => (await livingOf(visit, 'Massenberg')).length === 3, 'all three are there again', 60_000)
    for (const id of ids) await api.send('DELETE', `/records/lead/${id}`)
  },
)

inEachLook('somebody who is there already is shown while a new one is typed', async (visit) => {
  const { page, open, api, t, one, field, reads, lookName, picture } = visit
  const made = await api.send('POST', '/records/contact', {
    name: 'Wendeline Ostrowska',
    email: ['wendeline@ostrowska.example'],
  })
  try {
    await open('/contact')
    await page.getByRole('button', { name: t('ui.new') }).click()
    const dialog = page.getByRole('dialog', { name: t('create.title', { what: one('contact') }) })
    await dialog.getByRole('textbox').first().fill('Wendeline Ostrowska')
    await dialog.getByLabel(field('contact', 'email')).first().fill('wendeline@ostrowska.example')
    const found = dialog.getByRole('link', { name: 'Wendeline Ostrowska' })
    await found.waitFor()
    assert.equal(await found.getAttribute('href'), `/contact/${made.id}`)
    await reads()
    if (lookName === 'zh-light-phone' || lookName === 'en-dark-wide') await picture(`create-known-${lookName}`)
  } finally {
    await api.send('DELETE', `/records/contact/${made.id}`)
  }
})
