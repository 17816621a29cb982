import assert from 'node:assert/strict'
import { journey, settled, until, type Visit } from '#test/e2e/browser.ts'

let measured: Promise<void> | undefined
/** Nothing waits before a job of ours: after the start, what the demo brought in is still being looked through. */
async function idle({ api }: Visit): Promise<void> {
  const count = async (status: string) => (await api.get(`/jobs?status=${status}`)).items.length as number
  await until(async () => (await count('queued')) + (await count('running')) === 0, 'no job is waiting', 90_000)
}

/** The state of the demo data, measured once. */
async function measure({ api }: Visit): Promise<void> {
  measured ??= (async () => {
    await api.send('POST', '/health/measurement', {})
    await until(async () => (await api.get('/health/contact')).day !== null, 'the contacts are measured', 60_000)
  })()
  await measured
}

journey(
  'the state of the data opens with one number, and a number leads to the records behind it',
  {},
  async (visit) => {
    const { page, open, api, picture } = visit
    await measure(visit)
    await idle(visit)
    await open('/health?object=contact')
    // What the demo brought in may be measured once more meanwhile: the page then shows the newer number.
    await until(async () => {
      const { score } = await api.get('/health/contact')
      const shown = Number(await page.getByTestId('score').innerText())
      return Math.abs(shown - score * 100) < 0.06
    }, 'the page shows the number that was measured last')
    await page.getByRole('heading', { name: 'What Tend proposes' }).waitFor()
    await picture('health-en')
    await page.getByRole('link', { name: /values missing/ }).click()
    await page.getByRole('heading', { name: 'Completeness: what is behind it' }).waitFor()
    await page.getByRole('table').getByRole('link').first().click()
    await page.waitForURL(/\/contact\/[\da-f-]{36}/)
    await page.getByRole('button', { name: /^Data health \d+ of 100/ }).click()
    await page.getByText('What costs this record points').waitFor()
  },
)

journey('spellings of one value become one after a look at what changes, and are put back', {}, async (visit) => {
  const { page, open, api } = visit
  const titles = ['Lighthouse Keeper', 'Lighthouse Keeper', 'keeper,  lighthouse']
  const ids: string[] = []
  for (const [at, title] of titles.entries())
    ids.push((await api.send('POST', '/records/contact', { name: `Keeper ${at}`, title })).id)
  const now = () => Promise.all(ids.map(async (id) => (await api.get(`/records/contact/${id}`)).title as string))
  await idle(visit)
  await open('/health/values?object=contact&field=title')
  const card = page.getByRole('article').filter({ hasText: '2 spellings of “Lighthouse Keeper”' })
  await card.getByRole('button', { name: 'Preview' }).click()
  await card.getByText('1 record will change.').waitFor()
  assert.deepEqual(await now(), titles, 'a preview changes nothing')
  await card.getByRole('button', { name: 'Change 1 record' }).click()
  await card.getByText('1 record changed').waitFor({ timeout: 60_000 })
  assert.deepEqual(await now(), [titles[0], titles[0], titles[0]])
  await card.getByRole('button', { name: 'Put back' }).click()
  await card.getByText('1 record put back').waitFor({ timeout: 60_000 })
  assert.deepEqual(await now(), titles)
  await open('/health/repairs')
  await page.getByText('Job title: Lighthouse Keeper').waitFor()
  for (const title of ['Bell Ringer', 'Bell Ringer', 'ringer bell'])
    ids.push((await api.send('POST', '/records/contact', { name: 'Ringer', title })).id)
  await open('/health/values?object=contact&field=title')
  const all = page.getByRole('article').filter({ hasText: 'groups at once' })
  await all.getByRole('button', { name: 'Preview' }).click()
  await all.getByRole('button', { name: /^Change \d+ records$/ }).click()
  await all.getByText(/records changed/).waitFor({ timeout: 60_000 })
  const settled = await Promise.all(ids.map(async (id) => (await api.get(`/records/contact/${id}`)).title))
  assert.deepEqual(new Set(settled), new Set(['Lighthouse Keeper', 'Bell Ringer']), 'both groups in one act')
  await all.getByRole('button', { name: 'Put back' }).click()
  await all.getByText(/records put back/).waitFor({ timeout: 60_000 })
  assert.deepEqual(await now(), [...titles, 'Bell Ringer', 'Bell Ringer', 'ringer bell'])
  for (const id of ids) await api.send('DELETE', `/records/contact/${id}`)
})

