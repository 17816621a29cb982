import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { findings } from '#test/e2e/axe.ts'
import { journey, settled, until } from '#test/e2e/browser.ts'

const small = [1200, 740] as const
journey('a pivot counts what the database counts, and a number opens its records', { size: small }, async (visit) => {
  const { page, open, api, picture } = visit
  await open('/deal?view=pivot&cols=stage&rows=owner')
  const table = page.getByRole('table')
  await table.getByRole('row').nth(3).waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  const { groups } = await api.send('POST', '/records/deal/query', {
    groupBy: ['stage'],
    aggregate: { n: { count: '*' } },
  })
  const all = groups.reduce((sum: number, { values }: { values: { n: number } }) => sum + values.n, 0)
  const total = table.getByRole('row').last()
  assert.equal((await total.getByRole('cell').last().innerText()).replaceAll(',', ''), String(all))

  await page.getByRole('button', { name: 'Rows: Owner' }).click()
  await page.getByRole('menuitem', { name: 'Expected close' }).hover()
  await page.getByRole('menuitemcheckbox', { name: 'By quarter' }).click()
  await page.waitForURL(/rows=closesOn(:|%3A)quarter/)
  await page.getByRole('button', { name: 'Values: Count' }).click()
  await page.getByRole('menuitem', { name: 'Amount', exact: true }).hover()
  await page.getByRole('menuitemcheckbox', { name: 'Sum' }).click()
  await page.waitForURL(/of=sum(:|%3A)amount/)
  await page.getByRole('button', { name: /^Only amounts in / }).waitFor()
  await table
    .getByText(/^Q\d 20\d\d$/)
    .first()
    .waitFor()
  await settled(page)
  await picture('pivot-en-light')

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export as CSV' }).click()
  const file = await readFile(await (await download).path(), 'utf8')
  assert.match(file, /^\uFEFF"?Expected close, by quarter"?,New,/)
  assert.match(file.trimEnd().split('\r\n').at(-1) ?? '', /^Total,[\d.]+,/)

  await open('/deal?view=pivot&rows=stage&cols=none&filter[company.country]=DE')
  const won = page.getByRole('row', { name: /^Won/ })
  const count = await won.getByRole('link').innerText()
  await won.getByRole('link').click()
  await page.getByRole('grid').waitFor()
  await page.getByRole('button', { name: 'Stage is Won', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Company › Country is Germany', exact: true }).waitFor()
  await until(async () => (await page.getByRole('main').innerText()).includes(`\n${count}\n`), 'the list has as many')
})

journey('透视表在深色主题下读得清', { locale: 'zh', theme: 'dark', size: small }, async ({ page, open, picture }) => {
  await open('/contact?view=pivot&rows=country&cols=stage')
  await page.getByRole('row').nth(3).waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('pivot-zh-dark')
})

journey('on a phone a pivot scrolls within itself', { size: [360, 740], locale: 'zh' }, async ({ page, open }) => {
  await open('/deal?view=pivot')
  await page.getByRole('row').nth(3).waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360), true)
  assert.deepEqual(await findings(page), [])
})
