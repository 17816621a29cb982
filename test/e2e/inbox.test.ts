import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { hasFocus, journey, until } from '#test/e2e/browser.ts'
import { aColleague } from '#test/e2e/colleague.ts'

journey(
  'what a colleague hands over arrives by itself, and is read and dealt with by keys',
  {},
  async ({ page, open, api, picture }) => {
    await open('/')
    const { user } = await api.get('/session')
    await api.send('PATCH', '/notifications', { done: true })
    const grace = await aColleague({ api, page }, 'Grace Hopper')
    await grace.send('POST', '/records/company', { name: 'Northwind Traders', owner: user.id })
    await grace.send('POST', '/records/task', { subject: 'Send the offer to Northwind', owner: user.id })
    await page.getByRole('link', { name: /Inbox.*2 unread/ }).waitFor()

    await page.keyboard.press('g')
    await page.keyboard.press('i')
    const first = page.getByRole('link', { name: 'Send the offer to Northwind' })
    await first.waitFor()
    await page.getByText('Grace Hopper made you its owner').waitFor()
    assert.deepEqual(await findings(page), [])
    await picture('inbox-en-light')

    await page.keyboard.press('j')
    await until(() => hasFocus(first), 'j goes to the first')
    await page.keyboard.press('u')
    await page.getByRole('link', { name: /Inbox.*1 unread/ }).waitFor()
    await page.keyboard.press('e')
    await first.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await first.waitFor()
    await page.keyboard.press('k')
    await page.keyboard.press('e')
    await page.getByRole('tab', { name: 'Done' }).click()
    await first.waitFor()

    await page.getByRole('tab', { name: 'To look at' }).click()
    // What the server refuses goes back where it was, and says why.
    await page.route('**/api/notifications', (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({ status: 409, json: { code: 'x.no', detail: 'Not today.', params: {} } })
        : route.continue(),
    )
    const other = page.getByRole('link', { name: 'Northwind Traders' })
    await other.focus()
    await page.keyboard.press('e')
    await page.getByText('Not today.').waitFor()
    await other.waitFor()
    await page.unroute('**/api/notifications')
    await page.getByRole('button', { name: 'Try again' }).click()
    await other.waitFor({ state: 'detached' })
    await page.getByRole('tab', { name: 'Done' }).click()
    await other.waitFor()
    await api.send('PATCH', '/notifications', {
      ids: (await api.get('/notifications?state=done')).items.map(({ id }: { id: string }) => id),
      done: false,
      read: false,
    })
    await page.getByRole('tab', { name: 'To look at' }).click()
    await other.waitFor()
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await until(async () => (await api.get('/notifications/count')).unread === 0, 'nothing is unread')
    await page.keyboard.press('Control+z')
    await until(async () => (await api.get('/notifications/count')).unread > 0, 'they are unread again')
    await page.getByRole('button', { name: 'Mark all as read' }).click()
    await until(async () => (await api.get('/notifications/count')).unread === 0, 'nothing is unread')
    await page.getByRole('link', { name: 'Northwind Traders' }).click()
    await page.getByRole('heading', { name: 'Northwind Traders' }).waitFor()
  },
)

journey(
  'what one is told is chosen in the settings, in Chinese, on a phone and in the dark',
  { locale: 'zh', theme: 'dark', size: [360, 740] },
  async ({ page, open, api, picture }) => {
    await open('/inbox')
    const { user } = await api.get('/session')
    const li = await aColleague({ api, page }, '李伟')
    await li.send('POST', '/records/company', { name: '杭州青松科技有限公司', owner: user.id })
    await page.getByText('李伟 将它分配给你').waitFor()
    assert.deepEqual(await findings(page), [])
    await picture('inbox-zh-dark-phone')

    await open('/settings/notifications')
    await page.getByText('此服务器尚未配置邮件发送').waitFor()
    assert.deepEqual(await findings(page), [])
    await picture('notifications-zh-dark-phone')
    const reaction = page.getByRole('checkbox', { name: '我的评论收到回应: 应用内' })
    await reaction.click()
    await page.getByRole('switch', { name: '免打扰时段' }).click()
    await page.getByLabel('开始').fill('21:30')
    await until(async () => {
      const { kinds, quiet, timeZone } = await api.get('/notification-settings')
      return kinds.reaction.app === false && quiet?.from === '21:30' && timeZone === 'Asia/Shanghai'
    }, 'the settings are kept')
    await api.send('PATCH', '/notification-settings', { quiet: null, kinds: { reaction: { app: true } } })
  },
)
