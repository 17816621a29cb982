import { Menu as Base } from '@base-ui/react/menu'
import { useState } from 'react'
import { useObject } from '#web/data.ts'
import { chosenWith } from '#web/records/context-menu/chosen-now.ts'
import '#web/records/context-menu/messages.ts'
import type { Pointed } from '#web/records/context-menu/pointed-at.ts'
import { useActs, useActsOfChosen } from '#web/records/context-menu/use-acts.ts'
import '#web/records/record/messages.ts'
import { cx } from '#web/ui/cx.ts'
import { MenuItems } from '#web/ui/MenuItems.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'
import { floating, list } from '#web/ui/styles.ts'
import type { ObjectMeta } from '#web/types.ts'

type Props = { pointed: Pointed; onClose: () => void; onPeek: () => void }

/** What can be done with the record under the pointer, or with all that are chosen where it is one of them. */
export default function RecordContextMenu(props: Props) {
  const object = useObject(props.pointed.object)
  const [chosen] = useState(() => chosenWith(props.pointed.object, props.pointed.id))
  if (!object) return null
  const key = `${props.pointed.id} ${props.pointed.x} ${props.pointed.y}`
  return chosen ? <OfChosen key={key} {...props} chosen={chosen} /> : <OfOne key={key} {...props} object={object} />
}

function OfOne({ object, pointed, onPeek, onClose }: Props & { object: ObjectMeta }) {
  return <AtPointer {...pointed} items={useActs(object, pointed, onPeek)} onClose={onClose} />
}

function OfChosen({ chosen, pointed, onClose }: Props & { chosen: NonNullable<ReturnType<typeof chosenWith>> }) {
  return <AtPointer {...pointed} items={useActsOfChosen(chosen)} onClose={onClose} />
}

type At = { x: number; y: number; items: readonly MenuEntry[]; onClose: () => void }

function AtPointer({ x, y, items, onClose }: At) {
  const [back] = useState(() => document.activeElement)
  const [open, setOpen] = useState(true)
  return (
    <Base.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(isOpen) => !isOpen && onClose()}>
      <Base.Portal>
        <Base.Positioner
          className={floating}
          anchor={{ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) }}
          align="start"
        >
          <Base.Popup
            className={cx(list, 'min-w-52')}
            finalFocus={() => (back instanceof HTMLElement && back.isConnected ? back : null)}
          >
            <MenuItems items={items} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
