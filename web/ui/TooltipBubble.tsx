import { Tooltip as Base } from '@base-ui/react/tooltip'
import { Kbd } from '#web/ui/Kbd.tsx'

type Side = 'top' | 'bottom' | 'left' | 'right'

/** The words beside a thing, as it is marked. */
export function TooltipBubble({ anchor }: { anchor: HTMLElement }) {
  const { tip, tipKeys, tipSide } = anchor.dataset
  return (
    <Base.Root open>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={6} side={(tipSide as Side | undefined) ?? 'top'} className="z-60">
          <Base.Popup
            data-tip-bubble=""
            className="float-panel flex max-w-80 items-center gap-2 rounded-md px-2 py-1 text-xs text-1"
          >
            <span className="min-w-0 break-words">{tip}</span>
            {tipKeys && <Kbd keys={tipKeys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
