import { useState } from 'react'
import { useFormat, useT } from '#web/i18n/I18n.tsx'
import { Button } from '#web/ui/Button.tsx'
import type { Preview, PreviewRow } from '#capabilities/quality/contract-imports.ts'
import { PreviewGrid } from '#capabilities/quality/web/preview/PreviewGrid.tsx'

type Props = {
  columns: Preview['columns']
  rows: readonly PreviewRow[]
  object: string
  more: { busy: boolean; load: () => void } | null
}

const shows = {
  all: () => true,
  corrected: (row: PreviewRow) => row.cells.some(({ changes }) => changes.length > 0),
  problems: (row: PreviewRow) => row.outcome === 'reject' || row.cells.some(({ problem }) => problem !== null),
} satisfies Record<string, (row: PreviewRow) => boolean>

/** The rows read so far, all of them or only those that deserve a look. */
export function PreviewRows({ columns, rows, object, more }: Props) {
  const t = useT()
  const format = useFormat()
  const [show, setShow] = useState<keyof typeof shows>('all')
  const shown = rows.filter(shows[show])
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="text-sm font-semibold">{t('preview.shown', { n: rows.length })}</h2>
        <div role="group" aria-label={t('preview.grid')} className="flex flex-wrap gap-1">
          {(Object.keys(shows) as (keyof typeof shows)[]).map((name) => (
            <Button
              key={name}
              size="sm"
              tone="plain"
              aria-pressed={show === name}
              className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
              onClick={() => setShow(name)}
            >
              {t(`preview.${name}`)}{' '}
              <span className="tabular text-xs text-3">{format.number(rows.filter(shows[name]).length)}</span>
            </Button>
          ))}
        </div>
      </div>
      {shown.length > 0 ? (
        <PreviewGrid columns={columns} rows={shown} object={object} />
      ) : (
        <p className="py-4 text-sm text-2">{t('preview.noneHere', { n: rows.length })}</p>
      )}
      <div className="pt-3">
        {more ? (
          <Button busy={more.busy} onClick={more.load}>
            {t('ui.more')}
          </Button>
        ) : (
          <p className="text-xs text-3">{t('preview.end')}</p>
        )}
      </div>
    </section>
  )
}
