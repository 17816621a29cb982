import assert from 'node:assert/strict'
import { routes } from '#web/capabilities.ts'
import { findings } from '#test/e2e/axe.ts'
import type { Page } from 'playwright-core'
import { journey, type Api, type Visit } from '#test/e2e/browser.ts'

/** Screens of the shell; those of capabilities are found by themselves, so that none is forgotten. */
const own = [
  '/',
  '/contact',
  '/contact?new=1',
  '/contact?view=gallery',
  '/deal?view=board',
  '/deal?view=calendar',
  '/deal?view=timeline',
  '/contact?view=map',
  '/deal?view=pivot&cols=stage&rows=owner',
  '/meeting?view=calendar&span=week',
  '/contact/:contact',
  '/deal/:deal',
  '/contact/:contact/print',
  '/settings',
  '/settings/appearance',
  '/settings/device',
  '/settings/people',
  '/settings/workspace',
  '/settings/objects',
  '/settings/objects/contact',
  '/settings/pipelines',
  '/settings/choices',
  '/settings/choices/contact/stage',
  '/settings/keys',
  '/settings/jobs',
  '/design',
  '/nowhere/at-all',
]

const first = async (api: Api, path: string) => (await api.get(path)).items[0]?.id as string | undefined

/** What stands for the variable part of an address, by the address. */
const places: Record<string, (api: Api) => Promise<string | undefined>> = {
  '/contact/:contact': (api) => first(api, '/records/contact?limit=1'),
  '/contact/:contact/print': (api) => first(api, '/records/contact?limit=1'),
  '/deal/:deal': (api) => first(api, '/records/deal?limit=1'),
  '/imports/$id': (api) => first(api, '/imports'),
  '/duplicates/$id': (api) => first(api, '/duplicates?object=contact&limit=1'),
  '/rules/$id': (api) => first(api, '/rules'),
  '/rules/$id/edit': (api) => first(api, '/rules'),
}

async function addresses(api: Api): Promise<string[]> {
  const all: string[] = []
  for (const path of [...own, ...routes.map((route) => route.path)]) {
    const variable = /[$:]\w+/.exec(path)?.[0]
    if (!variable) {
      all.push(path)
      continue
    }
    const place = places[path]
    assert.ok(place, `${path}: say in this test what may stand for ${variable}`)
    const id = await place(api)
    if (id !== undefined) all.push(path.replace(variable, id))
  }
  return all
}

/** What is wider than the window, and by how much: nobody scrolls to the side to read. */
async function tooWide({ page }: Visit, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: Math.round(width * 0.7) + 200 })
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const by = document.documentElement.scrollWidth - room
    if (by <= 0) return []
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > room + 1)
    const last = out.filter((one) => !out.some((other) => other !== one && one.contains(other))).slice(0, 5)
    return [`at ${room} px ${by} px too wide:\n${last.map((one) => one.outerHTML.slice(0, 200)).join('\n')}`]
  })
}

/** It shows skeletons and a busy button for good: there is nothing to wait for. */
async function openDesign(page: Page): Promise<void> {
  await page.goto('/design')
  await page
    .getByRole('heading', { name: /Upkeep|养护/ })
    .first()
    .waitFor()
}

const parts = 10
for (const theme of ['light', 'dark'] as const) {
  for (let part = 0; part < parts; part += 1) {
    // Each screen is looked at in both themes and in both languages, and each language in both themes.
    const locale = (theme === 'dark') === (part % 2 === 0) ? 'zh' : 'en'
    journey(
      `every screen can be read by everyone, at 200 % and on the smallest phone, ${theme} in ${locale}, ${part + 1} of ${parts}`,
      { theme, locale },
      async (visit) => {
        const { page, open, api } = visit
        const found: string[] = []
        const all = await addresses(api)
        assert.ok(all.length > 30, `only ${all.length} addresses`)
        for (const path of all.filter((_, at) => at % parts === part)) {
          await page.setViewportSize({ width: 1440, height: 900 })
          await (path === '/design' ? openDesign(page) : open(path))
          const faults = await findings(page)
          // A window of 1440 at 200 % has room for 720.
          const wide = [...(await tooWide(visit, 720)), ...(await tooWide(visit, 360))]
          found.push(...[...faults, ...wide].map((fault) => `${path} ${fault}`))
        }
        assert.equal(found.join('\n\n'), '')
      },
    )
  }
}
