import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, until } from '#test/e2e/browser.ts'

const at = (days: number, hour: number) => {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  return `${day}T${String(hour).padStart(2, '0')}:00:00+08:00`
}

journey(
  'a day is planned from one line, done by keys, and put off with a way back',
  {},
  async ({ page, open, api, picture }) => {
    const { user } = await api.get('/session')
    const made = [
      await api.send('POST', '/records/task', { subject: 'Send the minutes', dueAt: at(-2, 9) }),
      await api.send('POST', '/records/meeting', {
        subject: 'Kick-off with Northwind',
        startsAt: at(0, 14),
        endsAt: at(0, 15),
        location: 'Room 3',
      }),
    ]
    try {
      await open('/')
      await page.getByRole('link', { name: 'Send the minutes' }).waitFor()
      const line = page.getByRole('textbox', { name: 'Add a task' })
      await line.fill('Call Li tomorrow 10am')
      await page.getByText(/“Call Li”, due/).waitFor()
      await line.press('Enter')
      await page.getByRole('link', { name: 'Call Li' }).waitFor()
      const filter = `filter[owner]=${user.id}&filter[status]=open&filter[subject]`
      const { items } = await api.get(`/records/task?${filter}=Call Li`)
      made.push(items[0])
      assert.equal(new Date(items[0].dueAt).toISOString(), new Date(at(1, 10)).toISOString())
      await page.getByRole('link', { name: 'Kick-off with Northwind' }).waitFor()
      assert.deepEqual(await findings(page), [])
      await picture('my-day-en-light')

      const late = page.getByRole('link', { name: 'Send the minutes' })
      await late.focus()
      await page.keyboard.press('s')
      await page.getByText('Put off', { exact: true }).waitFor()
      const dueOf = async () => (await api.get(`/records/task/${made[0].id}`)).dueAt as string
      await until(async () => Date.parse(await dueOf()) > Date.now(), 'it is due tomorrow')
      await page.getByRole('button', { name: 'Undo' }).click()
      await until(async () => Date.parse(await dueOf()) < Date.now(), 'it is due as before')
      await late.focus()
      await page.keyboard.press('e')
      await page.getByText('Task done').waitFor()
      await late.waitFor({ state: 'detached' })
      assert.equal((await api.get(`/records/task/${made[0].id}`)).status, 'done')
    } finally {
      for (const [place, { id }] of made.entries())
        await api.send('DELETE', `/records/${place === 1 ? 'meeting' : 'task'}/${id}`)
    }
  },
)

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
