import { Suspense, useEffect, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { offerBack } from '#web/records/views/view-acts.ts'
import type { View } from '#web/records/views/views.ts'
import type { PointedLine } from '#web/shell/nav-menu/pointed-line.ts'
import { pointedLine } from '#web/shell/nav-menu/pointed-line.ts'
import { fetched } from '#web/ui/fetched.ts'
import { lazy } from '#web/ui/lazy.ts'

const menu = fetched(() => import('#web/shell/nav-menu/NavMenu.tsx').then((file) => file.default))
const ViewDialog = lazy(() => import('#web/records/views/ViewDialog.tsx'))

/**
 * What a right click on a line of the navigation, which is in `box`, opens: the menu, or what was asked for in it.
 * `go` leads to an address of the app.
 */
export function useNavMenu(box: RefObject<HTMLElement | null>, go: (href: string) => void): ReactNode {
  const [line, setLine] = useState<PointedLine | null>(null)
  const [asked, setAsked] = useState<View | null>(null)
  const opened = menu.useElement(line && { line, go, onAsk: setAsked, onClose: () => setLine(null) })
  useEffect(() => {
    const open = (event: MouseEvent) => {
      const found = pointedLine(event)
      if (!found) return
      event.preventDefault()
      menu.ask()
      setLine(found)
    }
    const nav = box.current
    nav?.addEventListener('contextmenu', open)
    return () => nav?.removeEventListener('contextmenu', open)
  }, [box])
  const done = (made: View | null) => {
    setAsked(null)
    if (made && asked) offerBack(asked, made, () => undefined)
  }
  return (
    <>
      {opened}
      <Suspense>{asked && <ViewDialog view={asked} made={asked} onDone={done} />}</Suspense>
    </>
  )
}
