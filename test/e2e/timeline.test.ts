import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, settled, until, type Visit } from '#test/e2e/browser.ts'
import { drop } from '#test/e2e/drop.ts'

/** A campaign of its own in a year nobody else plans for. */
async function aCampaign({ api }: Visit, name: string) {
  const made = await api.send('POST', '/records/campaign', { name, startsOn: '2031-03-10', endsOn: '2031-03-14' })
  const runs = (from: string, to: string) =>
    until(async () => {
      const { startsOn, endsOn } = await api.get(`/records/campaign/${made.id}`)
      return startsOn === from && endsOn === to
    }, `it runs from ${from} to ${to}`)
  return { runs, remove: () => api.send('DELETE', `/records/campaign/${made.id}`) }
}
const march = '/campaign?view=timeline&zoom=day&at=2031-03-10'

journey('a bar is moved and stretched by mouse, and taken back', {}, async (visit) => {
  const { page, open } = visit
  const campaign = await aCampaign(visit, 'Great Underground sale')
  try {
    await open(march)
    const bar = page.getByRole('button', { name: /^Great Underground sale, / })
    const box = async () => (await bar.boundingBox()) ?? assert.fail('the bar is not there')
    const drag = async (fromX: number, byX: number) => {
      const { y, height } = await box()
      await page.mouse.move(fromX, y + height / 2)
      await page.mouse.down()
      await page.mouse.move(fromX + byX, y + height / 2, { steps: 6 })
      await drop(page)
    }
    const { x, width } = await box()
    const day = width / 5
    await drag(x + width / 2, day * 2)
    await campaign.runs('2031-03-12', '2031-03-16')
    const moved = await box()
    await drag(moved.x + moved.width - 3, day * 3)
    await campaign.runs('2031-03-12', '2031-03-19')
    await page.keyboard.press('Control+z')
    await campaign.runs('2031-03-12', '2031-03-16')
    await page.keyboard.press('Control+z')
    await campaign.runs('2031-03-10', '2031-03-14')
  } finally {
    await campaign.remove()
  }
})

journey('a bar is moved and stretched by keys alone, and by typing its dates', {}, async (visit) => {
  const { page, open } = visit
  const campaign = await aCampaign(visit, 'Flood control days')
  try {
    await open(march)
    const bar = page.getByRole('button', { name: /^Flood control days, / })
    await bar.focus()
    for (const key of ['Space', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
    await page.getByRole('status').getByText('Mar 12 – 16, 2031').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await campaign.runs('2031-03-12', '2031-03-16')
    await page.getByRole('button', { name: 'Flood control days, Mar 12 – 16, 2031' }).waitFor()
    for (const key of ['Space', 'Shift+ArrowRight', 'Space']) await page.keyboard.press(key)
    await campaign.runs('2031-03-12', '2031-03-17')
    await page.getByRole('button', { name: 'Flood control days, Mar 12 – 17, 2031' }).waitFor()
    for (const key of ['Space', 'Alt+ArrowLeft', 'Escape']) await page.keyboard.press(key)
    await campaign.runs('2031-03-12', '2031-03-17')

    await page.keyboard.press('Enter')
    const end = page.getByRole('textbox', { name: 'Ends' })
    await end.click()
    await end.fill('2031-03-01')
    await end.press('Tab')
    await page.getByText('The end lies before the start').waitFor()
    await end.click()
    await end.fill('2031-03-22')
    await end.press('Tab')
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await campaign.runs('2031-03-12', '2031-03-22')
  } finally {
    await campaign.remove()
  }
})

const small = [1200, 740] as const
journey('deals as bars, by month, and parted by their stage', { size: small }, async ({ page, open, picture }) => {
  await open('/deal?view=timeline')
  await page.getByRole('button', { name: / – / }).first().waitFor()
  assert.deepEqual(await findings(page), [])
  await page.getByRole('button', { name: 'Quarters' }).click()
  await page.waitForURL(/zoom=quarter/)
  await page.getByRole('button', { name: 'Group by' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Stage' }).click()
  await page.waitForURL(/group=stage/)
  const head = page.getByRole('rowheader').getByRole('button', { expanded: true }).first()
  await head.waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('timeline-en-light')
})

journey('时间轴在深色主题下读得清', { locale: 'zh', theme: 'dark', size: small }, async ({ page, open, picture }) => {
  await open('/deal?view=timeline&zoom=week')
  await page.getByRole('columnheader').first().waitFor()
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('timeline-zh-dark')
})

journey('on a phone a timeline fits its width', { size: [360, 740], locale: 'zh' }, async ({ page, open }) => {
  await open('/deal?view=timeline')
  await page.getByRole('columnheader').first().waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360), true)
  assert.deepEqual(await findings(page), [])
})
