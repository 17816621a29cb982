import { Link } from '@tanstack/react-router'
import { memo, useState } from 'react'
import type { FocusEvent, KeyboardEvent, PointerEvent } from 'react'
import { useLabel, useT } from '#web/i18n/I18n.tsx'
import { useObject } from '#web/data.ts'
import { cx } from '#web/ui/cx.ts'
import type { Hue } from '#web/ui/hues.ts'
import { Tag } from '#web/ui/Tag.tsx'
import type { Outcome, Preview, PreviewCell, PreviewRow } from '#capabilities/quality/contract-imports.ts'
import { usePercent } from '#capabilities/quality/web/duplicates/use-percent.ts'
import { useFieldName } from '#capabilities/quality/web/imports/object-name.ts'
import { CellCard } from '#capabilities/quality/web/preview/CellCard.tsx'

type Props = { columns: Preview['columns']; rows: readonly PreviewRow[]; object: string }
/** The marked cell that is looked at: where it stands and what it is. */
type Shown = { anchor: HTMLElement; column: string; cell: PreviewCell }

const outcomeHues: Record<Outcome, Hue> = { create: 'green', update: 'blue', skip: 'gray', reject: 'red' }

/**
 * The table of rows. Corrected cells are tinted, problems marked; pointing at one or reaching it with the arrow keys
 * shows what it was, what it becomes and why. One card serves all cells.
 */
export function PreviewGrid({ columns, rows, object }: Props) {
  const t = useT()
  const fieldName = useFieldName(object)
  const [shown, setShown] = useState<Shown | null>(null)
  const look = (target: EventTarget) => {
    const anchor = (target as Element).closest<HTMLElement>('[data-at]')
    const [row, column] = (anchor?.dataset.at ?? '').split(':').map(Number)
    const cell = rows[row ?? -1]?.cells[column ?? -1]
    setShown(anchor && cell && isMarked(cell) ? { anchor, cell, column: columns[column ?? 0]?.column ?? '' } : null)
  }
  return (
    <div
      className="relative overflow-x-auto rounded-md border border-line"
      role="region"
      aria-label={t('preview.grid')}
    >
      <table
        // A table whose cells are walked with the arrow keys is a grid.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={t('preview.grid')}
        className="w-full border-collapse text-sm"
        onPointerOver={({ target }: PointerEvent) => look(target)}
        onPointerLeave={() => setShown(null)}
        onFocus={({ target }: FocusEvent) => look(target)}
        onBlur={() => setShown(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setShown(null)
          else moveFocus(event)
        }}
      >
        <thead className="bg-surface-0 text-left whitespace-nowrap">
          <tr>
            <th scope="col" className="tabular h-8 px-2 text-right font-medium whitespace-nowrap text-3">
              {t('preview.line')}
            </th>
            <th scope="col" className="sticky left-0 z-1 h-8 bg-surface-0 px-2 font-medium text-3">
              {t('preview.outcome')}
            </th>
            {columns.map(({ column, field }) => (
              <th key={column} scope="col" className="h-8 px-2 py-1 font-medium whitespace-nowrap text-2">
                {fieldName(field)}
                {fieldName(field) !== column && (
                  <span className="block text-xs leading-tight font-normal text-3">{column}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Row key={`${row.sheet} ${row.line}`} row={row} at={at} object={object} />
          ))}
        </tbody>
      </table>
      {shown && <CellCard {...shown} />}
    </div>
  )
}

const Row = memo(function Row({ row, at, object }: { row: PreviewRow; at: number; object: string }) {
  const t = useT()
  return (
    <tr className="border-t border-line">
      <td className="tabular px-2 py-1 text-right whitespace-nowrap text-3">
        {row.sheet !== undefined && `${row.sheet} · `}
        {row.line}
      </td>
      <td className="sticky left-0 bg-surface-1 px-2 py-1 whitespace-nowrap">
        <Tag hue={outcomeHues[row.outcome]}>{t(`preview.outcome.${row.outcome}`)}</Tag>
        {row.matches && <Match object={object} match={row.matches} />}
        {row.alike && <Match object={object} match={row.alike} isAsked />}
        {row.problem && !row.matches && (
          <span className="block w-44 text-xs whitespace-normal text-danger">{row.problem.detail}</span>
        )}
      </td>
      {row.cells.map((cell, column) => (
        <td
          key={column}
          data-at={`${at}:${column}`}
          data-marked={isMarked(cell) || undefined}
          tabIndex={at === 0 && column === 0 ? 0 : -1}
          className={cx(
            'tabular max-w-64 min-w-20 truncate px-2 py-1 -outline-offset-2',
            cell.problem ? 'bg-danger-soft' : cell.changes.length > 0 && 'bg-accent-soft',
          )}
        >
          {cell.shown || <span className="text-3">{cell.raw ? <s>{cell.raw}</s> : ''}</span>}
        </td>
      ))}
    </tr>
  )
})

type MatchProps = { object: string; match: NonNullable<PreviewRow['matches']>; isAsked?: boolean }

function Match({ object, match: { id, title, probability }, isAsked = false }: MatchProps) {
  const t = useT()
  const percent = usePercent()
  const label = useLabel()
  const meta = useObject(object)
  if (!meta) return <span className="block max-w-40 truncate text-xs text-2">{title}</span>
  return (
    <Link
      to={`/${object}/${id}`}
      target="_blank"
      title={`${label(meta.label)}: ${title}`}
      className="block max-w-40 truncate text-xs text-accent hover:underline"
    >
      {isAsked ? t('preview.alike', { title }) : title}
      {probability !== undefined && <span className="tabular text-2"> {percent(probability)}</span>}
    </Link>
  )
}

function isMarked({ changes, problem }: PreviewCell): boolean {
  return changes.length > 0 || problem !== null
}

const moves: Record<string, readonly [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** Arrow keys walk over the cells; only one of them is in the tab order. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const move = moves[event.key]
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-at]')
  if (!move || !from) return
  const [row = 0, column = 0] = (from.dataset.at ?? '').split(':').map(Number)
  const to = event.currentTarget.querySelector<HTMLElement>(`[data-at="${row + move[0]}:${column + move[1]}"]`)
  if (!to) return
  event.preventDefault()
  from.tabIndex = -1
  to.tabIndex = 0
  to.focus()
}
