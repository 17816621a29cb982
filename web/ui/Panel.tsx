import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { backdrop } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  /** Buttons beside the title. */
  tools?: ReactNode
  side?: 'left' | 'right'
  /** A peek leaves the page behind it usable: no veil, and clicks outside do not close it. */
  peek?: boolean
  /** 288 px instead of 480. */
  narrow?: boolean
  children: ReactNode
}

const motion = {
  left: 'left-0 border-r data-starting-style:-translate-x-6 data-ending-style:-translate-x-6',
  right: 'right-0 border-l data-starting-style:translate-x-6 data-ending-style:translate-x-6',
}

/** A sheet at the edge of the window: a peek at a record beside its list, or a drawer over a small screen. */
export function Panel({ open, onClose, title, tools, side = 'right', peek, narrow, children }: Props) {
  const t = useT()
  return (
    <Base.Root
      open={open}
      modal={peek ? false : true}
      disablePointerDismissal={peek}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        {!peek && <Base.Backdrop className={backdrop} />}
        <Base.Popup
          className={cx(
            'fixed inset-y-0 z-50 flex max-w-full flex-col border-line bg-surface-2 shadow-float outline-none',
            'transition-[opacity,transform] duration-150 ease-out',
            'data-ending-style:opacity-0 data-starting-style:opacity-0',
            narrow ? 'w-72' : 'w-120',
            motion[side],
          )}
        >
          <div className="flex min-h-12 items-center gap-1 border-b border-line pr-2 pl-4">
            <Base.Title className="min-w-0 flex-1 truncate text-base font-semibold">{title}</Base.Title>
            {tools}
            <Base.Close render={<IconButton icon={X} label={t('ui.close')} keys="esc" />} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
