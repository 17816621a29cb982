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
