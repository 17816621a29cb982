import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { newHand, type Count, type Hand } from '#bench/tasks/hand.ts'
import { startServer } from '#test/running-server.ts'

/**
 * Seconds of a hand and a head, from the keystroke-level model (Card, Moran and Newell 1980, Communications of the ACM
 * 23(7), table 1): pointing 1.1 and pressing 0.2, a key of an average typist 0.28, and 1.35 of thought before each act.
 */
const seconds = { click: 1.1 + 0.2 + 1.35, key: 0.28 + 1.35, letter: 0.28 }

export function handSeconds({ clicks, keys, letters }: Count): number {
  return clicks * seconds.click + keys * seconds.key + letters * seconds.letter
}

export type Value = { readonly name: string; readonly count: Count; readonly machineSeconds: number }

const ways = [
  ['one’s own file of 500 people: imported, cleaned, in the list', importOwn],
  ['sample data: in the list', sample],
] as const

/** From the link that signs in for the first time, on an empty workspace, to the first thing of use. */
export async function firstValues(browser: Browser): Promise<Value[]> {
  const found: Value[] = []
  for (const [name, walk] of ways) {
    const home = mkdtempSync(join(tmpdir(), 'tend-first-'))
    const server = await startServer({ home, args: ['--empty'] })
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
    try {
      const page = await context.newPage()
      const hand = newHand(page)
      const began = performance.now()
      await page.goto(server.link)
      await page.getByRole('heading', { name: 'First steps' }).waitFor()
      await walk(page, hand)
      await page.getByRole('grid').getByRole('row').nth(5).waitFor()
      found.push({ name, count: hand.count, machineSeconds: (performance.now() - began) / 1000 })
    } finally {
      await context.close()
      await server.stop()
      rmSync(home, { recursive: true, force: true })
    }
  }
  return found
}

async function sample(page: Page, hand: Hand): Promise<void> {
  await hand.click(page.getByRole('button', { name: 'Bring in sample data' }))
  await page.getByRole('button', { name: 'Remove the sample data' }).waitFor({ timeout: 90_000 })
  await hand.click(page.getByRole('link', { name: 'See the contacts' }))
}

/** Choosing the file in the system's own window is one click more, on its name, and one key. */
async function importOwn(page: Page, hand: Hand): Promise<void> {
  await hand.click(page.getByRole('link', { name: 'Import a file' }).first())
  const chooser = page.waitForEvent('filechooser')
  await hand.click(page.getByRole('button', { name: 'Choose a file' }))
  await (await chooser).setFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(customers()) })
  hand.count.clicks += 1
  hand.count.keys += 1
  const next = page.getByRole('button', { name: 'Check the rows' })
  await hand.click(next)
  await hand.click(page.getByRole('button', { name: /^Import \d+/ }))
  await hand.click(page.getByRole('link', { name: /^Open contacts/i }))
}

function customers(): string {
  const people = Array.from({ length: 500 }, (_, i) => {
    const [given, family] = [
      `Zo${'abcdefghij'[i % 10]}ra`,
      `Quill${'klmnopqrst'[Math.floor(i / 10) % 10]}${Math.floor(i / 100)}`,
    ]
    return `${given} ${family},${given}.${family}@firm${i % 40}.example,+44 20 7946 ${String(1000 + i)},Firm ${i % 40} Ltd`
  })
  return `Name,E-mail,Phone,Company\n${people.join('\n')}\n`
}
