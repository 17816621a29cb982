import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Icon } from '#web/ui/Icon.tsx'

/** The way back to the number one came from. */
export function HealthBack({ object }: { object?: string }) {
  const t = useT()
  return (
    <Link
      to="/health"
      search={(object ? { object } : {}) as never}
      className="flex min-h-8 items-center gap-1.5 text-sm whitespace-nowrap text-2 hover:text-1"
    >
      <Icon of={ArrowLeft} size={14} />
      {t('health.back')}
      <span aria-hidden className="text-3">
        /
      </span>
    </Link>
  )
}
