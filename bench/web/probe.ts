import type { Page } from 'playwright-core'

/** Runs in every page before its own program: notes layout shifts, the time from key to paint, frames, blank rows. */
export const pageProbe = `(() => {
  const probe = (window.__probe = { shifts: 0, paints: [], events: [], frames: 0, blank: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) probe.shifts += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) probe.events.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })
  addEventListener('keydown', (event) => {
    const from = event.timeStamp
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => probe.paints.push(performance.now() - from)
      channel.port2.postMessage(0) // handled after the frame was painted
    })
  }, true)
  probe.reset = () => {
    probe.paints = []
    probe.events = []
  }
  probe.opening = () => new Promise((done) => {
    const link = document.querySelector('[role=grid] [data-row] a:hover') || document.querySelector('[role=grid] [data-row] a')
    const name = link.textContent
    const from = performance.now()
    let content
    link.click()
    const look = () => {
      if (content === undefined && document.querySelector('h1') && document.querySelector('h1').textContent.includes(name)
        && !document.querySelector('[role=grid]')) content = performance.now() - from
      const isBusy = document.querySelector('[data-skeleton], [aria-busy="true"]')
      if (content !== undefined && !isBusy) return done([content, performance.now() - from])
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  probe.watchFrames = () => {
    probe.watching = true
    const since = new Map()
    const look = () => {
      if (!probe.watching) return
      probe.frames += 1
      const now = performance.now()
      for (const row of document.querySelectorAll('[role=grid] [data-row]')) {
        const key = row.dataset.row
        const isBlank = !row.querySelector('a') && row.getBoundingClientRect().top < innerHeight
        if (!isBlank) since.delete(key)
        else if (!since.has(key)) since.set(key, now)
        else probe.blank = Math.max(probe.blank, now - since.get(key))
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }
  probe.endFrames = () => {
    probe.watching = false
    return { frames: probe.frames, blank: probe.blank }
  }
})()`

export async function keyTimes(page: Page): Promise<{ paints: number[]; events: number[] }> {
  return page.evaluate('({ paints: window.__probe.paints, events: window.__probe.events })')
}

/** The value that `share` percent of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((share / 100) * sorted.length) - 1))] ?? Number.NaN
}
