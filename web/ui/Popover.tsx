import { fetched } from '#web/ui/fetched.ts'
import { Opener } from '#web/ui/Opener.tsx'
import type { PopoverProps } from '#web/ui/PopoverPopup.tsx'

const popup = fetched(() => import('#web/ui/PopoverPopup.tsx').then((file) => file.PopoverPopup))

/** A small surface beside its button. Escape and a click outside close it and give the focus back. */
export function Popover(props: PopoverProps) {
  return <Opener part={popup} opens="dialog" with={props} open={props.open} onOpen={() => props.onOpenChange?.(true)} />
}
