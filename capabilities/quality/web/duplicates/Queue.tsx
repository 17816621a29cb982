import { memo, useEffect, useRef } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
import type { ObjectMeta } from '#web/types.ts'
import type { Pair } from '#capabilities/quality/web/duplicates/pair.ts'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { useWhy } from '#capabilities/quality/web/duplicates/use-why.ts'

type Props = {
  object: ObjectMeta
  items: readonly Pair[]
  current: string | undefined
  more: { busy: boolean; load: () => void } | null
  onOpen: (id: string) => void
}

/** The pairs that wait, the surest first. */
export function Queue({ object, items, current, more, onOpen }: Props) {
  const t = useT()
  return (
    <nav aria-label={t('dup.queue')}>
      <ul>
        {items.map((pair) => (
          <Line key={pair.id} object={object} pair={pair} isCurrent={pair.id === current} onOpen={onOpen} />
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

const Line = memo(function Line({
  object,
  pair,
  isCurrent,
  onOpen,
}: {
  object: ObjectMeta
  pair: Pair
  isCurrent: boolean
  onOpen: (id: string) => void
}) {
  const percent = usePercent()
  const words = useWhy(object)
  const place = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isCurrent) place.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const { left, right, why } = pair
  // Of namesakes, the strongest reason says more than the name again.
  const strongest = left.title === right.title ? why.toSorted((a, b) => b.weight - a.weight)[0] : undefined
  return (
    <li>
      <button
        ref={place}
        type="button"
        aria-current={isCurrent || undefined}
        onClick={() => onOpen(pair.id)}
        className={cx(
          'flex w-full items-start gap-2 border-b border-line px-4 py-2 text-left text-sm -outline-offset-2',
          isCurrent ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        <span className="min-w-0 flex-1">
          <span className={cx('block truncate', isCurrent && 'font-medium')}>{left.title}</span>
          <span className="block truncate text-2">{strongest ? words(strongest) : right.title}</span>
        </span>
        <span className="tabular text-xs text-2">{percent(pair.probability)}</span>
      </button>
    </li>
  )
})
