import { useVirtualizer } from '@tanstack/react-virtual'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import type { RefObject } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { Card } from '#web/records/board/Card.tsx'
import { ColumnHead } from '#web/records/board/ColumnHead.tsx'
import type { Cards, Total } from '#web/records/board/use-cards.ts'
import { MOST } from '#web/records/board/use-cards.ts'
import type { BoardColumn } from '#web/records/board/use-columns-of.ts'
import { useColumn } from '#web/records/drag.ts'
import type { Field } from '#web/records/field/value.ts'
import { Button } from '#web/ui/Button.tsx'
import { cx } from '#web/ui/cx.ts'
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
  /** How many cards it is meant to hold. */
  most: number | undefined
  chosen: ReadonlySet<string>
  onMost: (most: number | null) => void
  onChoose: (card: CrmRecord) => void
  onMore: () => void
  onMove: (card: CrmRecord, column: string) => void
}

/** One column: its name, how many and how much, and the cards. */
export function Column(props: Props) {
  const { object, field, column, content, total, limit, onMore } = props
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const { setNodeRef, isOver } = useColumn({ id: column.id, data: { label: column.label } })
  const { cards } = content
  return (
    <section
      ref={setNodeRef}
      aria-label={column.label}
      className={cx('flex w-72 shrink-0 snap-start flex-col rounded-lg bg-surface-0', isOver && 'ring-2 ring-accent')}
    >
      <ColumnHead
        column={column}
        count={content.hasMore || content.loading ? total?.count : cards.length}
        figures={total?.figures ?? []}
        most={props.most}
        onMost={props.onMost}
      />
      <div ref={box} className="min-h-24 flex-1 overflow-y-auto px-2 pb-2">
        {content.loading && <Skeleton className="h-20" />}
        {!content.loading && cards.length === 0 && <p className="px-1 py-2 text-xs text-3">{t('board.empty')}</p>}
        <Stack {...props} box={box} />
        {content.hasMore && <More {...{ object, field, column, limit, onMore }} />}
      </div>
    </section>
  )
}

/** The cards under one another; beyond fifty, only those on the screen are drawn. */
function Stack(props: Props & { box: RefObject<HTMLDivElement | null> }) {
  'use no memo'
  const { object, fields, columns, column, chosen, onMove, onChoose, box } = props
  const { cards } = props.content
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
  const same = { object, fields, columns, onMove, onChoose, column: column.id }
  const card = (one: CrmRecord) => <Card {...same} card={one} isChosen={chosen.has(one.id)} />
  if (!isMany)
    return (
      <div className="flex flex-col gap-2">
        {cards.map((one) => (
          <div key={one.id}>{card(one)}</div>
        ))}
      </div>
    )
  return (
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
