import { useState } from 'react'
import { useObject } from '#web/data.ts'
import { chosenWith } from '#web/records/context-menu/chosen-now.ts'
import '#web/records/context-menu/messages.ts'
import type { Pointed } from '#web/records/context-menu/pointed-at.ts'
import { useActs, useActsOfChosen } from '#web/records/context-menu/use-acts.ts'
import '#web/records/record/messages.ts'
import { MenuAt } from '#web/ui/MenuAt.tsx'
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
  return <MenuAt x={pointed.x} y={pointed.y} items={useActs(object, pointed, onPeek)} onClose={onClose} />
}

function OfChosen({ chosen, pointed, onClose }: Props & { chosen: NonNullable<ReturnType<typeof chosenWith>> }) {
  return <MenuAt x={pointed.x} y={pointed.y} items={useActsOfChosen(chosen)} onClose={onClose} />
}
