import { Suspense, useEffect, useState } from 'react'
import { useObject } from '#web/data.ts'
import { pointedAt, type Pointed } from '#web/records/context-menu/pointed-at.ts'
import { fetched } from '#web/ui/fetched.ts'
import { lazy } from '#web/ui/lazy.ts'

const menu = fetched(() => import('#web/records/context-menu/RecordContextMenu.tsx').then((file) => file.default))
const Peek = lazy(() => import('#web/records/record/Peek.tsx'))

/** What a right click on a record opens, wherever the record is shown. Once a page. */
export function ContextMenuLayer() {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const [peeked, setPeeked] = useState<Pointed | null>(null)
  const object = useObject(peeked?.object ?? '')
  useEffect(() => {
    const open = (event: MouseEvent) => {
      const found = event.defaultPrevented ? null : pointedAt(event)
      if (!found) return
      event.preventDefault()
      menu.ask()
      setPointed(found)
    }
    document.addEventListener('contextmenu', open)
    return () => document.removeEventListener('contextmenu', open)
  }, [])
  const shown = menu.useElement(
    pointed && { pointed, onClose: () => setPointed(null), onPeek: () => setPeeked(pointed) },
  )
  return (
    <>
      {shown}
      {peeked && object && (
        <Suspense>
          <Peek object={object} id={peeked.id} onClose={() => setPeeked(null)} />
        </Suspense>
      )}
    </>
  )
}
