import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { findings } from '#test/e2e/axe.ts'
import { journey, settled, until, type Visit } from '#test/e2e/browser.ts'
import { drop } from '#test/e2e/drop.ts'

/** Where a field stands for everybody: its section, and the names before it. */
async function placed({ api }: Visit, name: string) {
  const { fields } = await api.get('/objects/company')
  const at = fields.findIndex((field: { name: string }) => field.name === name)
  return { section: fields[at]?.section as string | undefined, before: fields[at - 1]?.name as string | undefined }
}

/** The layout that was there before. */
const usual = ({ api }: Visit) =>
  api.send('PATCH', '/objects/company', { order: [], places: { website: { section: null, hidden: false } } })

async function firstCompany({ page, open, api }: Visit): Promise<void> {
  const { items } = await api.get('/records/company?limit=1')
  await open(`/company/${items[0].id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

async function arrange(page: Page, more: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: more }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

journey(
  'the page of a record is arranged by mouse, by keys and by menu, for everybody, and taken back',
  {},
  async (visit) => {
    const { page, picture } = visit
    try {
      await firstCompany(visit)
      await arrange(page, 'More actions', 'Arrange this page')
      const pane = page.getByRole('region', { name: 'Arrange this page' })
      const grip = pane.getByRole('button', { name: 'Move “Website”', exact: true })
      await grip.waitFor()
      assert.deepEqual(await findings(page), [])
      await picture('arrange-en-light')

      // By mouse onto the head of a section: the first in it.
      const head = pane.getByRole('heading', { name: 'More', exact: true })
      await head.scrollIntoViewIfNeeded()
      const from = (await grip.boundingBox()) ?? assert.fail('no grip')
      const to = (await head.boundingBox()) ?? assert.fail('no head')
      await page.mouse.move(from.x + 8, from.y + 8)
      await page.mouse.down()
      await page.mouse.move(from.x + 8, (from.y + to.y) / 2, { steps: 4 })
      await page.mouse.move(to.x + 8, to.y + 8, { steps: 4 })
      await drop(page)
      await until(async () => (await placed(visit, 'website')).section === 'more', 'it stands among the rest')

      // By keys on its grip: one up is the end of the section before.
      await grip.focus()
      await page.keyboard.press('ArrowUp')
      await until(
        async () => (await placed(visit, 'website')).section === 'contact',
        'it is back among the ways to reach',
      )
      await page
        .getByRole('status')
        .getByText(/^Website is now number \d+ in “/)
        .waitFor({ state: 'attached' })

      // By its menu, out of sight; and each step is taken back by the key.
      await pane.getByRole('button', { name: 'More for “Website”' }).click()
      await page.getByRole('menuitem', { name: 'Hide' }).click()
      await until(async () => (await placed(visit, 'website')).before === undefined, 'it is hidden')
      await pane.getByRole('button', { name: 'Done' }).click()
      await pane.waitFor({ state: 'detached' })
      await page.keyboard.press('Control+z')
      await until(async () => (await placed(visit, 'website')).section === 'contact', 'it shows again')
      await page.getByRole('region', { name: 'Fields of this record' }).getByText('Website').first().waitFor()
    } finally {
      await usual(visit)
    }
  },
)

journey('手机上也能调整页面布局', { locale: 'zh', theme: 'dark', size: [360, 740] }, async (visit) => {
  const { page, picture } = visit
  try {
    await firstCompany(visit)
    await arrange(page, '更多操作', '调整页面布局')
    const pane = page.getByRole('region', { name: '调整页面布局' })
    await pane.getByRole('button', { name: '“网址”的更多操作' }).click()
    await page.getByRole('menuitem', { name: /^移到“主要/ }).click()
    await until(async () => (await placed(visit, 'website')).section === 'main', 'it stands among the main ones')
    await settled(page)
    assert.deepEqual(await findings(page), [])
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= 360), true)
    await picture('arrange-zh-dark-phone')
    await pane.getByRole('button', { name: '恢复默认布局' }).click()
    await until(async () => (await placed(visit, 'website')).section === undefined, 'it stands where it usually does')
  } finally {
    await usual(visit)
  }
})
