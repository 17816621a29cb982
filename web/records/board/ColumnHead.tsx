import { Ellipsis } from 'lucide-react'
import { Suspense, useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import type { Total } from '#web/records/board/use-cards.ts'
import type { BoardColumn } from '#web/records/board/use-columns-of.ts'
import { useHeadTexts } from '#web/records/groups/use-head-texts.ts'
import { cx } from '#web/ui/cx.ts'
import { solid } from '#web/ui/hues.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Menu } from '#web/ui/Menu.tsx'

const LimitDialog = lazy(() => import('#web/records/board/LimitDialog.tsx'))

type Props = {
  column: BoardColumn
  count: number | undefined
  figures: Total['figures']
  /** How many cards it is meant to hold. */
  most: number | undefined
  onMost: (most: number | null) => void
}

/** The name of a column, how many of how many allowed, and how much they come to. */
export function ColumnHead({ column, count, figures, most, onMost }: Props) {
  const t = useT()
  const format = useFormat()
  const texts = useHeadTexts()(figures)
  const [asking, setAsking] = useState(false)
  const isOver = most !== undefined && count !== undefined && count > most
  return (
    <header className="group/head px-3 pt-2 pb-2">
      <div className="flex items-center gap-2">
        <span aria-hidden className="size-2 shrink-0 rounded-full" style={{ background: solid(column.hue) }} />
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">{column.label}</h2>
        {count !== undefined && (
          <span
            title={isOver ? t('board.isOver', { most }) : undefined}
            className={cx(
              'tabular text-xs',
              isOver ? 'rounded-sm bg-warning-soft px-1 font-semibold text-warning' : 'text-3',
            )}
          >
            {most === undefined
              ? format.number(count)
              : t('board.ofMost', { n: format.number(count), most: format.number(most) })}
            {isOver && <span className="sr-only"> {t('board.isOver', { most })}</span>}
          </span>
        )}
        <Menu
          align="end"
          trigger={<IconButton icon={Ellipsis} size="sm" label={t('board.columnMenu', { column: column.label })} />}
          items={[
            { label: t(most === undefined ? 'board.setLimit' : 'board.changeLimit'), onSelect: () => setAsking(true) },
            ...(most === undefined ? [] : [{ label: t('board.noLimit'), onSelect: () => onMost(null) }]),
          ]}
        />
      </div>
      {(texts.length > 0 ? texts : ['\u00A0']).map((text, at) => (
        <p key={at} title={text.trim() || undefined} className="tabular mt-0.5 truncate text-xs text-2">
          {text}
        </p>
      ))}
      <Suspense>
        {asking && (
          <LimitDialog
            {...{ column, most }}
            onDone={(next) => (setAsking(false), next !== undefined && onMost(next))}
          />
        )}
      </Suspense>
    </header>
  )
}
