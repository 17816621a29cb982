const first = Promise.withResolvers<void>()

/** Called once, by whoever knows that the first screen shows what it was asked for. */
export const firstScreenStands: () => void = first.resolve

/** Resolves when the first screen shows what it was asked for. */
export const firstScreen: Promise<void> = first.promise

/** Runs something the first screen does without, once it stands and the browser rests. Gives back what calls it off. */
export function afterFirstScreen(run: () => void): () => void {
  let off = false
  const now = () => {
    if (!off) run()
  }
  // Safari has no such thing; there it comes a moment later.
  const rest = () =>
    'requestIdleCallback' in window ? requestIdleCallback(now, { timeout: 1000 }) : setTimeout(now, 200)
  void firstScreen.then(rest)
  return () => {
    off = true
  }
}

/** How long nobody must have pressed anything, and how long that is waited for at most. */
const pauseMs = 400
const mostMs = 60_000
let pressedAt = Number.NEGATIVE_INFINITY
if (typeof document !== 'undefined')
  for (const kind of ['keydown', 'pointerdown', 'wheel'] as const)
    addEventListener(kind, () => (pressedAt = performance.now()), { capture: true, passive: true })

const parts: (() => void)[] = []

/**
 * Runs something heavy that the first screen does without, one such thing at a time, and not while somebody is at the
 * keys: each would hold up the answer to the next one. Gives back what calls it off.
 */
export function inAPause(run: () => void): () => void {
  parts.push(run)
  if (parts.length === 1) afterFirstScreen(() => next(performance.now()))
  return () => {
    const at = parts.indexOf(run)
    if (at >= 0) parts[at] = () => undefined
  }
}

function next(since: number): void {
  const now = performance.now()
  if (now - pressedAt < pauseMs && now - since < mostMs) {
    setTimeout(() => next(since), pauseMs / 2)
    return
  }
  parts[0]?.()
  parts.shift()
  if (parts.length > 0) afterFirstScreen(() => next(since))
}
