import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { findings } from '#test/e2e/axe.ts'
import { journey, settled, type Visit } from '#test/e2e/browser.ts'
import { wordsOf, type Locale, type Words } from '#test/e2e/words.ts'
import { declaredMessages } from '#web/i18n/messages.ts'

export type Look = { readonly locale: Locale; readonly theme: 'light' | 'dark'; readonly isPhone: boolean }

/** A visit in one of the looks. What is written on the screen is named by `t`, `field`, `many` and their like. */
export type LookVisit = Visit &
  Words & {
    readonly look: Look
    /** `en-light-phone`: for what a journey makes, so that two looks do not meet. */
    readonly lookName: string
    /** Axe finds nothing serious, nothing runs out of the window, and all words are in the reader's language. */
    readonly reads: () => Promise<void>
  }

/** Both languages, both themes, wide and 360 px, in pairs. The first ones of a row share a window. */
const windows = [
  { size: [1200, 740], theme: 'dark', locales: ['zh', 'en'] },
  { size: [360, 740], theme: 'light', locales: ['en', 'zh'] },
] as const

/** The main flow of a part of the product in each language, each theme, on a wide window and on a small phone. */
export function inEachLook(name: string, walk: (visit: LookVisit) => Promise<void>): void {
  for (const { size, theme, locales } of windows) {
    const isPhone = size[0] < 640
    journey(
      `${name}, in both languages, ${theme}, ${size[0]} px`,
      { theme, size, walks: locales.length },
      async (visit) => {
        for (const locale of locales) {
          await visit.api.send('PATCH', '/session', { locale })
          const words = await wordsOf(visit.api, locale)
          const lookName = `${locale}-${theme}-${isPhone ? 'phone' : 'wide'}`
          const { items: stages } = await visit.api.get('/records/stage?fields=name&limit=100')
          // What people call their stages is in their own words.
          const given = stages.map(({ name }: { name: string }) => name) as string[]
          const reads = () => readsWell(visit.page, locale, given)
          await walk({ ...visit, ...words, look: { locale, theme, isPhone }, lookName, reads })
        }
      },
    )
  }
}

async function readsWell(page: Page, locale: Locale, given: readonly string[]): Promise<void> {
  await settled(page)
  assert.deepEqual(await findings(page), [])
  const by = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.equal(by, 0, `${page.url()} is ${by} px too wide`)
  const stray = (await strayWords(page, locale)).filter((text) => !given.includes(text))
  assert.deepEqual(stray, [], `on ${page.url()}`)
}

// What is the same in both languages, or a language's own name for itself; the owner of the demo is called Owner.
const names = new Set(['English', '中文', '简体中文', 'Owner'])

/** Names of messages, and sentences of the other language, in what is written or said on the screen. */
export async function strayWords(page: Page, locale: Locale): Promise<string[]> {
  const said = await page.evaluate(() => {
    const found: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { parentElement, textContent } = texts.currentNode
      // What people wrote is in their own words.
      if (!parentElement?.closest('script, style, [role=gridcell], [data-record], article'))
        found.push(textContent ?? '')
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'alt'])
      for (const one of document.querySelectorAll(`[${name}]`)) found.push(one.getAttribute(name) ?? '')
    return found.map((text) => text.trim()).filter(Boolean)
  })
  const [own, other] = locale === 'en' ? ([0, 1] as const) : ([1, 0] as const)
  const messages = [...declaredMessages()]
  const ownTexts = new Set(messages.map(([, message]) => message[own]))
  const foreign = new Set(
    messages.map(([, message]) => message[other]).filter((text) => !ownTexts.has(text) && !names.has(text)),
  )
  const ids = new Set(messages.map(([id]) => id))
  const isStray = (text: string) => foreign.has(text) || text.split(/[\s“”:,，：]+/).some((word) => ids.has(word))
  return [...new Set(said.filter(isStray))]
}
