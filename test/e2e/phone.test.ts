import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { journey, settled, until } from '#test/e2e/browser.ts'

const size = [360, 780] as const

/** Nothing on the screen is wider than the screen, and no button is too small for a finger. */
async function fits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.equal(wide, 0, `the page at ${page.url()} is ${wide} pixels too wide`)
  const cut = await page
    .getByRole('banner')
    .or(page.locator('main > header'))
    .evaluateAll((parts) =>
      parts.flatMap((part) =>
        [...part.querySelectorAll('button, a, h1')]
          .filter(
            (one) =>
              (one as HTMLElement).offsetParent !== null && one.getBoundingClientRect().right > window.innerWidth + 1,
          )
          .map((one) => one.textContent),
      ),
    )
  assert.deepEqual(cut, [], `at ${page.url()} something of the header is off the screen`)
}

journey(
  'on a phone one signs in, finds a list, opens a record and comes back',
  { size, signedIn: false, locale: 'zh' },
  async (visit) => {
    const { page, signInLink, picture } = visit
    await page.goto('/sign-in')
    await page.getByRole('heading', { name: '登录常青' }).waitFor()
    await fits(page)
    await page.goto(await signInLink())
    await page.getByRole('heading', { name: '首页' }).waitFor()
    await settled(page)
    await fits(page)
    await page.getByRole('button', { name: '打开导航' }).tap()
    await page.getByRole('dialog').getByRole('link', { name: '联系人' }).tap()
    await page.getByRole('grid', { name: '联系人' }).getByRole('row').nth(4).waitFor()
    await settled(page)
    await fits(page)
    await picture('phone-list-zh')
    await page.getByRole('grid').getByRole('link').first().tap()
    await page.waitForURL('**/contact/*')
    await settled(page)
    await page.getByRole('tab', { name: '详情' }).tap()
    await page.getByText('姓名').first().waitFor()
    await fits(page)
    await page.goBack()
    await page.getByRole('grid', { name: '联系人' }).waitFor()
  },
)

journey('on a phone the search finds a person, and a note is written', { size }, async ({ page, open, api }) => {
  const made = await api.send('POST', '/records/contact', { name: 'Philomena Vex' })
  try {
    await open('/')
    await page.getByRole('button', { name: 'Search' }).tap()
    await page.getByRole('combobox').fill('vex phil')
    await page.getByRole('option', { name: /Philomena Vex/ }).tap()
    await page.waitForURL(`**/contact/${made.id}`)
    await settled(page)
    await page.getByRole('button', { name: /^Data health/ }).waitFor() // the last part of the head to come
    await page.getByRole('button', { name: 'Note' }).first().tap()
    await page.getByRole('textbox', { name: 'Note' }).fill('Rings back on Monday.')
    await page.getByRole('button', { name: 'Save' }).tap()
    await page.getByText('Rings back on Monday.').waitFor()
    await until(
      async () => (await api.get(`/records/contact/${made.id}/timeline`)).items.length === 2,
      'the note is kept',
    )
    await fits(page)
  } finally {
    await api.send('DELETE', `/records/contact/${made.id}`)
  }
})

for (const path of ['/deal?view=board', '/imports', '/duplicates', '/settings', '/settings/people']) {
  journey(`on a phone ${path} has no more width than the phone`, { size, locale: 'zh' }, async ({ page, open }) => {
    await open(path)
    await fits(page)
  })
}
