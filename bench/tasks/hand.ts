import type { Locator, Page } from 'playwright-core'

export type Count = { clicks: number; keys: number; letters: number }

/** A user's hand: everything it does is counted. A chord counts as one key, a letter of a text as a letter. */
export type Hand = {
  readonly press: (key: string) => Promise<void>
  readonly type: (text: string) => Promise<void>
  readonly click: (what: Locator) => Promise<void>
  readonly count: Count
}

export function newHand(page: Page): Hand {
  const count: Count = { clicks: 0, keys: 0, letters: 0 }
  return {
    count,
    press: async (key) => {
      count.keys += 1
      await page.keyboard.press(key)
    },
    type: async (text) => {
      count.letters += [...text].length
      await page.keyboard.type(text)
    },
    click: async (what) => {
      count.clicks += 1
      await what.click()
    },
  }
}
