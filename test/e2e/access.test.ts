import assert from 'node:assert/strict'
import { findings } from '#test/e2e/axe.ts'
import { journey } from '#test/e2e/browser.ts'

const screens = [
  '/',
  '/contact',
  '/deal?view=board',
  '/imports',
  '/imports/new',
  '/duplicates',
  '/settings',
  '/settings/appearance',
  '/settings/people',
  '/settings/workspace',
  '/settings/objects',
  '/settings/objects/contact',
  '/settings/pipelines',
  '/settings/choices',
  '/settings/choices/contact/stage',
  '/settings/keys',
  '/settings/jobs',
  '/settings/notifications',
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
