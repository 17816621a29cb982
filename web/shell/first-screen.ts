import { asked, forgetEarly } from '#web/early.ts'
import { queryClient } from '#web/data.ts'
import { firstScreenStands } from '#web/ui/first-screen.ts'
import type { router as Router } from '#web/shell/router.tsx'

const everyMs = 100
/** After this it counts as standing, whatever it still waits for. */
const atMostMs = 10_000

/** Looks when the first screen has all it asked for, and remembers what that was for the next time. */
export function watchFirstScreen(router: typeof Router): void {
  const address = window.location.pathname + window.location.search
  const from = performance.now()
  let quiet = 0
  const look = () => {
    const isBusy = router.state.status !== 'idle' || queryClient.isFetching() > 0
    quiet = isBusy ? 0 : quiet + 1
    // Some time on: one answer may lead to the next question, and has to be drawn.
    if (quiet < 4 && performance.now() - from < atMostMs) return void setTimeout(look, everyMs)
    remember(address, asked())
    forgetEarly()
    firstScreenStands()
  }
  setTimeout(look, everyMs)
}

const KEY = 'tend.first'
const most = { addresses: 20, urls: 8 }

/** `public/first-paint.js` asks all of it at once when the address is opened again. */
function remember(address: string, urls: readonly string[]): void {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, readonly string[]>
    const others = Object.entries(kept).filter(([other]) => other !== address)
    const all = [...others, [address, urls.slice(0, most.urls)] as const].slice(-most.addresses)
    localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all)))
  } catch {
    // Storage may be forbidden, or hold something else: then nothing is asked early.
  }
}

/** On signing out: addresses say what somebody looked for. */
export function forgetFirst(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // See above.
  }
}
