import assert from 'node:assert/strict'
import { hasFocus, journey, settled, until, type Visit } from '#test/e2e/browser.ts'
import { inEachLook, type LookVisit } from '#test/e2e/looks.ts'
import { makeFormat, type Money } from '#web/i18n/format.ts'

type Filter = Record<string, unknown>

/** A figure of the deals that match, as the API computes it. */
async function figureOf({ api }: Pick<Visit, 'api'>, entry: Record<string, string>, filter: Filter = {}) {
  const body = { filter, aggregate: { figure: entry }, perCurrency: true }
  return (await api.send('POST', '/records/deal/query', body)).groups[0].values.figure
}

/** What a foot says of amounts; a list has them by currency. */
const amountsIn = (locale: 'en' | 'zh', amounts: readonly Money[]) =>
  amounts.map((one) => makeFormat(locale).money(one)).join(' · ')

/** Chooses a figure in the menu of a column, then another one on the foot itself. */
async function choose({ page, t, field, look }: LookVisit) {
  const amount = field('deal', 'amount')
  const head = page.getByRole('columnheader', { name: amount, exact: false }).first()
  await head.scrollIntoViewIfNeeded()
  if (!look.isPhone) await head.hover()
  await head.getByRole('button', { name: t('list.columnMenu', { what: amount }) }).click()
  await page.getByRole('menuitem', { name: t('foot.below') }).click()
  await page.getByRole('menuitemcheckbox', { name: t('foot.sum'), exact: true }).click()
  const company = page.getByRole('button', { name: t('foot.choose', { what: field('deal', 'company') }) })
  await company.click()
  await page.getByRole('menuitemcheckbox', { name: t('foot.distinct'), exact: true }).click()
}

inEachLook('a list shows sums and counts below its columns, and a view keeps them', async (visit) => {
  const { page, open, api, picture, t, field, many, look, lookName, reads } = visit
  const name = `With sums ${lookName}`
  const format = makeFormat(look.locale)
  const says = async (filter: Filter) => {
    const amounts = await figureOf(visit, { sum: 'amount' }, filter)
    const companies = await figureOf(visit, { distinct: 'company' }, filter)
    const sum = t('foot.of.sum', { what: field('deal', 'amount') })
    const different = t('foot.of.distinct', { what: field('deal', 'company') })
    for (const [name, value] of [
      [sum, amountsIn(look.locale, amounts)],
      [different, format.number(companies)],
    ])
      await page.getByRole('button', { name: t('foot.says', { name, value }), exact: true }).waitFor()
  }
  await open('/deal')
  await page.getByRole('grid', { name: many('deal') }).waitFor()
  assert.equal(await page.locator('[data-foot]').count(), 0, 'a fresh list has no foot')
  await choose(visit)
  await says({})
  await reads()
  if (lookName === 'zh-dark-wide') await picture('list-foot-zh-dark')
  await open('/deal?filter[company.country]=CN')
  await says({ 'company.country': 'CN' })
  await page.getByRole('button', { name: t('views.all'), exact: true }).click()
  await page.getByRole('menuitem', { name: t('views.saveAs') }).click()
  await page.getByRole('textbox', { name: t('views.name') }).fill(name)
  await page.getByRole('button', { name: t('ui.save'), exact: true }).click()
  await page.waitForURL(/saved=/)
  const { href } = new URL(page.url())
  // Nothing of this browser's own: the view itself has them.
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('tend.list.')) localStorage.removeItem(key)
  })
  await open('/deal')
  await page.getByRole('grid', { name: many('deal') }).waitFor()
  assert.equal(await page.locator('[data-foot]').count(), 0)
  await page.goto(href)
  await says({ 'company.country': 'CN' })
  const { items } = await api.get('/views?object=deal')
  for (const { id } of items) await api.send('DELETE', `/views/${id}`)
})

