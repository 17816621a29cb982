import {
  ArrowDown,
  ArrowUp,
  ChevronDown,
  EyeOff,
  FoldHorizontal,
  ListFilter,
  MoveLeft,
  MoveRight,
  Pin,
  PinOff,
  RotateCcw,
  Rows3,
  Sigma,
  UnfoldHorizontal,
  X,
} from 'lucide-react'
import { useState } from 'react'
import type { ComponentProps, DragEvent, MouseEvent, ReactNode } from 'react'
import type { Translate } from '#web/i18n/I18n.tsx'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import type { Field } from '#web/records/field/value.ts'
import { isNumeric } from '#web/records/field/value.ts'
import type { Sort } from '#web/records/list/address.ts'
import { isSortable } from '#web/records/list/address.ts'
import { footItems } from '#web/records/foot/foot-menu.ts'
import type { Foot, Measure } from '#web/records/foot/measures.ts'
import { mostFigures } from '#web/records/foot/measures.ts'
import { isGroupable } from '#web/records/groups/group-field.ts'
import { operatorsOf } from '#web/records/list/conditions.ts'
import { widthStep } from '#web/records/list/use-widths.ts'
import type { Column } from '#web/records/list/use-widths.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuEntry } from '#web/ui/MenuItems.tsx'

type Props = {
  columns: readonly Column[]
  gridId: string
  sort: readonly Sort[]
  cursorCol: number
  selected: 'none' | 'some' | 'all'
  onSelectAll: () => void
  onSort: (field: Field, keep: boolean) => void
  onSortTo: (sort: Sort | null) => void
  onOrder: (names: readonly string[]) => void
  /** How many columns stay in sight when the list scrolls sideways. */
  frozen: number
  onFreeze: (frozen: number) => void
  /** What stands below the columns. */
  foot: Foot
  onFoot: (field: string, measure: Measure | null) => void
  onFilter: (field: Field) => void
  onGroup: (field: string) => void
  /** What stands below a column's name. */
  bar?: (field: Field) => ReactNode
}

/** The head of the grid, inside it: names that sort, a menu for each, edges that can be dragged. */
export function ListHeader(props: Props) {
  const { columns, selected, onSelectAll, onOrder } = props
  const t = useT()
  const [over, setOver] = useState<string | null>(null)
  const names = columns.map(({ field }) => field.name)
  const drop = (event: DragEvent, at: string) => {
    setOver(null)
    const from = event.dataTransfer.getData('text/tend-column')
    if (!from || from === at) return
    event.preventDefault()
    const rest = names.filter((name) => name !== from)
    rest.splice(rest.indexOf(at) + (names.indexOf(from) < names.indexOf(at) ? 1 : 0), 0, from)
    onOrder(rest)
  }
  return (
    <div role="row" aria-rowindex={1} className="flex h-8 w-full border-b border-line bg-surface-1">
      <div
        role="columnheader"
        aria-colindex={1}
        className="z-2 flex w-10 shrink-0 items-center justify-center bg-surface-1 sm:sticky sm:left-0"
      >
        <Checkbox
          checked={selected === 'all'}
          indeterminate={selected === 'some'}
          onChange={onSelectAll}
          ariaLabel={t('list.selectAll')}
          tabIndex={-1}
        />
      </div>
      {columns.map((column, col) => (
        <HeaderCell
          key={column.field.name}
          {...props}
          column={column}
          col={col}
          isOver={over === column.field.name}
          onDragOver={(event) => {
            if (col === 0 || !event.dataTransfer.types.includes('text/tend-column')) return
            event.preventDefault()
            setOver(column.field.name)
          }}
          onDrop={(event) => {
            if (col > 0) drop(event, column.field.name)
          }}
        />
      ))}
    </div>
  )
}

type CellProps = Props & {
  column: Column
  col: number
  isOver: boolean
  onDragOver: (event: DragEvent) => void
  onDrop: (event: DragEvent) => void
}

