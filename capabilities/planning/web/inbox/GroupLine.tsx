import { Link } from '@tanstack/react-router'
import { BellRing, Check, CircleAlert, FileInput, HeartPulse, Mail, MailOpen, Undo2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Notification } from '#capabilities/planning/contract.ts'
import { mark, markRead } from '#capabilities/planning/web/api.ts'
import type { Group } from '#capabilities/planning/web/inbox/groups.ts'
import { linkOf } from '#capabilities/planning/web/inbox/groups.ts'
import { useNames } from '#capabilities/planning/web/inbox/use-names.ts'
import { useObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { RelativeTime } from '#web/i18n/RelativeTime.tsx'
import { useKeysOf } from '#web/shell/own-keys.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { objectIcon } from '#web/ui/object-icons.ts'

const shown = 3

/** What came in about one record: its name, then who did what, the latest first. */
export function GroupLine({ group, isUnread, onDone }: { group: Group; isUnread: boolean; onDone: () => void }) {
  const t = useT()
  const keysOf = useKeysOf()
  const { titleOf } = useNames()
  const { items } = group
  const [first] = items
  const ids = items.map(({ id }) => id)
  const isDone = first.doneAt !== null
  return (
    <li className="group/line relative flex gap-3 border-b border-line py-2.5 pr-2 hover:bg-hover">
      <span className="flex w-4 shrink-0 justify-center pt-1.5">
        {isUnread && <span role="img" aria-label={t('inbox.unreadMark')} className="size-2 rounded-full bg-accent" />}
      </span>
      <Kind of={first} />
      <div className="min-w-0 flex-1">
        <Link
          to={linkOf(first)}
          data-group
          onClick={() => isUnread && void mark({ ids, read: true }).catch(() => undefined)}
          className={cx('block truncate text-sm hover:underline', isUnread ? 'font-semibold' : 'text-2')}
        >
          {titleOf(first)}
        </Link>
        {items.slice(0, shown).map((item) => (
          <Said key={item.id} item={item} />
        ))}
        {items.length > shown && <p className="text-xs text-3">{t('inbox.more', { n: items.length - shown })}</p>}
      </div>
      <span className="flex shrink-0 items-start gap-0.5">
        <IconButton
          size="sm"
          icon={isUnread ? MailOpen : Mail}
          label={t(isUnread ? 'inbox.markRead' : 'inbox.markUnread')}
          keys={keysOf('unread')}
          onClick={() => markRead(isUnread, ids)}
          className={quiet}
        />
        <IconButton
          size="sm"
          icon={isDone ? Undo2 : Check}
          label={t(isDone ? 'inbox.reopen' : 'inbox.markDone')}
          keys={keysOf('done')}
          onClick={onDone}
          className={quiet}
        />
      </span>
    </li>
  )
}

const quiet = `opacity-0 group-focus-within/line:opacity-100 group-hover/line:opacity-100 pointer-coarse:size-10
  pointer-coarse:opacity-100`

function Said({ item }: { item: Notification }) {
  const { sentenceOf } = useNames()
  return (
    <div className="text-sm text-2">
      <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <span className="min-w-0 break-words">{sentenceOf(item)}</span>
        <RelativeTime at={item.createdAt} className="shrink-0 text-xs text-3" />
      </p>
      {item.text && <p className="line-clamp-2 max-w-prose break-words text-1">{item.text}</p>}
    </div>
  )
}

const icons: Partial<Record<Notification['kind'], LucideIcon>> = {
  reminder: BellRing,
  import: FileInput,
  job: CircleAlert,
  health: HeartPulse,
}

function Kind({ of }: { of: Notification }) {
  const object = useObject(of.object ?? '')
  const icon = icons[of.kind] ?? (object ? objectIcon(object) : BellRing)
  const isBad = of.details.state === 'failed'
  return <Icon of={icon} className={cx('mt-0.5', isBad ? 'text-danger' : 'text-3')} />
}
