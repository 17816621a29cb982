import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

type Finding = { id: string; help: string; nodes: { html: string; failureSummary: string }[] }

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const floats = '[role="menu"], [role="listbox"], [data-tip-bubble]'

/**
 * All that axe-core finds fault with on the screen now, however slight. What floats over it (a menu, a list of choices,
 * the tooltip of what the pointer happens to rest on) lies outside of the landmarks, as it must: for that one rule it
 * does not count. The marks by which the library keeps the focus in a menu are no content: who comes there is sent on.
 */
export async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe) // evaluated by the driver, so that the page's own security policy need not allow it
  const { violations } = await page.evaluate<{ violations: Finding[] }>(
    `axe.run({ exclude: ['[data-base-ui-focus-guard]'] }, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => ({ violations: violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.filter(({ target }) =>
        id !== 'region' || !document.querySelector(target[0])?.matches(':is(${floats}), :is(${floats}) *, :has(${floats})')) })) }))`,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}\n${node.html.slice(0, 300)}\n${node.failureSummary}`),
  )
}
