import { Suspense } from 'react'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import { sortText } from '#web/records/list/address.ts'
import { useTotal } from '#web/records/list/use-total.ts'
import { lazy } from '#web/ui/lazy.ts'

const SelectionBar = lazy(() => import('#web/records/list/SelectionBar.tsx'))

/** What can be done with the chosen records, above any way of showing them. */
export function ChosenBar({ object, asked, query, state, columns, chosen }: ViewProps) {
  const total = useTotal(object.name, query)
  return (
    <Suspense>
      <SelectionBar
        {...{ object, total }}
        asked={{ ...asked, ...(state.sort.length > 0 ? { sort: sortText(state.sort) } : {}) }}
        fields={columns.fields.map(({ name }) => name)}
        selection={chosen}
        records={[...chosen.records.values()]}
      />
    </Suspense>
  )
}
