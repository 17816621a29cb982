import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, until } from '#test/e2e/browser.ts'
import { inEachLook } from '#test/e2e/looks.ts'

// Readers of the journeys are in Shanghai, where the day begins at 16:00 of the day before in UTC.
const aheadMs = 8 * 3_600_000
const at = (days: number, hour: number) => {
  const day = new Date(Date.now() + aheadMs + days * 86_400_000).toISOString().slice(0, 10)
  return `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`
}

inEachLook('a day is planned from one line, done by keys, and put off with a way back', async (visit) => {
  const { page, open, api, picture, t, look, lookName, reads } = visit
  const { user } = await api.get('/session')
  const subject = `Send the minutes ${lookName}`
  const [task, meeting] = [
    await api.send('POST', '/records/task', { subject, dueAt: at(-2, 9) }),
    await api.send('POST', '/records/meeting', {
      subject: 'Kick-off with Northwind',
      startsAt: at(0, 14),
      endsAt: at(0, 15),
      location: 'Room 3',
    }),
  ]
  try {
    await open('/')
    const late = page.getByRole('link', { name: subject })
    await late.waitFor()
    // What the field itself proposes: to call Li tomorrow at ten.
    const line = page.getByRole('textbox', { name: t('home.add') })
    const [typed, what] =
      look.locale === 'zh' ? ['明天上午10点给李总打电话', '给李总打电话'] : ['Call Li tomorrow 10am', 'Call Li']
    assert.equal(await line.getAttribute('placeholder'), typed)
    await line.fill(typed)
    await page.getByText(`“${what}”`).waitFor()
    await line.press('Enter')
    await page.getByRole('link', { name: what }).waitFor()
    const filter = `filter[owner]=${user.id}&filter[status]=open&filter[subject]=${encodeURIComponent(what)}`
    const { items } = await api.get(`/records/task?${filter}`)
    assert.equal(new Date(items[0].dueAt).toISOString(), new Date(at(1, 10)).toISOString())
    await page.getByRole('link', { name: 'Kick-off with Northwind' }).waitFor()
    await reads()
    if (lookName === 'en-light-phone') await picture('my-day-en-light-phone')
    if (lookName === 'zh-dark-wide') await picture('my-day-zh-dark')
    await api.send('DELETE', `/records/task/${items[0].id}`)

    await late.focus()
    await page.keyboard.press('s')
    await page.getByText(t('home.snoozed'), { exact: true }).waitFor()
    const dueOf = async () => (await api.get(`/records/task/${task.id}`)).dueAt as string
    await until(async () => Date.parse(await dueOf()) > Date.now(), 'it is due tomorrow')
    if (look.isPhone) await page.getByRole('button', { name: t('ui.undo'), exact: true }).click()
    else await page.keyboard.press('Control+z')
    await until(async () => Date.parse(await dueOf()) < Date.now(), 'it is due as before')
    await late.focus()
    await page.keyboard.press('e')
    await page.getByText(t('home.taskDone')).waitFor()
    await late.waitFor({ state: 'detached' })
    assert.equal((await api.get(`/records/task/${task.id}`)).status, 'done')
  } finally {
    await api.send('DELETE', `/records/task/${task.id}`)
    await api.send('DELETE', `/records/meeting/${meeting.id}`)
  }
})

journey(
  'the day reads well in Chinese, on a phone and in the dark',
  { locale: 'zh', theme: 'dark', size: [360, 740] },
  async ({ page, open, api, picture }) => {
    const task = await api.send('POST', '/records/task', { subject: '发送会议纪要', dueAt: at(-2, 9) })
    try {
      await open('/')
      await page.getByRole('link', { name: '发送会议纪要' }).waitFor()
      await page.getByRole('textbox', { name: '添加任务' }).fill('明天上午10点给李总打电话')
      await page.getByText('“给李总打电话”').waitFor()
      assert.deepEqual(await findings(page), [])
      await picture('my-day-zh-dark-phone')
    } finally {
      await api.send('DELETE', `/records/task/${task.id}`)
    }
  },
)
