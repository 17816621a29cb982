import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { journey } from '#test/e2e/browser.ts'

type Finding = { id: string; impact: string; help: string; nodes: { html: string; failureSummary: string }[] }

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core calls serious or critical on the screen now. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe) // evaluated by the driver, so that the page's own security policy need not allow it
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${help}\n${node.html.slice(0, 300)}\n${node.failureSummary}`),
    )
}

const screens = [
  '/',
  '/contact',
  '/deal?view=board',
  '/imports',
  '/imports/new',
  '/duplicates',
  '/settings',
  '/settings/people',
  '/settings/jobs',
]

for (const theme of ['light', 'dark'] as const) {
  journey(
    `every screen can be read and used by everyone in the ${theme} theme`,
    { theme },
    async ({ page, open, api }) => {
      const all: string[] = []
      const { items } = await api.get('/records/contact?limit=1&sort=-createdAt')
      for (const path of [...screens, `/contact/${items[0].id}`]) {
        await open(path)
        all.push(...(await findings(page)).map((finding) => `${path} ${finding}`))
      }
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      all.push(...(await findings(page)).map((finding) => `command menu ${finding}`))
      assert.equal(all.join('\n\n'), '')
    },
  )

  journey(
    `the sign-in page can be read and used by everyone in the ${theme} theme`,
    { theme, signedIn: false },
    async (visit) => {
      const { page } = visit
      await page.goto('/sign-in')
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      assert.equal((await findings(page)).join('\n\n'), '')
    },
  )
}
