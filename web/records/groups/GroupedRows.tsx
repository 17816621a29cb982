import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { GroupRow } from '#web/records/groups/GroupRow.tsx'
import { readHeadFigures } from '#web/records/groups/head-figures.ts'
import { useGroupedRows } from '#web/records/groups/use-grouped-rows.ts'
import type { Rows } from '#web/records/list/use-rows.ts'

type Props = {
  options: Omit<Parameters<typeof useGroupedRows>[0], 'figures'>
  /** The figures in the heads, as the address has them. */
  sums: string | undefined
  children: (rows: Rows) => ReactNode
}

/** The rows of a list in groups, and how their heads look: fetched where a list is parted. */
export default function GroupedRows({ options, sums, children }: Props) {
  const { object } = options
  const figures = useMemo(() => readHeadFigures(object, sums), [object, sums])
  return children({ ...useGroupedRows({ ...options, figures }), GroupRow })
}
