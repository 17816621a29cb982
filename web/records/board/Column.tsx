import { useVirtualizer } from '@tanstack/react-virtual'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Card } from '#web/records/board/Card.tsx'
import type { Cards, Total } from '#web/records/board/use-cards.ts'
import { MOST } from '#web/records/board/use-cards.ts'
import type { BoardColumn } from '#web/records/board/use-columns-of.ts'
import { useColumn } from '#web/records/drag.ts'
import type { Field } from '#web/records/field/value.ts'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
import { solid } from '#web/ui/hues.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

type Props = {
  object: ObjectMeta
  field: Field
  fields: readonly Field[]
  column: BoardColumn
  columns: readonly BoardColumn[]
  content: Cards
  total: Total | undefined
  limit: number
  onMore: () => void
  onMove: (card: CrmRecord, column: string) => void
}

/** One column: its name, how many and how much, and the cards. Beyond fifty, only those on the screen are drawn. */
export function Column({ object, field, fields, column, columns, content, total, limit, onMore, onMove }: Props) {
  'use no memo'
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const { setNodeRef, isOver } = useColumn({ id: column.id, data: { label: column.label } })
  const { cards } = content
  const isMany = cards.length > 50
  // oxlint-disable-next-line react/incompatible-library -- the compiler leaves this component alone, as it should
  const virtual = useVirtualizer({
    count: cards.length,
    enabled: isMany,
    getScrollElement: () => box.current,
    estimateSize: () => 92,
    overscan: 6,
    getItemKey: (at) => cards[at]?.id ?? at,
    gap: 8,
  })
  const card = (one: CrmRecord) => <Card {...{ object, fields, columns, onMove }} card={one} column={column.id} />
  return (
    <section
      ref={setNodeRef}
      aria-label={column.label}
      className={cx('flex w-72 shrink-0 snap-start flex-col rounded-lg bg-surface-0', isOver && 'ring-2 ring-accent')}
    >
      <Head column={column} total={total} shown={cards.length} isCounted={!content.hasMore} />
      <div ref={box} className="min-h-24 flex-1 overflow-y-auto px-2 pb-2">
        {content.loading && <Skeleton className="h-20" />}
        {!content.loading && cards.length === 0 && <p className="px-1 py-2 text-xs text-3">{t('board.empty')}</p>}
        {isMany ? (
          <div className="relative" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map(({ key, index, start }) => (
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${start}px)` }}
              >
                {card(cards[index] as CrmRecord)}
              </div>
            ))}
          </div>
        ) : (
          <div className="flex flex-col gap-2">
            {cards.map((one) => (
              <div key={one.id}>{card(one)}</div>
            ))}
          </div>
        )}
        {content.hasMore && <More {...{ object, field, column, limit, onMore }} />}
      </div>
    </section>
  )
}

/** Up to what the API gives at once; who has more of them in a column sees them in the list. */
function More({
  object,
  field,
  column,
  limit,
  onMore,
}: Pick<Props, 'object' | 'field' | 'column' | 'limit' | 'onMore'>) {
  const t = useT()
  if (limit < MOST) {
    return (
      <Button tone="plain" size="sm" className="mt-2 w-full text-2" onClick={onMore}>
        {t('ui.more')}
      </Button>
    )
  }
  const search = { filter: { [field.name]: column.id } }
  return (
    <Link
      to={`/${object.name}`}
      search={search as never}
      className="mt-2 block text-center text-sm text-accent hover:underline"
    >
      {t('board.allInList')}
    </Link>
  )
}

function Head({
  column,
  total,
  shown,
  isCounted,
}: {
  column: BoardColumn
  total: Total | undefined
  shown: number
  isCounted: boolean
}) {
  const format = useFormat()
  const count = isCounted ? shown : total?.count
  return (
    <header className="px-3 pt-2.5 pb-2">
      <h2 className="flex items-center gap-2 text-sm font-semibold">
        <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: solid(column.hue) }} />
        <span className="min-w-0 flex-1 truncate">{column.label}</span>
        {count !== undefined && <span className="tabular text-xs font-normal text-3">{format.number(count)}</span>}
      </h2>
      <p className="tabular mt-0.5 truncate text-xs text-2">
        {total?.sums.map((sum) => format.money(sum, sum.amount >= 10_000 ? 'compact' : 'full')).join(' · ') || '\u00A0'}
      </p>
    </header>
  )
}
