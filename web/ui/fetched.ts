import { createElement, useSyncExternalStore } from 'react'
import type { ComponentType, ReactElement } from 'react'
import { inAPause } from '#web/ui/first-screen.ts'

/** A part of the program that the first screen does without. */
export type Fetched<P> = {
  /** Fetches it now, because somebody is about to want it. */
  readonly ask: () => void
  /**
   * The part with these properties, null until it is here and where they are null. A hook; asks for the part once the
   * first screen stands.
   */
  readonly useElement: (props: P | null) => ReactElement | null
}

/**
 * Menus, tooltips and their like weigh as much as a whole screen, and nobody uses them in the first second: they
 * come after it, or when a pointer nears them. Not with `lazy`, which would blink: whoever shows the part decides
 * what stands in its place until then.
 */
export function fetched<P extends object>(load: () => Promise<ComponentType<P>>): Fetched<P> {
  let part: ComponentType<P> | undefined
  let asked = false
  let rest: (() => void) | undefined
  const waiting = new Set<() => void>()
  const ask = () => {
    if (asked) return
    asked = true
    rest?.()
    load().then(
      (found) => {
        part = found
        for (const tell of waiting) tell()
      },
      () => {
        asked = false // offline just now: asked again the next time somebody wants it
      },
    )
  }
  const subscribe = (tell: () => void) => {
    waiting.add(tell)
    rest ??= inAPause(ask)
    return () => void waiting.delete(tell)
  }
  return {
    ask,
    useElement(props) {
      // Who does not want it yet is not drawn again when it comes.
      const Part = useSyncExternalStore(subscribe, () => (props ? part : undefined))
      return Part && props ? createElement(Part, props) : null
    },
  }
}
