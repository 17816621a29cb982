import { Suspense } from 'react'
import type { FootProps } from '#web/records/foot/FootRow.tsx'
import type { useColumns } from '#web/records/list/use-columns.ts'
import type { Rows } from '#web/records/list/use-rows.ts'
import { lazy } from '#web/ui/lazy.ts'

const FootRow = lazy(() => import('#web/records/foot/FootRow.tsx'))

type Props = Pick<FootProps, 'object' | 'asked' | 'height'> & {
  columns: ReturnType<typeof useColumns>
  widths: FootProps['columns']
  rows: Rows
  width: number
}

/** The foot of the grid, which stays in sight; its place is kept until it is here. */
export function FootGroup({ columns, widths, rows, width, ...same }: Props) {
  const { foot, frozen, setFoot } = columns
  return (
    <div role="rowgroup" className="sticky bottom-0 z-10" style={{ width, minWidth: '100%' }}>
      <Suspense
        fallback={<div role="row" style={{ height: same.height }} className="border-t border-line bg-surface-1" />}
      >
        <FootRow
          {...{ ...same, foot, frozen }}
          columns={widths}
          rowIndex={rows.total?.exact ? rows.count + 2 : undefined}
          onFoot={setFoot}
        />
      </Suspense>
    </div>
  )
}
