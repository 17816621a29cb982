import type { ReactNode } from 'react'
import { Circle, CircleCheck } from 'lucide-react'
import { useT } from '#web/i18n/I18n.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'

type Props = { title: string; hint: string; isDone: boolean; actions: ReactNode; children?: ReactNode }

/** One of the first steps; one that is done says so and asks nothing more. */
export function Step({ title, hint, isDone, actions, children }: Props) {
  const t = useT()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <Icon of={isDone ? CircleCheck : Circle} className={cx('shrink-0', isDone ? 'text-success' : 'text-3')} />
      <div className="min-w-0 flex-1 basis-64">
        <p className={cx('font-medium', isDone && 'text-2')}>
          {title}
          {isDone && <span className="sr-only"> ({t('start.done')})</span>}
        </p>
        {!isDone && <p className="max-w-prose text-sm text-2">{hint}</p>}
        {children}
      </div>
      {!isDone && <div className="flex flex-wrap gap-2">{actions}</div>}
    </li>
  )
}
