import assert from 'node:assert/strict'
import { journey, until } from '#test/e2e/browser.ts'

journey(
  'home shows what is to be done, what closes soon, and who may be there twice',
  {},
  async ({ page, open, picture, api }) => {
    await open('/')
    for (const name of ['My day', 'Meetings today', 'Closing soon', 'Data quality', 'Recently changed']) {
      await page.getByRole('heading', { name }).waitFor()
    }
    // The demo may still be searched for duplicates; the page hears when that is done.
    await page.getByText(/groups of (records may be one each|contacts may be one person)/).waitFor({ timeout: 90_000 })
    await picture('home-en')

    const { items } = await api
      .get('/session')
      .then(({ user }) => api.get(`/records/task?filter[status]=open&filter[owner]=${user.id}&limit=1`))
    assert.equal(items.length, 1, 'the demo gives its owner something to do')
    const task = page.getByRole('checkbox').first()
    await task.click()
    await page.getByText('Task done').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await until(async () => !(await task.isChecked()), 'the task is open again')
  },
)

journey(
  'a record shows who it is, what happened, and what belongs to it, in Chinese',
  { locale: 'zh' },
  async (visit) => {
    const { page, open, api, picture } = visit
    const { items: calls } = await api.get('/records/call?limit=200&sort=-startedAt')
    const told = calls.map((call: { target: { object: string; id: string } | null }) => call.target).filter(Boolean)
    const people = []
    for (const { object, id } of told.slice(0, 40)) {
      if (object === 'contact') people.push(await api.get(`/records/contact/${id}?expand=company`))
    }
    const [person] = people
      .filter(({ name, email, company, birthday }) => /\p{Script=Han}/u.test(name.full) && email && company && birthday)
      .concat(people)
    await open(`/contact/${person.id}`)
    await page.getByRole('tab', { name: '动态' }).waitFor()
    await page
      .getByText(/记录了通话/)
      .first()
      .waitFor()
    await picture('record-zh')
    await page.getByRole('tab', { name: '相关' }).click()
    await page.getByRole('tabpanel', { name: '相关' }).waitFor()
  },
)
