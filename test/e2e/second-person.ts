import type { BrowserContext, Page } from 'playwright-core'
import type { Api } from '#test/e2e/browser.ts'

export type SecondPerson = { readonly page: Page; readonly id: string; readonly context: BrowserContext }

/** Somebody else at his own screen, signed in for the first time; the journey closes his browser. */
export async function secondPerson(page: Page, api: Api, from: { name: string; role: string }): Promise<SecondPerson> {
  const browser = page.context().browser()
  if (!browser) throw new Error('this page has no browser')
  const email = `${from.name.toLowerCase().replaceAll(/\W+/g, '.')}.${Date.now()}@example.com`
  const { id, link } = await api.send('POST', '/people', { email, ...from })
  const context = await browser.newContext({
    baseURL: new URL(page.url() === 'about:blank' ? link : page.url()).origin,
    locale: 'en-US',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  const other = await context.newPage()
  await other.goto(link)
  await other.getByRole('heading', { name: 'Home' }).waitFor()
  return { page: other, id, context }
}
