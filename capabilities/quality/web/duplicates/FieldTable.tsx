import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { useFormat, useLabel, useT } from '#web/i18n/I18n.tsx'
import { FieldValue } from '#web/records/field/FieldValue.tsx'
import { cx } from '#web/ui/cx.ts'
import { Icon } from '#web/ui/Icon.tsx'
import type { Picks, Row } from '#capabilities/quality/web/duplicates/choose.ts'
import { FieldChoice } from '#capabilities/quality/web/duplicates/FieldChoice.tsx'
import type { Pair, SideName } from '#capabilities/quality/web/duplicates/pair.ts'

type Props = {
  pair: Pair
  rows: readonly Row[]
  keep: SideName
  picks: Picks
  /** Absent where nothing is to decide any more. */
  onKeep?: (side: SideName) => void
  onPick?: (field: string, side: SideName) => void
}

const sides = ['left', 'right'] as const
export const cell = 'min-w-0 border-b border-line px-2 py-1.5 break-words'

/** The two records side by side: which one stays, and of each field which value. */
export function FieldTable({ pair, rows, keep, picks, onKeep, onPick }: Props) {
  const t = useT()
  const label = useLabel()
  return (
    <div className="grid grid-cols-2 text-sm sm:grid-cols-[7rem_minmax(0,1fr)_minmax(0,1fr)]">
      <span className="border-b border-line max-sm:hidden" />
      <div role="radiogroup" aria-label={t('dup.keep')} className="contents">
        {sides.map((side) => (
          <Head key={side} pair={pair} side={side} kept={keep === side} onKeep={onKeep} />
        ))}
      </div>
      {rows.map(({ field, kind }) => (
        <Fragment key={field.name}>
          <span className="border-line pt-2 text-xs text-3 max-sm:col-span-2 max-sm:px-2 sm:border-b sm:py-1.5 sm:text-sm">
            {label(field.label)}
          </span>
          {kind === 'choice' ? (
            <FieldChoice pair={pair} field={field} chosen={picks[field.name] ?? keep} onPick={onPick} />
          ) : (
            <Given row={{ field, kind }} pair={pair} />
          )}
        </Fragment>
      ))}
    </div>
  )
}

function Head({
  pair,
  side,
  kept,
  onKeep,
}: {
  pair: Pair
  side: SideName
  kept: boolean
  onKeep?: (side: SideName) => void
}) {
  const t = useT()
  const format = useFormat()
  const { id, title, record } = pair[side]
  return (
    <div className={cx(cell, 'flex flex-col items-start gap-1 rounded-t-md', kept && 'bg-accent-soft')}>
      <Link to={`/${pair.object}/${id}`} target="_blank" className="max-w-full font-medium hover:underline">
        {title}
      </Link>
      <span className="text-xs text-3">{format.date(String(record.createdAt))}</span>
      <button
        type="button"
        role="radio"
        aria-checked={kept}
        disabled={!onKeep}
        onClick={() => onKeep?.(side)}
        className={cx(
          'inline-flex min-h-6 items-center gap-1.5 rounded-sm text-xs pointer-coarse:min-h-10',
          kept ? 'font-medium text-accent' : 'text-2 enabled:hover:text-1',
        )}
      >
        <span
          className={cx(
            'flex size-4 items-center justify-center rounded-full border',
            kept ? 'border-accent bg-accent text-(--on-accent)' : 'border-line-strong',
          )}
        >
          {kept && <Icon of={Check} size={12} />}
        </span>
        {kept ? t('dup.keep') : onKeep ? t('dup.keepThis') : t('dup.movesOn')}
      </button>
    </div>
  )
}

/** Where nothing is to decide: the same on both sides, filled from one of them, or lists that are united. */
function Given({ row: { field, kind }, pair }: { row: Row; pair: Pair }) {
  const t = useT()
  const value = (side: SideName) => pair[side].record[field.name]
  if (kind === 'same')
    return (
      <div className={cx(cell, 'col-span-2 text-2')}>
        <FieldValue field={field} value={value('left')} whole />
      </div>
    )
  const note = t(kind === 'united' ? 'dup.both' : 'dup.filled')
  return sides.map((side) => {
    const shown = <FieldValue field={field} value={value(side)} whole />
    const empty = value(side) === null || value(side) === undefined
    return (
      <div key={side} className={cell}>
        {empty ? (
          <span aria-hidden className="text-3">
            –
          </span>
        ) : (
          <Noted note={note}>{shown}</Noted>
        )}
      </div>
    )
  })
}

function Noted({ note, children }: { note: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-2">
      <div className="min-w-0">{children}</div>
      <span className="flex items-center gap-1 text-xs text-accent">
        <Icon of={Check} size={12} />
        {note}
      </span>
    </div>
  )
}
