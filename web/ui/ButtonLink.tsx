import { Link } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonLook } from '#web/ui/Button.tsx'
import type { ButtonProps } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'

type Props = Pick<ButtonProps, 'tone' | 'size'> & {
  icon?: LucideIcon
  to: string
  search?: Record<string, unknown>
  children: ReactNode
}

/** Looks like a button, is a link: it leads somewhere, opens in a new tab, can be copied. */
export function ButtonLink({ tone, size, icon, to, search, children }: Props) {
  return (
    <Link to={to} search={search as never} className={buttonLook(tone, size)}>
      {icon && <Icon of={icon} />}
      {children}
    </Link>
  )
}