function HeaderCell(props: CellProps) {
  const { column, col, gridId, sort, cursorCol, frozen, onSort, isOver } = props
  const t = useT()
  const label = useLabel()
  const { field } = column
  const place = sort.findIndex((one) => one.field === field.name)
  const sorted = sort[place]
  const name = label(field.label)
  return (
    <div
      id={`${gridId}--1-${col}`}
      role="columnheader"
      tabIndex={-1}
      aria-colindex={col + 2}
      aria-sort={sorted ? (sorted.down ? 'descending' : 'ascending') : undefined}
      style={{ width: `var(--w${col})`, ...(col > 0 && col < frozen ? { left: `var(--l${col})` } : {}) }}
      draggable={col > 0 && !column.isResizing}
      onDragStart={(event) => event.dataTransfer.setData('text/tend-column', field.name)}
      onDragOver={props.onDragOver}
      onDrop={props.onDrop}
      onContextMenu={openMenu}
      className={cx(
        'group/head relative flex shrink-0 items-center bg-surface-1 text-xs font-medium text-3',
        col === 0 && 'sticky left-0 z-2 sm:left-10',
        col > 0 && col < frozen && 'z-2 sm:sticky',
        isOver && 'bg-accent-soft',
        cursorCol === col &&
          'group-focus/grid:outline-2 group-focus/grid:-outline-offset-2 group-focus/grid:outline-accent',
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        disabled={!isSortable(field)}
        onClick={(event) => onSort(field, event.shiftKey)}
        className={cx(
          'flex h-full min-w-0 flex-1 items-center gap-1 px-2',
          isNumeric(field) && 'justify-end',
          sorted ? 'text-1' : 'hover:text-1',
        )}
      >
        <span className="truncate">{name}</span>
        {sorted && <Icon of={sorted.down ? ArrowDown : ArrowUp} size={12} className="text-accent" />}
        {sorted && sort.length > 1 && <span className="tabular text-accent">{place + 1}</span>}
      </button>
      <Menu
        align="end"
        items={menuOf(props, t)}
        trigger={<MenuButton label={t('list.columnMenu', { what: name })} isLeft={isNumeric(field)} />}
      />
      {props.bar?.(field)}
      <Edge column={column} />
    </div>
  )
}

/** A right click anywhere on a head is a press of its menu; with Shift the browser keeps its own. */
function openMenu(event: MouseEvent<HTMLElement>): void {
  const opener = event.currentTarget.querySelector<HTMLElement>('[aria-haspopup="menu"]')
  if (event.shiftKey || !opener) return
  event.preventDefault()
  opener.click()
}

type MenuButtonProps = ComponentProps<'button'> & {
  label: string
  /** Where the name stands at the right, which it must not cover. */ isLeft: boolean
}

function MenuButton({ label, isLeft, ...rest }: MenuButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      tabIndex={-1}
      aria-label={label}
      className={cx(
        `absolute flex size-6 items-center justify-center rounded-sm bg-surface-1 opacity-0
        group-hover/head:opacity-100 hover:bg-pressed focus-visible:opacity-100 data-popup-open:opacity-100
        pointer-coarse:opacity-100`,
        isLeft ? 'left-1.5' : 'right-1.5',
      )}
    >
      <Icon of={ChevronDown} size={14} />
    </button>
  )
}

/** The edge one drags; a double click gives the usual width back. */
function Edge({ column }: { column: Column }) {
  const t = useT()
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- widths are for those who see them
    <div
      title={t('list.resize')}
      onMouseDown={column.onResize}
      onTouchStart={column.onResize}
      onDoubleClick={column.onResetWidth}
      className={cx(
        'absolute top-0 right-0 z-3 h-full w-2 translate-x-1/2 cursor-col-resize touch-none after:mx-auto after:block after:h-full after:w-px',
        column.isResizing ? 'after:bg-accent' : 'hover:after:bg-line-strong',
      )}
    />
  )
}

function menuOf(
  { column, col, columns, sort, frozen, foot, onSortTo, onOrder, onFreeze, onFoot, onFilter, onGroup }: CellProps,
  t: Translate,
): MenuEntry[] {
  const { field } = column
  const names = columns.map((one) => one.field.name)
  const move = (by: number) => {
    const next = names.filter((name) => name !== field.name)
    next.splice(col + by, 0, field.name)
    onOrder(next)
  }
  const sorts: MenuEntry[] = isSortable(field)
    ? [
        { label: t('list.sortUp'), icon: ArrowUp, onSelect: () => onSortTo({ field: field.name, down: false }) },
        { label: t('list.sortDown'), icon: ArrowDown, onSelect: () => onSortTo({ field: field.name, down: true }) },
      ]
    : []
  if (sort.some((one) => one.field === field.name))
    sorts.push({ label: t('list.sortNone'), icon: X, onSelect: () => onSortTo(null) })
  const filter: MenuEntry[] =
    operatorsOf(field).length > 0
      ? [{ label: t('list.filterBy'), icon: ListFilter, onSelect: () => onFilter(field) }]
      : []
  if (isGroupable(field)) filter.push({ label: t('groups.byThis'), icon: Rows3, onSelect: () => onGroup(field.name) })
  const below = footItems(t, {
    field,
    chosen: foot[field.name],
    isFull: Object.keys(foot).length >= mostFigures,
    onChoose: (measure) => onFoot(field.name, measure),
  })
  filter.push({ label: t('foot.below'), icon: Sigma, items: below })
  const width: MenuEntry[] = [
    'line',
    { label: t('list.wider'), icon: UnfoldHorizontal, onSelect: () => column.onWiden(widthStep * 3) },
    { label: t('list.narrower'), icon: FoldHorizontal, onSelect: () => column.onWiden(-widthStep * 3) },
    { label: t('list.usualWidth'), icon: RotateCcw, onSelect: column.onResetWidth },
  ]
  const place: MenuEntry[] =
    col === 0
      ? []
      : [
          'line',
          { label: t('list.moveLeft'), icon: MoveLeft, onSelect: () => move(-1), disabled: col <= 1 },
          { label: t('list.moveRight'), icon: MoveRight, onSelect: () => move(1), disabled: col === names.length - 1 },
          frozen === col + 1
            ? { label: t('list.unfreeze'), icon: PinOff, onSelect: () => onFreeze(1) }
            : { label: t('list.freeze'), icon: Pin, onSelect: () => onFreeze(col + 1) },
          {
            label: t('list.hideColumn'),
            icon: EyeOff,
            onSelect: () => onOrder(names.filter((name) => name !== field.name)),
          },
        ]
  return [...sorts, ...filter, ...width, ...place]
}
