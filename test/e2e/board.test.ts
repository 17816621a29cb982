import assert from 'node:assert/strict'
import { journey, until, type Visit } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

/** A deal of its own in the first stage of the first pipeline. */
async function aDeal({ api }: Visit, name: string) {
  const { items: stages } = await api.get('/records/stage?sort=position&limit=50')
  const [first, second] = stages.filter((stage: { pipeline: string }) => stage.pipeline === stages[0].pipeline)
  const amount = { amount: 4200, currency: 'EUR' }
  const deal = await api.send('POST', '/records/deal', { name, pipeline: first.pipeline, stage: first.id, amount })
  const isIn = async (stage: { id: string }) => (await api.get(`/records/deal/${deal.id}`)).stage === stage.id
  return { first, second, isIn, remove: () => api.send('DELETE', `/records/deal/${deal.id}`) }
}

inEachLook(
  'a deal is moved to the next stage by its menu, the move is taken back, and every other view reads as well',
  async (visit) => {
    const { page, open, t, look, lookName, reads } = visit
    const name = `Grue repellent ${lookName}`
    const deal = await aDeal(visit, name)
    try {
      await open(`/deal?view=board&q=${encodeURIComponent(name)}`)
      const card = page.getByRole('region', { name: deal.first.name }).getByLabel(name)
      await card.waitFor()
      await reads()
      if (!look.isPhone) await card.hover()
      await card.getByRole('button', { name: t('board.moveTo') }).click()
      await page.getByRole('menu').getByText(deal.second.name, { exact: true }).click()
      await page.getByRole('region', { name: deal.second.name }).getByLabel(name).waitFor()
      await until(() => deal.isIn(deal.second), 'the server has the new stage')
      await page.keyboard.press('Control+z')
      await until(() => deal.isIn(deal.first), 'the server has the old stage again')
      await page.getByRole('region', { name: deal.first.name }).getByLabel(name).waitFor()
      for (const view of ['calendar', 'timeline', 'gallery', 'pivot']) {
        await open(`/deal?view=${view}`)
        await reads()
      }
      await open('/company?view=map')
      await reads()
    } finally {
      await deal.remove()
    }
  },
)

journey('a deal is moved by the keyboard alone, and each step is announced', {}, async (visit) => {
  const { page, open } = visit
  const deal = await aDeal(visit, 'Brass lanterns')
  try {
    await open('/deal?view=board&q=lanterns')
    await page.getByRole('region', { name: deal.first.name }).getByLabel('Brass lanterns').focus()
    await page.keyboard.press('Space')
    await page.getByText(`Over ${deal.first.name}`).waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowRight')
    await page.getByText(`Over ${deal.second.name}`).waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await page.getByRole('region', { name: deal.second.name }).getByLabel('Brass lanterns').waitFor()
    await until(() => deal.isIn(deal.second), 'the server has the new stage')
  } finally {
    await deal.remove()
  }
})

journey('a column says when it holds more than it is meant to, and still takes cards', {}, async (visit) => {
  const { page, open } = visit
  const deal = await aDeal(visit, 'Elvish sword')
  try {
    await open(`/deal?view=board&q=elvish+sword&limits=${deal.second.id}:1`)
    const second = page.getByRole('region', { name: deal.second.name })
    await second.getByRole('button', { name: `Column ${deal.second.name}` }).click()
    await page.getByRole('menuitem', { name: 'Change the limit…' }).click()
    await page.getByRole('textbox', { name: 'Most cards' }).fill('2')
    await page.getByRole('button', { name: 'Save' }).click()
    await second.getByText('0 of 2').waitFor()
    await open(`/deal?view=board&q=elvish+sword&limits=${deal.first.id}:1,${deal.second.id}:1`)
    const more = await visit.api.send('POST', '/records/deal', {
      name: 'Elvish sword, sharpened',
      pipeline: deal.first.pipeline,
      stage: deal.second.id,
    })
    await second.getByText('1 of 1').waitFor()
    const card = page.getByRole('region', { name: deal.first.name }).getByLabel('Elvish sword')
    await card.hover()
    await card.getByRole('button', { name: 'Move to…' }).click()
    await page.getByRole('menu').getByText(deal.second.name, { exact: true }).click()
    await page.getByText(`“${deal.second.name}” now holds 2; its limit is 1`).waitFor()
    await second.getByText('2 of 1').waitFor()
    await visit.api.send('DELETE', `/records/deal/${more.id}`)
  } finally {
    await deal.remove()
  }
})

journey('the board shows every stage with how many and how much', {}, async ({ page, open, api, picture }) => {
  const { items: stages } = await api.get('/records/stage?sort=position&limit=50')
  const query = { filter: { pipeline: stages[0].pipeline }, groupBy: ['stage'], aggregate: { n: { count: '*' } } }
  const { groups } = await api.send('POST', '/records/deal/query', query)
  await open('/deal?view=board')
  await page.getByRole('region').nth(3).waitFor()
  const { n } = groups.find(({ key }: { key: { stage: string } }) => key.stage === stages[0].id).values
  const column = page.getByRole('region', { name: stages[0].name })
  await column.getByText(String(n), { exact: true }).first().waitFor()
  assert.match(await column.innerText(), /[¥$€]\s?[\d.,]+/, 'amounts stand with their currency')
  await picture('board-en')
})
