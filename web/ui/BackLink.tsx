import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { Icon } from '#web/ui/Icon.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

/** The way back to the list, before the title. */
export function BackLink({ to, label }: { to: string; label: string }) {
  return (
    <Tooltip label={label}>
      <Link
        to={to}
        aria-label={label}
        className="-ml-2 inline-flex size-8 shrink-0 items-center justify-center rounded-md text-2 hover:bg-hover hover:text-1 pointer-coarse:size-10"
      >
        <Icon of={ArrowLeft} />
      </Link>
    </Tooltip>
  )
}
