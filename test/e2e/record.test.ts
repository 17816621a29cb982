import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { findings } from '#test/e2e/axe.ts'
import { journey, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

async function edit(page: Page, field: string): Promise<void> {
  await page
    .getByRole('complementary')
    .getByRole('button', { name: `Edit ${field}` })
    .press('Enter')
  await page.getByRole('complementary').getByRole('textbox').waitFor()
}

inEachLook(
  'a contact is created, corrected in its place, given a note, and its history tells it all',
  async (visit) => {
    const { page, open, api, t, one, field, look, lookName, reads } = visit
    const name = `Theodora Plugh ${lookName}`
    await open('/contact')
    await page.getByRole('button', { name: t('ui.new') }).click()
    const form = page.getByRole('dialog', { name: t('create.title', { what: one('contact') }) })
    await form.getByRole('textbox').first().fill(name)
    await reads()
    await form.getByRole('button', { name: t('create.save'), exact: true }).click()
    await form.waitFor({ state: 'detached' })
    const { items } = await api.get(`/search?q=${encodeURIComponent(name)}&object=contact`)
    assert.equal(items[0]?.title, name)
    await open(`/contact/${items[0].id}`)

    // On a phone the fields have a tab of their own.
    if (look.isPhone) await page.getByRole('tab', { name: t('record.details') }).click()
    const title = field('contact', 'title')
    await page
      .getByRole('button', { name: t('record.editField', { what: title }) })
      .first()
      .press('Enter')
    await page.getByRole('textbox', { name: title }).fill('Chief cartographer')
    await page.keyboard.press('Enter')
    await page.getByText('Chief cartographer').first().waitFor()
    await reads()

    if (look.isPhone) await page.getByRole('tab', { name: t('record.timeline') }).click()
    await page.keyboard.press('n')
    await page.getByRole('textbox', { name: t('compose.note') }).fill('Wants maps of the north.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('listitem').getByText('Wants maps of the north.').waitFor()
    await reads()

    await page.getByRole('tab', { name: t('record.history') }).click()
    await page.getByText(t('record.did.set', { who: 'Owner', field: title })).waitFor()
    const note = t('record.did.note', { who: 'Owner' })
    assert.equal(await page.getByText(note).count(), 0, 'the history is of the record itself')
    await reads()
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

journey(
  'two people edit one record: other fields come together unasked, of one text both stand in what is saved',
  {},
  async ({ page, open, api }) => {
    const made = await api.send('POST', '/records/company', {
      name: 'Fred Foundry',
      shortName: 'FF',
      description: 'Old works by the river.',
    })
    try {
      await page.route('**/api/events', (route) => route.abort()) // this reader has not heard of the other's changes
      await open(`/company/${made.id}`)
      await api.send('PATCH', `/records/company/${made.id}`, { shortName: 'Fred' })
      await page.getByRole('button', { name: /^Show \d+ empty/ }).click()
      const pane = page.getByRole('complementary')
      await pane.getByRole('button', { name: 'Edit Description' }).press('Enter')
      await pane.getByRole('textbox').fill('Old works by the river. Asks for steel.')
      await page.keyboard.press('Control+Enter')
      const stored = async () => api.get(`/records/company/${made.id}`)
      await until(
        async () => (await stored()).description?.includes('steel'),
        'the description is saved without a question',
      )
      assert.equal((await stored()).shortName, 'Fred', 'and the other change stands')

      await pane.getByRole('button', { name: 'Edit Description' }).waitFor()
      await api.send('PATCH', `/records/company/${made.id}`, { description: 'New works by the river. Asks for steel.' })
      await pane.getByRole('button', { name: 'Edit Description' }).press('Enter')
      await pane.getByRole('textbox').fill('Old works by the river. Asks for steel and coal.')
      await page.keyboard.press('Control+Enter')
      const dialog = page.getByRole('dialog', { name: 'Someone else changed this too' })
      assert.equal(
        await dialog.getByRole('textbox').inputValue(),
        'New works by the river. Asks for steel and coal.',
        'one of both is offered',
      )
      assert.deepEqual(await findings(page), [])
      await page.keyboard.press('Escape')
      const strip = page.getByRole('status').filter({ hasText: 'Not saved yet: Description' })
      await strip.getByText('steel and coal').waitFor()
      await strip.getByRole('button', { name: 'Save it' }).click()
      await dialog.getByRole('button', { name: 'Save both as one' }).click()
      await until(
        async () => (await stored()).description === 'New works by the river. Asks for steel and coal.',
        'both are saved',
      )
      await strip.waitFor({ state: 'detached' })
    } finally {
      await api.send('DELETE', `/records/company/${made.id}`)
    }
  },
)

journey(
  'what was typed outlives a refusal of the server and a page that is closed',
  {},
  async ({ page, open, api }) => {
    const made = await api.send('POST', '/records/company', { name: 'Waldo Weaving' })
    await open(`/company/${made.id}`)
    const refuse = { status: 422, json: { code: 'test.refused', detail: 'Not today.' } }
    await page.route(`**/api/records/company/${made.id}`, (route) =>
      route.request().method() === 'PATCH' ? route.fulfill(refuse) : route.fallback(),
    )
    await page.getByRole('button', { name: /^Show \d+ empty/ }).click()
    await edit(page, 'Short name')
    await page.keyboard.type('Waldo')
    await page.keyboard.press('Enter')
    const strip = page.getByRole('status').filter({ hasText: 'Not saved yet: Short name' })
    await strip.getByText('Not today.').waitFor()
    await edit(page, 'Website')
    await page.keyboard.type('https://waldo.exa') // and here the browser dies
    await page.reload()
    await strip.getByText('Waldo').waitFor()
    await page
      .getByRole('status')
      .filter({ hasText: 'Not saved yet: Website' })
      .getByRole('button', { name: 'Let it go' })
      .click()
    assert.deepEqual(await findings(page), [])
    await page.unroute(`**/api/records/company/${made.id}`)
    await strip.getByRole('button', { name: 'Save it' }).click()
    await until(async () => (await api.get(`/records/company/${made.id}`)).shortName === 'Waldo', 'it is saved at last')
    await strip.waitFor({ state: 'detached' })
    await api.send('DELETE', `/records/company/${made.id}`)
  },
)

journey('a field tells what it held, and gives any of it back', {}, async ({ page, open, api }) => {
  const made = await api.send('POST', '/records/company', { name: 'Corge Castings' })
  for (const shortName of ['Corge', 'CC']) await api.send('PATCH', `/records/company/${made.id}`, { shortName })
  await open(`/company/${made.id}`)
  const past = page.getByRole('complementary').getByRole('button', { name: 'History of Short name' })
  const stored = async () => (await api.get(`/records/company/${made.id}`)).shortName
  await past.press('Enter')
  const popover = page.getByRole('dialog', { name: 'History of Short name' })
  await popover.getByText('Corge', { exact: true }).waitFor()
  assert.equal(await popover.getByRole('listitem').count(), 3)
  assert.deepEqual(await findings(page), [])
  await popover.getByRole('button', { name: /^Put back what it was on/ }).click()
  await until(async () => (await stored()) === 'Corge', 'the older value is back')
  await page.getByRole('button', { name: 'Undo' }).click()
  await until(async () => (await stored()) === 'CC', 'and the newer one again')
  await api.send('DELETE', `/records/company/${made.id}`)
})

journey('files are attached, looked at, taken away and brought back', {}, async ({ page, open, api }) => {
  const made = await api.send('POST', '/records/contact', { name: 'Frobozz Filer' })
  await open(`/contact/${made.id}`)
  const picture = await page.screenshot()
  await page.locator('input[type=file]').setInputFiles([
    { name: 'View.png', mimeType: 'image/png', buffer: picture },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Likes tea.\n喜欢喝茶。') },
  ])
  await page.getByText('2 files attached').waitFor()
  await page.getByRole('button', { name: 'Look at notes.txt' }).click()
  await page.getByRole('dialog', { name: 'notes.txt' }).getByText('喜欢喝茶。').waitFor()
  assert.deepEqual(await findings(page), [])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Look at View.png' }).click()
  const image = page.getByRole('dialog', { name: 'View.png' }).getByRole('img', { name: 'View.png' })
  await until(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth > 100), 'the picture is there')
  await page.keyboard.press('Escape')

  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer()
    data.items.add(new File(['dropped'], 'dropped.md'))
    return data
  })
  await page.locator('main').dispatchEvent('dragenter', { dataTransfer: dropped })
  await page.getByText('Drop files to attach them to this record').waitFor()
  await page.locator('main').dispatchEvent('drop', { dataTransfer: dropped })
  await page.getByText('dropped.md').waitFor()
  await page.getByRole('button', { name: 'Remove dropped.md' }).click()
  await page.getByText('dropped.md removed').locator('..').getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Remove dropped.md' }).waitFor()
  await api.send('DELETE', `/records/contact/${made.id}`)
})

journey('a record is printed whole, in Chinese, on A4', { locale: 'zh' }, async ({ page, open, api }) => {
  const made = await api.send('POST', '/records/company', { name: '上海纸张有限公司', shortName: '沪纸' })
  await api.send('POST', '/records/deal', { name: '春季供货', company: made.id })
  await api.send('POST', '/records/note', { body: '<p>要求报价</p>', target: { object: 'company', id: made.id } })
  await open(`/company/${made.id}`)
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '打印或存为 PDF' }).click()
  const sheet = page.getByRole('article')
  for (const text of ['沪纸', '春季供货', '要求报价']) await sheet.getByText(text).first().waitFor()
  assert.deepEqual(await findings(page), [])
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.getByRole('navigation').count(), 0, 'nothing but the record is on paper')
  const pdf = await page.pdf({ preferCSSPageSize: true })
  const [, width = '', height = ''] = /MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf.toString('latin1')) ?? []
  assert.deepEqual([Math.round(Number(width)), Math.round(Number(height))], [595, 842], 'A4 in points')
  await api.send('DELETE', `/records/company/${made.id}`)
})

