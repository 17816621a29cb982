import type { LucideIcon } from 'lucide-react'
import { useEffect, useRef } from 'react'

/** What a screen offers to the command menu beside its keys. */
export type HereAct = { id: string; /** A message id. */ says: string; icon: LucideIcon; run: () => void }

const offered: { current: readonly HereAct[] }[] = []
let wanted: string | null = null

/** Offers acts for as long as the component is there. */
export function useHere(acts: readonly HereAct[]): void {
  const held = useRef(acts)
  useEffect(() => {
    held.current = acts
  })
  useEffect(() => {
    offered.push(held)
    const asked = held.current.find(({ id }) => id === wanted)
    if (asked) {
      wanted = null
      asked.run()
    }
    return () => void offered.splice(offered.indexOf(held), 1)
  }, [])
}

/** All that is offered at this moment. */
export function actsHere(): readonly HereAct[] {
  return offered.flatMap(({ current }) => current)
}

/** Does an act, or has it done as soon as the part of the screen that offers it is there. */
export function runHere(id: string): void {
  const act = actsHere().find((one) => one.id === id)
  if (act) return act.run()
  wanted = id
}