journey('the foot is reached and used by keys alone, and follows what is written', {}, async (visit) => {
  const { page, open, api } = visit
  await open('/deal?q=Footing')
  const deals: { id: string }[] = []
  const make = async (amount: Money) => deals.push(await api.send('POST', '/records/deal', { name: 'Footing', amount }))
  try {
    for (const amount of [1000, 500]) await make({ amount, currency: 'EUR' })
    await open('/deal?q=Footing')
    const grid = page.getByRole('grid', { name: 'Deals' })
    await grid.getByRole('row').nth(2).waitFor()
    // Space on the head of the column opens its menu.
    await grid.focus()
    await page.keyboard.press('ArrowUp')
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press(' ')
    await page.getByRole('menuitem', { name: 'Figure below' }).waitFor()
    await page.keyboard.press('f')
    await page.keyboard.press('i')
    await page.keyboard.press('g')
    await until(() => hasFocus(page.getByRole('menuitem', { name: 'Figure below' })), 'the keys lead to it')
    await page.keyboard.press('ArrowRight')
    await page.getByRole('menuitemcheckbox', { name: 'Average', exact: true }).waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Average of Amount: €750', exact: true }).waitFor()
    await settled(page)

    // The row is one stop of Tab, the arrows lead along it.
    await grid.focus()
    await page.keyboard.press('Tab')
    const name = page.getByRole('button', { name: 'Figure below Name', exact: true })
    await until(() => hasFocus(name), 'Tab leads to the foot')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitemcheckbox', { name: 'Earliest' }).waitFor()
    await page.keyboard.press('e')
    await page.keyboard.press('m')
    await page.keyboard.press('Escape')

    // Others' records count too, and currencies stay apart.
    await make({ amount: 7, currency: 'USD' })
    await page.getByRole('button', { name: 'Average of Amount: €750 · $7', exact: true }).waitFor()
    await page.getByRole('button', { name: /^Average of Amount/ }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Nothing' }).click()
    await until(async () => (await page.locator('[data-foot]').count()) === 0, 'without a figure there is no foot')
  } finally {
    for (const { id } of deals) await api.send('DELETE', `/records/deal/${id}`)
  }
})

inEachLook('heads of groups and of the board show several figures, in the order they were chosen', async (visit) => {
  const { page, open, t, field, look, lookName, reads, picture } = visit
  const format = makeFormat(look.locale)
  const average = t('foot.of.avg', { what: field('deal', 'probability') })
  const companies = t('foot.of.distinct', { what: field('deal', 'company') })
  const sums = 'sum:amount,avg:probability,distinct:company'
  const filter = { 'company.country': 'DE' }
  const address = `/deal?filter[company.country]=DE&sums=${sums}`
  await open(`${address}&group=stage`)
  const head = page.locator('[role=gridcell][aria-expanded]').first()
  const { items } = await visit.api.get('/records/stage?sort=position&limit=50')
  const inStage = { ...filter, stage: items[0].id as string }
  const chance = format.percent(await figureOf(visit, { avg: 'probability' }, inStage))
  const many = format.number(await figureOf(visit, { distinct: 'company' }, inStage))
  const said = [t('foot.says', { name: average, value: chance }), t('foot.says', { name: companies, value: many })]
  await head
    .filter({ hasText: items[0].name as string })
    .filter({ hasText: said[0] })
    .filter({ hasText: said[1] })
    .waitFor()
  await reads()

  // On the board the same, by its menu too.
  await open(`${address}&view=board`)
  const column = page.getByRole('region', { name: items[0].name, exact: true })
  for (const text of said) await column.getByText(text, { exact: true }).waitFor()
  await page.getByRole('button', { name: t('foot.inHeads') }).click()
  await page.getByRole('menuitemcheckbox', { name: companies, exact: true }).click()
  await page.waitForURL((url) => url.searchParams.get('sums') === 'sum:amount,avg:probability')
  await page.getByRole('button', { name: t('foot.inHeads') }).click()
  await page.getByRole('menuitem', { name: field('deal', 'amount'), exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name: t('foot.max'), exact: true }).click()
  await page.waitForURL((url) => url.searchParams.get('sums') === 'sum:amount,avg:probability,max:amount')
  const largest = t('foot.of.max', { what: field('deal', 'amount') })
  await column.getByText(t('foot.says', { name: largest, value: '' }).trim(), { exact: false }).waitFor()
  assert.equal(await column.getByText(said[1] ?? '', { exact: true }).count(), 0)
  await reads()
  if (lookName === 'en-dark-wide') await picture('board-figures-en-dark')
})