journey('a field that tells nothing counts no more after one press, and again after another', {}, async (visit) => {
  const { page, open, api } = visit
  await measure(visit)
  await idle(visit)
  const weights = async (): Promise<Record<string, number>> => {
    const { items } = await api.get('/health/contact/weights')
    return Object.fromEntries(items.map(({ field, weight }: { field: string; weight: number }) => [field, weight]))
  }
  const before = await weights()
  await open('/health?object=contact')
  const card = page
    .getByRole('article')
    .filter({ has: page.getByRole('button', { name: /^Count (it|them) no more$/ }) })
    .first()
  const symptom = await card.getByRole('heading').innerText()
  await card.getByRole('button', { name: /^Count (it|them) no more$/ }).click()
  const same = page.getByRole('article').filter({ hasText: symptom })
  await same.getByRole('button', { name: 'Put back' }).waitFor()
  const dropped = Object.entries(await weights()).filter(([field, weight]) => weight === 0 && before[field] !== 0)
  assert.ok(dropped.length > 0)
  await same.getByRole('button', { name: 'Put back' }).click()
  await same.getByRole('button', { name: /^Count (it|them) no more$/ }).waitFor()
  assert.deepEqual(await weights(), before)
})

journey('the bar below a column of the list shows what is empty, and opens it', {}, async (visit) => {
  const { page, open } = visit
  await open('/contact')
  const bar = page.getByRole('button', { name: /^Job title: .* right, .* empty/ })
  await bar.click()
  await page.getByRole('menuitem', { name: 'Show the empty ones' }).click()
  await page.waitForURL(/filter%5Btitle%5D%5Bempty%5D=true|filter\[title\]\[empty\]=true/)
})

journey('清洗方案可以修改步骤，日期等字段也能填写', { locale: 'zh' }, async ({ page, open, api }) => {
  const steps = [{ do: 'trim', column: 'name' }]
  const { id } = await api.send('POST', '/recipes', { name: '商机整理', object: 'deal', steps })
  const kept = async () => {
    const { items } = await api.get('/recipes')
    return items.find((one: { id: string }) => one.id === id)
  }
  try {
    await open('/health/repairs')
    await page.getByRole('button', { name: '修改“商机整理”' }).click()
    const dialog = page.getByRole('dialog', { name: '修改方案' })
    await dialog.getByRole('button', { name: '添加一步' }).click()
    const step = dialog.getByRole('listitem').nth(1)
    await step.getByRole('combobox', { name: '操作' }).click()
    await page.getByRole('option', { name: '填写空白' }).click()
    await step.getByRole('combobox', { name: '字段' }).click()
    await page.getByRole('option', { name: '预计成交日期' }).click()
    await step.getByRole('textbox', { name: '值' }).fill('2027年3月1日')
    await dialog.getByRole('button', { name: '预览' }).click()
    await dialog
      .getByText(/条记录。/)
      .first()
      .waitFor()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dialog.waitFor({ state: 'hidden' })
    assert.deepEqual((await kept()).steps, [...steps, { do: 'fill', column: 'closesOn', value: '2027年3月1日' }])
  } finally {
    await api.send('DELETE', `/recipes/${id}`)
  }
})

journey('数据健康报告可以用中文阅读，并打印成 A4', { locale: 'zh' }, async (visit) => {
  const { page, open, picture } = visit
  await measure(visit)
  await open('/health/report?object=contact')
  await page.getByRole('heading', { name: '数据健康报告：联系人' }).waitFor()
  await page.getByRole('button', { name: '打印或存为 PDF' }).waitFor()
  await picture('health-report-zh')
  await page.emulateMedia({ media: 'print' })
  await settled(page)
  assert.equal(await page.getByRole('navigation').first().isVisible(), false, 'the paper holds the report alone')
  assert.ok((await page.pdf({ format: 'A4' })).byteLength > 10_000)
})
