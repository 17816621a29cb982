import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'

type TraceEvent = { name: string; ph: string; pid: number; tid: number; ts: number; dur: number }
type Open = TraceEvent & { own: number }

const presses = 20
const shown = 12

/**
 * Where the main thread's time goes between a key in the list and its paint: milliseconds a key, of each thing the
 * browser does by itself, the largest first. Slowed down as the page is.
 */
export async function keyTrace(browser: Browser, page: Page, keys: readonly string[]): Promise<string[]> {
  await page.locator('[role=grid]').focus()
  await page.keyboard.press('ArrowDown')
  await sleep(3000) // what comes after the first screen is here then
  await browser.startTracing(page, { categories: ['devtools.timeline', 'blink', 'cc'] })
  for (let at = 0; at < presses; at += 1) {
    await page.keyboard.press(keys[at % keys.length] as string)
    await sleep(200)
  }
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  return largest(ownTimes(mainThread(traceEvents)))
}

function mainThread(events: readonly TraceEvent[]): TraceEvent[] {
  const call = events.find(({ name }) => name === 'EventDispatch')
  return events
    .filter(({ ph, pid, tid }) => ph === 'X' && pid === call?.pid && tid === call.tid)
    .toSorted((a, b) => a.ts - b.ts || b.dur - a.dur)
}

/** Each event's time without that of those inside it, by name, in microseconds. */
function ownTimes(events: readonly TraceEvent[]): Map<string, number> {
  const open: Open[] = []
  const own = new Map<string, number>()
  const close = ({ name, own: time }: Open) => own.set(name, (own.get(name) ?? 0) + time)
  for (const event of events) {
    for (let last = open.at(-1); last && last.ts + last.dur <= event.ts; last = open.at(-1)) close(open.pop() as Open)
    const outer = open.at(-1)
    if (outer) outer.own -= event.dur
    open.push({ ...event, own: event.dur })
  }
  for (const event of open) close(event)
  return own
}

function largest(times: ReadonlyMap<string, number>): string[] {
  const all = [...times].toSorted(([, a], [, b]) => b - a).slice(0, shown)
  return all.map(([name, time]) => `${(time / 1000 / presses).toFixed(2).padStart(7)} ms ${name}`)
}
