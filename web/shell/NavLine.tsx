import { Link } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Icon } from '#web/ui/Icon.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { Tooltip } from '#web/ui/Tooltip.tsx'

type Props = Omit<ComponentProps<'button'>, 'children' | 'type'> & {
  icon: LucideIcon
  label: string
  /** An address makes it a link, which marks itself where the reader is. */
  to?: string
  keys?: string
  /** Behind the words; over the icon where there are none. */
  badge?: ReactNode
  /** Only the icon, with the words in a tooltip. */
  small: boolean
  /** Instead of following the link. */
  onGo?: (to: string) => void
}

const look = `relative flex min-h-8 w-full shrink-0 items-center gap-2 rounded-md px-2 text-left text-sm text-2 transition-colors
  hover:bg-hover hover:text-1 data-popup-open:bg-hover data-[status=active]:bg-pressed data-[status=active]:font-medium
  data-[status=active]:text-1 pointer-coarse:min-h-10`

/** One line of the navigation. */
export function NavLine({ icon, label, to, keys, badge, small, onGo, ...rest }: Props) {
  const words = small ? (
    <span className="sr-only">{label}</span>
  ) : (
    <span className="min-w-0 flex-1 truncate">{label}</span>
  )
  const face = (
    <>
      <Icon of={icon} />
      {words}
      {badge && <span className={small ? 'absolute top-0.5 right-0.5' : 'shrink-0'}>{badge}</span>}
      {keys && !small && <Kbd keys={keys} />}
    </>
  )
  const line =
    to === undefined ? (
      <button type="button" {...rest} className={look}>
        {face}
      </button>
    ) : (
      <Link
        to={to}
        data-nav={label}
        activeOptions={{ exact: to === '/', includeSearch: false }}
        className={look}
        onClick={
          onGo &&
          ((event) => {
            event.preventDefault()
            onGo(to)
          })
        }
      >
        {face}
      </Link>
    )
  return small ? (
    <Tooltip label={label} keys={keys} side="right">
      {line}
    </Tooltip>
  ) : (
    line
  )
}
