import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

/** The way back to the list, before the title. */
export function BackLink() {
  const t = useT()
  return (
    <Tooltip label={t('imports.back')}>
      <Link
        to="/imports"
        aria-label={t('imports.back')}
        className="-ml-2 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-2 hover:bg-hover hover:text-1 pointer-coarse:size-10"
      >
        <Icon of={ArrowLeft} />
      </Link>
    </Tooltip>
  )
}
