import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, settled, until, type Visit } from '#test/e2e/browser.ts'
import { drop } from '#test/e2e/drop.ts'

/** Deals that close on days of a month nobody else has anything in. */
async function deals({ api }: Visit, closing: Record<string, string>) {
  const made: Record<string, string> = {}
  for (const [name, closesOn] of Object.entries(closing))
    made[name] = (await api.send('POST', '/records/deal', { name, closesOn })).id
  return {
    day: async (name: string) => (await api.get(`/records/deal/${made[name]}`)).closesOn as string,
    remove: async () => {
      for (const id of Object.values(made)) await api.send('DELETE', `/records/deal/${id}`)
    },
  }
}
const march = '/deal?view=calendar&at=2031-03-10'

journey('a deal is put on another day by mouse, by keys and by its menu, and taken back', {}, async (visit) => {
  const { page, open } = visit
  const made = await deals(visit, { 'Frobozz lamp': '2031-03-12' })
  try {
    await open(march)
    const cell = (day: string) => page.getByRole('cell').filter({ has: page.locator(`time[datetime="${day}"]`) })
    const entry = (day: string) => cell(day).getByRole('link', { name: 'Frobozz lamp' })
    const isOn = (day: string) => until(async () => (await made.day('Frobozz lamp')) === day, `it closes on ${day}`)
    await entry('2031-03-12').waitFor()

    await entry('2031-03-12').hover()
    await page.mouse.down()
    const target = await cell('2031-03-20').boundingBox()
    assert.ok(target)
    await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 8 })
    await drop(page)
    await entry('2031-03-20').waitFor()
    await isOn('2031-03-20')
    await page.keyboard.press('Control+z')
    await entry('2031-03-12').waitFor()
    await isOn('2031-03-12')

    await entry('2031-03-12').focus()
    await page.keyboard.press('Space')
    await page.getByText('Over Mar 12, 2031').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowRight')
    await page.getByText('Over Mar 13, 2031').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.getByText('Over Mar 20, 2031').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await isOn('2031-03-20')

    await entry('2031-03-20').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Move to date…' }).click()
    await page.getByRole('textbox', { name: 'Expected close' }).fill('2031-03-05')
    await page.getByRole('button', { name: 'Move', exact: true }).click()
    await entry('2031-03-05').waitFor()
    await isOn('2031-03-05')
  } finally {
    await made.remove()
  }
})

journey('a move the server refuses goes back and says why', {}, async (visit) => {
  const { page, open } = visit
  const made = await deals(visit, { 'Zorkmid vault': '2031-03-12' })
  try {
    await page.route('**/api/records/deal/*', (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({ status: 422, contentType: 'application/problem+json', body: refusal })
        : route.continue(),
    )
    await open(march)
    await page.getByRole('link', { name: 'Zorkmid vault' }).focus()
    await page.keyboard.press('Space')
    await page.getByText('Over Mar 12, 2031').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowLeft')
    await page.getByText('Over Mar 11, 2031').waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await page.getByText('The vault is closed that day.').waitFor()
    const back = page.getByRole('cell').filter({ has: page.locator('time[datetime="2031-03-12"]') })
    await back.getByRole('link', { name: 'Zorkmid vault' }).waitFor()
  } finally {
    await made.remove()
  }
})
const refusal = JSON.stringify({ code: 'core.refused', detail: 'The vault is closed that day.', params: {} })

journey('a full day says how many more it has, and a free one takes a new record', {}, async (visit) => {
  const { page, open, api } = visit
  const names = Array.from({ length: 9 }, (_, at) => [`Grue ${at + 1}`, '2031-03-18'])
  const made = await deals(visit, Object.fromEntries(names))
  try {
    await open(march)
    await page.getByRole('button', { name: /all 9 of Mar 18, 2031$/ }).click()
    const all = page.getByRole('dialog', { name: 'Tuesday · Mar 18, 2031' })
    await until(async () => (await all.getByRole('link').count()) === 9, 'all nine are there')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'New on Mar 25, 2031' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Made on the calendar')
    await page.getByRole('button', { name: /^Create/ }).click()
    await page.getByRole('link', { name: 'Made on the calendar' }).waitFor()
    const { items } = await api.get('/records/deal?q=Made+on+the+calendar')
    assert.equal(items[0].closesOn, '2031-03-25')
    await api.send('DELETE', `/records/deal/${items[0].id}`)
  } finally {
    await made.remove()
  }
})

const small = [1200, 740] as const
journey('the calendar turns its pages, and its address says where it is', { size: small }, async (visit) => {
  const { page, open, picture } = visit
  await open('/deal?view=calendar')
  await settled(page)
  assert.deepEqual(await findings(page), [])
  await picture('calendar-en-light')
  await page.getByRole('button', { name: 'Later' }).click()
  await page.waitForURL(/at=\d{4}-\d\d-01/)
  await page.getByRole('button', { name: 'Week' }).click()
  await page.waitForURL(/span=week/)
  await until(async () => (await page.getByRole('cell').count()) === 7, 'a week is shown')
  await page.getByRole('button', { name: 'By Expected close' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Created' }).click()
  await page.waitForURL(/by=createdAt/)
  await page.getByRole('menu').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Today' }).click()
  await until(() => Promise.resolve(!page.url().includes('at=')), 'today needs no saying')
})

journey('日历在深色主题下读得清，周也一样', { locale: 'zh', theme: 'dark', size: small }, async (visit) => {
  const { page, open, picture } = visit
  await open('/task?view=calendar')
  assert.deepEqual(await findings(page), [])
  await picture('calendar-zh-dark')
  await page.getByRole('button', { name: '周', exact: true }).click()
  await page.waitForURL(/span=week/)
  await settled(page)
  assert.deepEqual(await findings(page), [])
})

const phone = { size: [360, 740], locale: 'zh' } as const
journey('on a phone the calendar is a list of days', phone, async ({ page, open, picture }) => {
  await open('/task?view=calendar')
  await page.getByRole('region').first().waitFor()
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360), true)
  assert.deepEqual(await findings(page), [])
  await picture('calendar-zh-phone')
})