journey('往来邮件登记在时间线上，收发双方自动填好', { locale: 'zh', theme: 'dark' }, async (visit) => {
  const { page, open, api, picture } = visit
  const made = await api.send('POST', '/records/contact', { name: '邮小件', email: ['xiaojian@mail.example'] })
  const mails = async () => {
    const { items } = await api.get(`/records/contact/${made.id}/timeline?kinds=emailMessage`)
    return items as { record: Record<string, unknown> }[]
  }
  try {
    await open(`/contact/${made.id}`)
    await page.keyboard.press('e')
    await page.getByRole('textbox', { name: '邮件', exact: true }).fill('报价单')
    await page.getByRole('combobox', { name: '方向' }).click()
    await page.getByRole('option', { name: '收到' }).click()
    await page.getByRole('textbox', { name: '记录' }).fill('第一行\n第二行')
    await picture('compose-mail-zh-dark')
    await page.keyboard.press('Control+Enter')
    await page.getByText('报价单').first().waitFor()
    await until(async () => (await mails()).length === 1, 'the mail is logged')
    const { items } = await api.get(`/records/emailMessage?filter[subject]=${encodeURIComponent('报价单')}`)
    const { direction, from, to, body, target } = items[0]
    assert.deepEqual([direction, from, target.id], ['in', 'xiaojian@mail.example', made.id])
    assert.match(to, /@/)
    assert.match(body, /第一行/)
  } finally {
    await api.send('DELETE', `/records/contact/${made.id}`)
  }
})
