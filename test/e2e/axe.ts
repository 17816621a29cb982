import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

type Finding = { id: string; impact: string; help: string; nodes: { html: string; failureSummary: string }[] }

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe-core finds fault with on the screen now: all of it, or what it calls serious or critical. */
export async function findings(page: Page, least: 'any' | 'serious' = 'serious'): Promise<string[]> {
  await page.evaluate(axe) // evaluated by the driver, so that the page's own security policy need not allow it
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  )
  return violations
    .filter(({ impact }) => least === 'any' || impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${help}\n${node.html.slice(0, 300)}\n${node.failureSummary}`),
    )
}
