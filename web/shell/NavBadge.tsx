import { Suspense, useEffect, useState } from 'react'
import type { ComponentType } from 'react'
import { nav } from '#web/capabilities.ts'
import type { NavEntry } from '#web/shell/screens.ts'
import { afterFirstScreen } from '#web/ui/first-screen.ts'
import { lazy } from '#web/ui/lazy.ts'

// Made once: made while drawing, each would be another component every time.
const badges = nav.flatMap(({ path, badge }) =>
  badge ? [{ path, Badge: lazy<ComponentType>(() => badge.load().then((Badge) => ({ default: Badge }))) }] : [],
)

/** The number a capability shows at its line of the navigation; the first screen does without. */
export function NavBadge({ entry }: { entry: NavEntry }) {
  const [isTime, setTime] = useState(false)
  useEffect(() => afterFirstScreen(() => setTime(true)), [])
  return (
    <Suspense fallback={null}>
      {isTime && badges.filter(({ path }) => path === entry.path).map(({ path, Badge }) => <Badge key={path} />)}
    </Suspense>
  )
}
