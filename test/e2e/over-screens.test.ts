import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { findings } from '#test/e2e/axe.ts'
import { journey, type Look, type Visit } from '#test/e2e/browser.ts'
import { wordsOf, type Words } from '#test/e2e/words.ts'

const looks: readonly Look[] = [
  { theme: 'dark', locale: 'en' },
  { theme: 'light', locale: 'zh' },
  { theme: 'dark', locale: 'zh', size: [360, 740] },
  { theme: 'light', locale: 'en', size: [360, 740] },
]

for (const look of looks) {
  const { theme, locale = 'en', size: [width] = [1440] } = look
  const name = `${theme} in ${locale}, ${width} px`

  journey(`what opens over a screen can be read by everyone, ${name}`, { ...look, walks: 2 }, async (visit) => {
    const words = await wordsOf(visit.api, locale)
    const found: string[] = []
    const look = lookAt(visit.page, found)
    await overList(visit, words, look)
    await overRecord(visit, words, look)
    await overSettings(visit, words, look)
    assert.equal(found.join('\n\n'), '')
  })

  journey(`who signs in can read it, ${name}`, { ...look, signedIn: false }, async ({ page }) => {
    await page.goto('/')
    await page.waitForURL('**/sign-in*')
    await page.locator('input[type=password]').waitFor()
    assert.equal((await findings(page)).join('\n\n'), '')
    await page.locator('input[type=email]').fill('owner@example.com')
    await page.locator('input[type=password]').fill('not this one, surely')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').first().waitFor()
    assert.equal((await findings(page)).join('\n\n'), '')
  })
}

type LookAt = (what: string, role?: 'dialog' | 'menu') => Promise<void>

/** Looks at what has opened, and closes it. */
function lookAt(page: Page, found: string[]): LookAt {
  return async (what, role = 'dialog') => {
    await page.getByRole(role).first().waitFor()
    found.push(...(await findings(page)).map((fault) => `${what} ${fault}`))
    await page.keyboard.press('Escape')
    await page.getByRole(role).first().waitFor({ state: 'hidden' })
  }
}

async function overList({ page, open }: Visit, { t, many }: Words, look: LookAt): Promise<void> {
  await open('/contact')
  const grid = page.getByRole('grid', { name: many('contact') })
  const row = grid.getByRole('row').nth(3)
  await row.waitFor()
  await page.keyboard.press('?')
  await look('keys')
  await page.keyboard.press('Control+k')
  await look('command menu')
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await look('peek')
  await row.getByRole('link').first().click({ button: 'right' })
  await look('menu of a row', 'menu')
  await grid.focus()
  await page.keyboard.press('x')
  await page.getByRole('button', { name: t('bulk.change') }).click()
  await look('bulk change')
  await page.getByRole('button', { name: t('bulk.export') }).click()
  await look('export')
}

async function overRecord({ page, open, api }: Visit, { t, field }: Words, look: LookAt): Promise<void> {
  const { id } = await api.send('POST', '/records/company', { name: 'Quux Freight', shortName: 'QF' })
  await page.route('**/api/events', (route) => route.abort()) // this reader has not heard of the other change
  await open(`/company/${id}`)
  await page
    .getByRole('button', { name: t('ui.moreActions') })
    .first()
    .click()
  await look('menu of a record', 'menu')
  // On a phone the fields have a tab of their own.
  if (page.viewportSize()!.width < 640) await page.getByRole('tab', { name: t('record.details') }).click()
  const edit = page
    .getByRole('button', { name: t('record.editField', { what: field('company', 'shortName') }) })
    .first()
  await edit.waitFor({ state: 'attached' })
  await api.send('PATCH', `/records/company/${id}`, { shortName: 'Quux' })
  await edit.press('Enter')
  await page.locator('input:focus').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Freight')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: t('record.conflictTitle') }).waitFor()
  await look('conflict')
  await page.unroute('**/api/events')
  await api.send('DELETE', `/records/company/${id}`)
}

async function overSettings({ page, open }: Visit, { t }: Words, look: LookAt): Promise<void> {
  for (const [path, id] of [
    ['/settings/keys', 'keysPage.new'],
    ['/settings/objects/contact', 'model.newField'],
    ['/settings/choices/contact/stage', 'model.newChoice'],
    ['/settings/people', 'people.invite'],
  ] as const) {
    await open(path)
    await page
      .getByRole('button', { name: t(id) })
      .first()
      .click()
    await look(path)
  }
}
