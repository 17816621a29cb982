import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { hasFocus, journey, settled, until, type Visit } from '#test/e2e/browser.ts'
import { drop } from '#test/e2e/drop.ts'

// Readers of the journeys are in Shanghai, eight hours before UTC.
const at = (time: string, day = '12') => `2031-03-${day}T${time}:00+08:00`

async function aMeeting({ api }: Visit, subject: string, times: { startsAt: string; endsAt: string }) {
  const { id } = await api.send('POST', '/records/meeting', { subject, ...times })
  return {
    isFrom: (from: string, to: string, day = '12') =>
      until(async () => {
        const { startsAt, endsAt } = await api.get(`/records/meeting/${id}`)
        return Date.parse(startsAt) === Date.parse(at(from, day)) && Date.parse(endsAt) === Date.parse(at(to, day))
      }, `it is from ${from} to ${to} on the ${day}`),
    remove: () => api.send('DELETE', `/records/meeting/${id}`),
  }
}

const week = '/meeting?view=calendar&span=week&at=2031-03-12'

journey('a meeting is moved through its hours by mouse and by keys, made longer, and taken back', {}, async (visit) => {
  const { page, open, picture } = visit
  const meeting = await aMeeting(visit, 'Frobozz review', { startsAt: at('10:00'), endsAt: at('11:00') })
  const other = await aMeeting(visit, 'Zork planning', { startsAt: at('10:30'), endsAt: at('12:00') })
  try {
    await open(week)
    const entry = page.getByRole('link', { name: /^Frobozz review/ })
    const box = async () => (await entry.boundingBox()) ?? assert.fail('the meeting is not there')
    await entry.waitFor()
    assert.deepEqual(await findings(page), [])
    await picture('hours-en-light')
    const { x, y, width, height } = await box()
    const hour = height + 2
    const day = (await page.getByRole('cell').first().boundingBox())?.width ?? 0

    await page.mouse.move(x + width / 2, y + 12)
    await page.mouse.down()
    await page.mouse.move(x + width / 2 + day, y + 12 + 2 * hour, { steps: 6 })
    await drop(page)
    await meeting.isFrom('12:00', '13:00', '13')
    assert.match(page.url(), /view=calendar/) // the click that ended the drag opened nothing
    await page.keyboard.press('Control+z')
    await meeting.isFrom('10:00', '11:00')

    const again = await box()
    await page.mouse.move(again.x + again.width / 2, again.y + again.height - 3)
    await page.mouse.down()
    await page.mouse.move(again.x + again.width / 2, again.y + again.height - 3 + hour, { steps: 6 })
    await drop(page)
    await meeting.isFrom('10:00', '12:00')

    await entry.focus()
    await page.keyboard.press('Space')
    await page.getByText('Picked up Frobozz review').waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowLeft')
    await page.getByText('Mar 11, 2031, 10:15 AM to 12:15 PM', { exact: true }).waitFor({ state: 'attached' })
    await page.keyboard.press('Space')
    await meeting.isFrom('10:15', '12:15', '11')
    await until(() => hasFocus(entry), 'it has the focus on its new day')
  } finally {
    await meeting.remove()
    await other.remove()
  }
})

journey('a click on a free hour makes a meeting there', {}, async ({ page, open, api }) => {
  await open(`${week.replace('week', 'day')}`)
  const cell = page.getByRole('cell', { name: 'Mar 12, 2031' })
  await cell.waitFor()
  // The fifteenth of 24 hours, above its half.
  await cell
    .locator('button')
    .first()
    .click({ position: { x: 40, y: 14 * 48 + 10 } })
  await page.getByRole('textbox', { name: 'Subject' }).fill('Made at two')
  await page.getByRole('button', { name: /^Create/ }).click()
  await page.getByRole('link', { name: /^Made at two 2:00 PM – 3:00 PM/ }).waitFor()
  const { items } = await api.get('/records/meeting?q=Made+at+two')
  await api.send('DELETE', `/records/meeting/${items[0].id}`)
})

journey('一天的日程按小时排开，手机上也一样', { locale: 'zh', theme: 'dark', size: [360, 780] }, async (visit) => {
  const { page, open, picture } = visit
  const one = await aMeeting(visit, '季度复盘', { startsAt: at('09:00'), endsAt: at('10:30') })
  const two = await aMeeting(visit, '客户拜访', { startsAt: at('09:30'), endsAt: at('11:00') })
  try {
    await open(week.replace('week', 'day'))
    await page.getByRole('link', { name: /^季度复盘 09:00 – 10:30/ }).waitFor()
    await settled(page)
    assert.deepEqual(await findings(page), [])
    await picture('hours-zh-dark-phone')
    await page.getByRole('button', { name: '“客户拜访”的操作' }).click()
    await page.getByRole('menuitem', { name: '移到日期…' }).click()
    await page.getByRole('dialog', { name: '移动“客户拜访”' }).waitFor()
    await page.getByRole('dialog').getByText('结束时间').first().waitFor()
  } finally {
    await one.remove()
    await two.remove()
  }
})
