import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { IconButton } from '#web/ui/IconButton.tsx'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  /** One sentence under the title. */
  lead?: string
  /** Buttons, the main one last. */
  actions?: ReactNode
  size?: 'sm' | 'md' | 'lg'
  /** What has the focus at first, where it is neither the first field nor the window. */
  focus?: RefObject<HTMLElement | null>
  children?: ReactNode
}

const widths = { sm: 'max-w-96', md: 'max-w-136', lg: 'max-w-200' }

/** Only for what needs the whole attention: a form, a choice between records. What can be undone asks nothing. */
export function Dialog({ open, onClose, title, lead, actions, size = 'md', focus, children }: Props) {
  const t = useT()
  const body = useRef<HTMLDivElement>(null)
  // Not the close button, which comes first in the page: the first field, else the window itself.
  const firstFocus = () =>
    focus?.current ?? body.current?.querySelector<HTMLElement>('input, textarea, [role="combobox"]') ?? body.current
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Base.Portal>
        <Base.Backdrop className={backdrop} />
        <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-y-auto px-3 py-[8vh]">
          <Base.Popup initialFocus={firstFocus} className={cx('float-panel flex w-full flex-col', widths[size])}>
            <div className="flex items-start gap-3 px-4 pt-3 pb-1">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-lg font-semibold">{title}</Base.Title>
                {lead && <Base.Description className="text-sm text-2">{lead}</Base.Description>}
              </div>
              <Base.Close render={<IconButton icon={X} label={t('ui.close')} keys="esc" />} />
            </div>
            <div ref={body} tabIndex={-1} className="px-4 py-2 outline-none">
              {children}
            </div>
            {actions && <footer className="flex flex-wrap justify-end gap-2 px-4 pt-2 pb-4">{actions}</footer>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

export const backdrop = `fixed inset-0 z-50 bg-[oklch(0.15_0.02_165/0.35)] transition-opacity duration-100
  data-ending-style:opacity-0 data-starting-style:opacity-0`
