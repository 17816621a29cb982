import { Sigma } from 'lucide-react'
import { useState } from 'react'
import type { ComponentProps, KeyboardEvent } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { footItems } from '#web/records/foot/foot-menu.ts'
import type { Figure, Foot, Measure } from '#web/records/foot/measures.ts'
import { figureName, figuresOf, measureWord, mostFigures } from '#web/records/foot/measures.ts'
import type { FigureText } from '#web/records/foot/use-figure-text.ts'
import { useFigureName, useFigureText } from '#web/records/foot/use-figure-text.ts'
import { useFigures } from '#web/records/foot/use-figures.ts'
import type { Field } from '#web/records/field/value.ts'
import { isNumeric } from '#web/records/field/value.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import type { Column } from '#web/records/list/use-widths.ts'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { ObjectMeta } from '#web/types.ts'

export type FootProps = {
  object: ObjectMeta
  asked: Asked
  columns: readonly Pick<Column, 'field' | 'width'>[]
  foot: Foot
  /** How many columns stay in sight when the list scrolls sideways. */
  frozen: number
  height: number
  /** Where the row stands among all; undefined until they are counted. */
  rowIndex: number | undefined
  onFoot: (field: string, measure: Measure | null) => void
}

/** Pixels on both sides of a cell. */
const PADDING = 16

/** Below the rows: a figure of all records that match under each column for which one was chosen. */
export default function FootRow(props: FootProps) {
  const { object, asked, columns, foot, frozen, height, rowIndex, onFoot } = props
  const t = useT()
  const write = useFigureText()
  const figures = figuresOf(
    columns.map(({ field }) => field),
    foot,
  )
  const { data, error, isPlaceholderData } = useFigures(object.name, asked, figures)
  const [at, setAt] = useState(0)
  const isFull = figures.length >= mostFigures
  return (
    // The row is one stop of the Tab key; the arrows lead from cell to cell.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons have the focus
    <div
      role="row"
      aria-rowindex={rowIndex}
      onKeyDown={goAlong}
      style={{ height }}
      className="flex w-full border-t border-line bg-surface-1"
    >
      <div
        role="gridcell"
        aria-colindex={1}
        className="z-2 flex w-10 shrink-0 items-center justify-center bg-surface-1 sm:sticky sm:left-0"
      >
        <Icon of={Sigma} size={14} className="text-3" />
        <span className="sr-only">{t('foot.row')}</span>
      </div>
      {columns.map(({ field, width }, col) => {
        const measure = foot[field.name]
        const value = measure && data?.values[figureName({ field, measure })]
        return (
          <FootCell
            key={field.name}
            {...{ field, measure, col, frozen, isFull, onFoot }}
            text={value === undefined || !measure ? undefined : write({ field, measure }, value, width - PADDING)}
            isOld={isPlaceholderData}
            isFailed={error !== null && !data}
            isStop={col === Math.min(at, columns.length - 1)}
            onFocus={() => setAt(col)}
          />
        )
      })}
    </div>
  )
}

type CellProps = Pick<FootProps, 'frozen' | 'onFoot'> &
  Omit<ButtonProps, 'figure'> & {
    measure: Measure | undefined
    col: number
    isFull: boolean
    /** What Tab leads to. */
    isStop: boolean
  }

function FootCell({ field, measure, col, frozen, isFull, isStop, onFoot, onFocus, ...same }: CellProps) {
  const t = useT()
  return (
    <div
      role="gridcell"
      aria-colindex={col + 2}
      style={{ width: `var(--w${col})`, ...(col > 0 && col < frozen ? { left: `var(--l${col})` } : {}) }}
      className={cx(
        'flex shrink-0 bg-surface-1',
        col === 0 && 'sticky left-0 z-2 sm:left-10',
        col > 0 && col < frozen && 'z-2 sm:sticky',
      )}
    >
      <Menu
        side="top"
        align={isNumeric(field) ? 'end' : 'start'}
        items={footItems(t, { field, chosen: measure, isFull, onChoose: (next) => onFoot(field.name, next) })}
        trigger={
          <FootButton
            {...same}
            {...{ field, onFocus }}
            figure={measure && { field, measure }}
            tabIndex={isStop ? 0 : -1}
          />
        }
      />
    </div>
  )
}

type ButtonProps = ComponentProps<'button'> & {
  field: Field
  figure: Figure | undefined
  text: FigureText | undefined
  /** What it says belongs to the question before. */
  isOld: boolean
  isFailed: boolean
}

function FootButton({ field, figure, text, isOld, isFailed, ...rest }: ButtonProps) {
  const t = useT()
  const label = useLabel()
  const nameOf = useFigureName()
  const value = text?.whole ?? t(isFailed ? 'foot.failed' : 'foot.loading')
  const says = figure ? t('foot.says', { name: nameOf(figure), value }) : t('foot.choose', { what: label(field.label) })
  return (
    <button
      {...rest}
      type="button"
      data-foot={field.name}
      title={says}
      className={cx(
        'group/foot relative flex min-w-0 flex-1 items-center px-2 text-xs outline-offset-[-2px] hover:bg-hover data-popup-open:bg-hover',
        isNumeric(field) && 'justify-end',
        isOld && 'opacity-60',
      )}
    >
      <span className="sr-only">{says}</span>
      {figure ? (
        // The word goes, rather than be cut, where the figure leaves it no room.
        <span
          aria-hidden
          className={cx(
            'flex h-lh min-w-0 flex-1 flex-row-reverse flex-wrap content-start gap-x-1.5 overflow-hidden',
            !isNumeric(field) && 'justify-end',
          )}
        >
          <span className="tabular max-w-full truncate font-medium text-2">
            {text?.short ?? (isFailed ? '–' : '…')}
          </span>
          <span className="text-3">{t(`foot.${measureWord(figure)}`)}</span>
        </span>
      ) : (
        <Icon
          of={Sigma}
          size={14}
          className="text-3 opacity-0 group-hover/foot:opacity-100 group-focus-visible/foot:opacity-100
            group-data-popup-open/foot:opacity-100 pointer-coarse:opacity-100"
        />
      )}
    </button>
  )
}

function goAlong(event: KeyboardEvent<HTMLElement>): void {
  const row = event.currentTarget
  // What floats over the page is heard here too.
  if (!(event.target instanceof HTMLElement) || !row.contains(event.target)) return
  const buttons = [...row.querySelectorAll<HTMLElement>('[data-foot]')]
  const now = buttons.indexOf(event.target)
  const to: Record<string, number> = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: buttons.length - 1 }
  const next = buttons[to[event.key] ?? -1]
  if (!next) return
  event.preventDefault()
  next.focus()
}
