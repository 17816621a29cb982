import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '#web/ui/Icon.tsx'

type Props = {
  title: string
  /** What this place is for. */
  hint?: string
  icon?: LucideIcon
  /** One main action; a second, quiet one at most. */
  action?: ReactNode
  /** Where it is all there is: the heading of the page. */
  isPage?: boolean
}

/** Nothing here yet, said in the place where it would be. */
export function Empty({ title, hint, icon, action, isPage }: Props) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className="flex flex-col items-start gap-1 px-4 py-6">
      {icon && <Icon of={icon} size={20} className="mb-1 text-3" />}
      <Title className="font-medium">{title}</Title>
      {hint && <p className="max-w-prose text-sm text-2">{hint}</p>}
      {action && <div className="mt-2 flex flex-wrap gap-2">{action}</div>}
    </div>
  )
}
