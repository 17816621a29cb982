import { X } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'

type Props = {
  tone?: 'info' | 'success' | 'warning' | 'danger'
  icon?: LucideIcon
  action?: ReactNode
  onClose?: () => void
  children: ReactNode
}

const tones = {
  info: 'bg-info-soft text-info',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
}

/** A quiet strip across a page: a possible duplicate, no connection, a record that has been deleted. */
export function Banner({ tone = 'info', icon, action, onClose, children }: Props) {
  const t = useT()
  return (
    <div role="status" className={cx('flex min-h-9 flex-wrap items-center gap-2 px-4 py-1 text-sm', tones[tone])}>
      {icon && <Icon of={icon} />}
      <span className="max-w-[calc(100%-1.75rem)] min-w-0 text-1">{children}</span>
      {action}
      {onClose && <IconButton icon={X} size="sm" label={t('ui.close')} onClick={onClose} className="ml-auto" />}
    </div>
  )
}
