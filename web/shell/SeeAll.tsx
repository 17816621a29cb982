import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useT } from '#web/i18n/I18n.tsx'

/** A quiet link at the head of a part. */
export function SeeAll({
  to,
  search,
  children,
}: {
  to: string
  search?: Record<string, unknown>
  children?: ReactNode
}) {
  const t = useT()
  return (
    <Link to={to} search={search as never} className="rounded-sm px-1 text-sm text-accent hover:underline">
      {children ?? t('home.all')}
    </Link>
  )
}
