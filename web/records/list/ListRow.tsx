import { Check } from 'lucide-react'
import { memo } from 'react'
import { useT } from '#web/i18n/I18n.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { Face } from '#web/records/field/RecordLink.tsx'
import { recordTitle } from '#web/records/field/title.ts'
import type { Field } from '#web/records/field/value.ts'
import { isNumeric } from '#web/records/field/value.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

export const SELECT_WIDTH = 40

type Props = {
  object: ObjectMeta
  fields: readonly Field[]
  /** Undefined while its page is on the way. */
  record: CrmRecord | undefined
  index: number
  top: number
  height: number
  gridId: string
  isSelected: boolean
  /** The columns of a range of cells that reaches into this row; −1 for none. */
  rangeFrom: number
  rangeTo: number
  /** How many columns stay in sight. */
  frozen: number
  /** Of the others, those that are drawn, behind a gap as wide as those before them. */
  first: number
  last: number
  gap: number
  /** Frozen cells are stuck only where something can pass below them: each costs a layer. */
  isWide: boolean
}

/** One line. It is drawn again only when its record or its place changes, or what of it is chosen. */
export const ListRow = memo(function ListRow(props: Props) {
  const { fields, index, top, height, isSelected, frozen, first, last, gap, isWide } = props
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={index}
      style={{ height, top }}
      className="group absolute left-0 flex w-full border-b border-line bg-(--row) [--row:var(--surface-1)] [contain:size_layout_style]
        hover:[--row:color-mix(in_oklch,var(--surface-1),var(--text-1)_4%)] aria-selected:[--row:var(--accent-soft)]"
    >
      <SelectCell isSelected={isSelected} isWide={isWide} />
      {fields.slice(0, frozen).map((field, col) => (
        <Cell key={field.name} {...props} field={field} col={col} />
      ))}
      {gap > 0 && <span aria-hidden className="shrink-0" style={{ width: gap }} />}
      {fields.slice(first, last + 1).map((field, at) => (
        <Cell key={field.name} {...props} field={field} col={first + at} />
      ))}
    </div>
  )
})

// Texts are cut where they end: a second cut around each would double what the browser lays down at each scroll.
function Cell(props: Props & { field: Field; col: number }) {
  const { object, record, index, gridId, rangeFrom, rangeTo, frozen, isWide, field, col } = props
  return (
    <div
      id={`${gridId}-${index}-${col}`}
      role="gridcell"
      aria-colindex={col + 2}
      data-col={col}
      data-field={field.name}
      style={{ width: `var(--w${col})`, ...(col > 0 && col < frozen ? { left: `var(--l${col})` } : {}) }}
      className={cx(
        'flex shrink-0 items-center px-2 text-sm',
        (field.type === 'rating' || field.type === 'checklist') && 'overflow-hidden',
        isNumeric(field) && 'tabular justify-end',
        isWide && col === 0 && 'sticky left-0 z-1 bg-(--row) sm:left-10',
        isWide && col > 0 && col < frozen && 'z-1 bg-(--row) sm:sticky',
        col > 0 && col === frozen - 1 && 'sm:border-r sm:border-line',
        col >= rangeFrom && col <= rangeTo && 'bg-accent-soft!',
      )}
    >
      {record === undefined ? (
        <Blank index={index + col} />
      ) : col === 0 ? (
        <Title object={object} record={record} field={field} />
      ) : (
        <div className="min-w-0">
          <FieldValue field={field} value={record[field.name]} />
        </div>
      )}
    </div>
  )
}

function SelectCell({ isSelected, isWide }: { isSelected: boolean; isWide: boolean }) {
  const t = useT()
  return (
    <div
      role="gridcell"
      aria-colindex={1}
      data-col={-1}
      className={cx('flex w-10 shrink-0 items-center justify-center', isWide && 'z-2 bg-(--row) sm:sticky sm:left-0')}
    >
      {isSelected && <span className="sr-only">{t('ui.yes')}</span>}
      <span
        aria-hidden
        className={cx(
          'flex size-4 items-center justify-center rounded-sm border transition-opacity',
          isSelected
            ? 'border-accent bg-accent text-(--on-accent)'
            : 'border-line-strong bg-surface-1 opacity-0 group-hover:opacity-100 pointer-coarse:opacity-100',
        )}
      >
        {isSelected && <Icon of={Check} size={12} />}
      </span>
    </div>
  )
}

/** The name of the record leads to its page. */
function Title({ object, record, field }: { object: ObjectMeta; record: CrmRecord; field: Field }) {
  const t = useT()
  const name = recordTitle(object, record)
  return (
    <span className="flex min-w-0 items-center gap-2 font-medium">
      {hasFace(object.name) && <Face object={object.name} name={name} />}
      {/* Plain, for a router link a row would cost more than the row; the grid listens for the click. */}
      <a href={`/${object.name}/${record.id}`} tabIndex={-1} className="truncate hover:underline">
        {field.type === 'link' ? (
          <FieldValue field={field} value={record[field.name]} />
        ) : (
          name || <span className="text-3">{t('field.untitled')}</span>
        )}
      </a>
    </span>
  )
}

const hasFace = (name: string) => ['contact', 'company', 'lead', 'user', 'team'].includes(name)

function Blank({ index }: { index: number }) {
  return (
    <span aria-hidden className="h-3 rounded-sm bg-pressed" style={{ width: `${[62, 44, 74, 52, 36][index % 5]}%` }} />
  )
}
