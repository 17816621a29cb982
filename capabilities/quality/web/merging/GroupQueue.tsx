import { memo, useEffect, useRef } from 'react'
import type { Group } from '#capabilities/quality/contract-merging.ts'
import { useT } from '#web/i18n/I18n.tsx'
import type { ObjectMeta } from '#web/types.ts'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { useWhy } from '#capabilities/quality/web/duplicates/use-why.ts'

type Props = {
  object: ObjectMeta
  items: readonly Group[]
  current: string | undefined
  more: { busy: boolean; load: () => void } | null
  onOpen: (id: string) => void
}

/** The groups that wait, the surest first. */
export function GroupQueue({ object, items, current, more, onOpen }: Props) {
  const t = useT()
  return (
    <nav aria-label={t('dup.queue')}>
      <ul>
        {items.map((group) => (
          <Line key={group.id} object={object} group={group} isCurrent={group.id === current} onOpen={onOpen} />
        ))}
      </ul>
      {more && (
        <div className="p-3">
          <Button size="sm" busy={more.busy} onClick={more.load}>
            {t('ui.more')}
          </Button>
        </div>
      )}
    </nav>
  )
}

type LineProps = { object: ObjectMeta; group: Group; isCurrent: boolean; onOpen: (id: string) => void }

const Line = memo(function Line({ object, group, isCurrent, onOpen }: LineProps) {
  const t = useT()
  const percent = usePercent()
  const words = useWhy(object)
  const place = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const [first, ...rest] = group.members
  const others = [...new Set(rest.map(({ title }) => title).filter((title) => title !== first?.title))]
  // Of namesakes, the strongest reason says more than the name again.
  const strongest = group.why.toSorted((a, b) => b.weight - a.weight)[0]
  const second = others.length > 0 ? others.join(' · ') : strongest ? words(strongest) : (rest[0]?.title ?? '')
  return (
    <li>
      <button
        ref={place}
        type="button"
        aria-current={isCurrent || undefined}
        onClick={() => onOpen(group.id)}
        className={cx(
          'flex w-full items-start gap-2 border-b border-line px-4 py-2 text-left text-sm -outline-offset-2',
          isCurrent ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        <span className="min-w-0 flex-1">
          <span className={cx('block truncate', isCurrent && 'font-medium')}>{first?.title}</span>
          <span className="block truncate text-2">{second}</span>
        </span>
        <span className="flex flex-col items-end">
          <span className="tabular text-xs text-2">{percent(group.probability)}</span>
          {group.members.length > 2 && (
            <span className="tabular text-xs text-2">{t('merge.records', { n: group.members.length })}</span>
          )}
        </span>
      </button>
    </li>
  )
})
