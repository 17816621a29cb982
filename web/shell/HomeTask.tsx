import { Link } from '@tanstack/react-router'
import { Clock } from 'lucide-react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { textOf } from '#web/records.ts'
import { useKeysOf } from '#web/shell/own-keys.ts'
import type { useTaskActs } from '#web/shell/use-day.ts'
import { isPast, midnight, nextWeek } from '#web/shell/use-day.ts'
import type { CrmRecord } from '#web/types.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { cx } from '#web/ui/cx.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'

type Props = { task: CrmRecord; acts: ReturnType<typeof useTaskActs>; isToday: boolean }

/** One task: ticked, opened, or put off. */
export function HomeTask({ task, acts, isToday }: Props) {
  const t = useT()
  const format = useFormat()
  const keysOf = useKeysOf()
  const due = task.dueAt ? textOf(task, 'dueAt') : null
  const subject = textOf(task, 'subject')
  const isLate = due !== null && isPast(due)
  return (
    <li className="group/task flex min-h-9 items-center gap-3 border-b border-line text-sm hover:bg-hover">
      <Checkbox checked={task.status === 'done'} onChange={() => acts.finish(task)} ariaLabel={subject} />
      <Link to={`/task/${task.id}`} data-task className="min-w-0 flex-1 truncate hover:underline">
        {subject}
      </Link>
      <Menu
        align="end"
        trigger={
          <IconButton
            size="sm"
            icon={Clock}
            label={t('home.snooze')}
            keys={keysOf('snooze')}
            className="opacity-0 group-focus-within/task:opacity-100 group-hover/task:opacity-100 data-popup-open:opacity-100 pointer-coarse:size-10 pointer-coarse:opacity-100"
          />
        }
        items={[
          { label: t('home.snoozeTomorrow'), keys: keysOf('snooze'), onSelect: () => acts.snooze(task, midnight(1)) },
          { label: t('home.snoozeWeek'), onSelect: () => acts.snooze(task, nextWeek(format.form)) },
        ]}
      />
      {due && (
        <span className={cx('tabular shrink-0 text-right text-xs', isLate ? 'text-danger' : 'text-3')}>
          {isToday ? <time dateTime={due}>{format.time(due)}</time> : <RelativeTime at={due} />}
        </span>
      )}
    </li>
  )
}
