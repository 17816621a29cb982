import { ArrowDown, ArrowUp, ArrowUpToLine, Ellipsis, GripVertical } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { columnUnder, DragArea, useColumn, useDragged, usePointerSensors } from '#web/records/drag.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'

type Line = {
  readonly id: string
  /** Read aloud. */
  readonly name: string
  /** The head of a part of the list: it stays, and what is put on it becomes the first one below. */
  readonly isHead?: boolean
}

type Props<T extends Line> = {
  label: string
  items: readonly T[]
  /** Without it the order stands. */
  onOrder?: (ids: string[]) => Promise<unknown>
  menu?: (item: T) => readonly MenuEntry[]
  /** Where one stands in such an order, in words; without it, the how manieth it is. */
  says?: (ids: readonly string[], id: string) => string
  children: (item: T) => ReactNode
}

/** Lines in an order of one's own: dragged by their grip, moved by arrow keys on it, or from the line's menu. */
export function OrderedList<T extends Line>({ label, items, onOrder, menu, says, children }: Props<T>) {
  const t = useT()
  const { lines, said, move } = useOrder(items, onOrder, says)
  const sensors = usePointerSensors()
  const place = (id: unknown) => lines.findIndex((line) => line.id === id)
  return (
    <DragArea
      sensors={sensors}
      collisionDetection={columnUnder}
      accessibility={{ screenReaderInstructions: { draggable: t('order.how') }, announcements: silent }}
      onDragEnd={({ active, over }) => {
        if (!over || over.id === active.id) return
        const [from, to] = [place(active.id), place(over.id)]
        move(String(active.id), lines[to]?.isHead && to < from ? to + 1 : to)
      }}
    >
      <ul aria-label={label} className="max-w-200 border-t border-line">
        {lines.map((line, at) =>
          line.isHead ? (
            <HeadLine key={line.id} id={line.id}>
              {children(line)}
            </HeadLine>
          ) : (
            <OrderedLine
              key={line.id}
              line={line}
              onMove={onOrder && ((to) => move(line.id, to))}
              at={at}
              first={lines[0]?.isHead ? 1 : 0}
              last={lines.length - 1}
              more={menu?.(line) ?? []}
            >
              {children(line)}
            </OrderedLine>
          ),
        )}
      </ul>
      <p role="status" className="sr-only">
        {said?.text ?? (said && t('order.moved', said))}
      </p>
    </DragArea>
  )
}

// A screen reader hears of the move itself, once it has happened.
const nothing = () => undefined
const silent = { onDragStart: nothing, onDragOver: nothing, onDragEnd: nothing, onDragCancel: nothing }

/** The order is on the screen at once, and holds until what comes from the server has it too. */
function useOrder<T extends Line>(items: readonly T[], onOrder: Props<T>['onOrder'], says: Props<T>['says']) {
  const [order, setOrder] = useState<readonly string[] | null>(null)
  const [said, setSaid] = useState<{ name: string; place: number; of: number; text: string | undefined } | null>(null)
  const rank = ({ id }: T) => (order?.includes(id) ? order.indexOf(id) : items.length)
  const lines = order ? items.toSorted((a, b) => rank(a) - rank(b)) : items
  const move = (id: string, wanted: number) => {
    const to = lines[0]?.isHead ? Math.max(1, wanted) : wanted
    const ids = lines.map((line) => line.id).filter((one) => one !== id)
    if (to < 0 || to > ids.length || lines[to]?.id === id) return
    ids.splice(to, 0, id)
    setOrder(ids)
    const name = lines.find((line) => line.id === id)?.name ?? ''
    setSaid({ name, place: to + 1, of: lines.length, text: says?.(ids, id) })
    void onOrder?.(ids).finally(() => setOrder((now) => (now === ids ? null : now)))
  }
  return { lines, said, move }
}

function HeadLine({ id, children }: { id: string; children: ReactNode }) {
  const { setNodeRef, isOver } = useColumn({ id })
  return (
    <li ref={setNodeRef} className={cx('border-b border-line pt-4 pb-1', isOver && 'bg-accent-soft')}>
      {children}
    </li>
  )
}

type LineProps = {
  line: Line
  at: number
  first: number
  last: number
  onMove?: (to: number) => void
  more: readonly MenuEntry[]
  children: ReactNode
}

function OrderedLine({ line, at, first, last, onMove, more, children }: LineProps) {
  const t = useT()
  const { setNodeRef: placeRef, isOver } = useColumn({ id: line.id })
  const { setNodeRef: gripRef, listeners, transform, isDragging } = useDragged({ id: line.id, disabled: !onMove })
  const moves: MenuEntry[] = onMove
    ? [
        { label: t('order.up'), icon: ArrowUp, disabled: at <= first, onSelect: () => onMove(at - 1) },
        { label: t('order.down'), icon: ArrowDown, disabled: at === last, onSelect: () => onMove(at + 1) },
        { label: t('order.first'), icon: ArrowUpToLine, disabled: at <= first, onSelect: () => onMove(first) },
      ]
    : []
  const items: readonly MenuEntry[] =
    moves.length > 0 && more.length > 0 ? [...more, 'line', ...moves] : [...more, ...moves]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    onMove?.(at + step)
  }
  return (
    <li
      ref={placeRef}
      className={cx(
        'flex min-h-10 items-center gap-2 border-b border-line pointer-coarse:min-h-12',
        isOver && !isDragging && 'bg-accent-soft',
        isDragging && 'relative z-10 bg-surface-2 shadow-float',
      )}
      style={transform ? { transform: `translateY(${transform.y}px)` } : undefined}
    >
      {onMove && (
        <button
          type="button"
          ref={gripRef}
          {...listeners}
          aria-label={t('order.grip', { name: line.name })}
          title={t('order.how')}
          onKeyDown={onKeyDown}
          className="flex size-8 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-3
            hover:bg-hover hover:text-1 pointer-coarse:size-10"
        >
          <Icon of={GripVertical} />
        </button>
      )}
      <div className="min-w-0 flex-1 py-1">{children}</div>
      {items.length > 0 && (
        <Menu
          trigger={<IconButton icon={Ellipsis} label={t('order.actions', { name: line.name })} />}
          items={items}
          align="end"
        />
      )}
    </li>
  )
}
