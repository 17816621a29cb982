import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey, until } from '#test/e2e/browser.ts'

journey(
  'a task is made to repeat, has its steps ticked and ordered by keys, and its next one is there when it is done',
  {},
  async ({ page, open, api, picture }) => {
    const dueAt = '2099-03-24T01:00:00Z' // a Tuesday
    const task = await api.send('POST', '/records/task', { subject: 'Call the key accounts', dueAt })
    await open(`/task/${task.id}`)
    const fields = page.getByRole('region', { name: 'Fields of this record' })
    const steps = fields.getByRole('textbox', { name: 'Add a step' })
    for (const step of ['Read the notes', 'Ask for the order', 'Send the minutes']) {
      await steps.fill(step)
      await steps.press('Enter')
    }
    const texts = async () =>
      (await api.get(`/records/task/${task.id}`)).checklist?.map(({ text }: { text: string }) => text) ?? []
    await until(async () => (await texts()).length === 3, 'three steps are kept')
    await fields.getByRole('textbox', { name: 'Step', exact: true }).nth(2).press('Alt+ArrowUp')
    await until(async () => (await texts())[1] === 'Send the minutes', 'the last step went up')
    await fields.getByRole('checkbox', { name: 'Done: Read the notes' }).click()

    await fields.getByRole('button', { name: 'Edit Repeats' }).press('Enter')
    await page.getByRole('combobox', { name: 'Repeats' }).click()
    await page.getByRole('option', { name: 'Weekly' }).click()
    await page.getByRole('textbox', { name: 'Every' }).fill('2')
    for (const day of await page.getByRole('group', { name: 'On' }).getByRole('button', { pressed: true }).all())
      await day.click()
    await page.getByRole('button', { name: 'Tue' }).click()
    await page.getByText('every 2 weeks on Tuesday', { exact: true }).waitFor()
    assert.deepEqual(await findings(page), [])
    await picture('task-repeats-en-light')
    await page.getByRole('button', { name: 'Tue' }).press('Control+Enter')
    await until(
      async () => (await api.get(`/records/task/${task.id}`)).repeat === 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      'the rule is kept',
    )
    await page.getByRole('button', { name: 'this and all to come' }).waitFor()
    await api.send('PATCH', `/records/task/${task.id}`, { status: 'done' })
    await page.getByRole('link', { name: 'Open the next one' }).click()
    await page
      .getByText(/Apr 7, 2099/)
      .first()
      .waitFor()
    const { items } = await api.get('/records/task?filter[subject]=Call the key accounts&filter[status]=open')
    assert.deepEqual(
      items[0].checklist.map(({ done }: { done: boolean }) => done),
      [false, false, false],
    )
    for (const { id } of [...items, task]) await api.send('DELETE', `/records/task/${id}`)
  },
)

journey(
  'how a task repeats reads as a sentence in Chinese, on a phone and in the dark, and its share shows on the board',
  { locale: 'zh', theme: 'dark', size: [360, 740] },
  async ({ page, open, api, picture }) => {
    const checklist = [{ text: '核对报价', done: true }, '发送合同']
    const values = {
      subject: '回访重点客户',
      repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      checklist,
      dueAt: '2099-03-24T01:00:00Z',
    }
    const task = await api.send('POST', '/records/task', values)
    await open('/task?view=board')
    await page.getByText('1/2').first().waitFor()
    await open(`/task/${task.id}`)
    await page.getByRole('tab', { name: '详情' }).click()
    await page.getByText('每两周的周二').first().waitFor()
    assert.deepEqual(await findings(page), [])
    await page.getByText('核对报价').first().isVisible()
    await picture('task-repeats-zh-dark-phone')
    await api.send('DELETE', `/records/task/${task.id}`)
  },
)
