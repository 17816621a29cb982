import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

export function BackToRules() {
  const t = useT()
  return (
    <Tooltip label={t('rules.all')}>
      <Link
        to="/rules"
        aria-label={t('rules.all')}
        className="-ml-2 inline-flex size-8 items-center justify-center rounded-md text-2 hover:bg-hover hover:text-1 pointer-coarse:size-10"
      >
        <Icon of={ArrowLeft} />
      </Link>
    </Tooltip>
  )
}
