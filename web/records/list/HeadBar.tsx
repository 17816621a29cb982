import { Suspense } from 'react'
import { columnBars } from '#web/capabilities.ts'
import type { Field } from '#web/records/field/value.ts'
import type { ColumnBarProps } from '#web/records/list/column-bar.ts'
import type { Asked } from '#web/records/list/list-query.ts'
import type { ListState } from '#web/records/list/address.ts'
import type { ObjectMeta } from '#web/types.ts'
import { lazy } from '#web/ui/lazy.ts'

const bars = columnBars.map(({ load }) =>
  lazy<React.ComponentType<ColumnBarProps>>(() => load().then((Bar) => ({ default: Bar }))),
)

type Props = {
  object: ObjectMeta
  field: Field
  asked: Asked
  state: ListState
  onState: (change: Partial<ListState>) => void
}

/** What capabilities show below the name of a column; fetched after the list itself is there. */
export function HeadBar({ object, field, asked, state, onState }: Props) {
  return bars.map((Bar, at) => (
    <Suspense key={at} fallback={null}>
      <Bar
        object={object}
        field={field}
        asked={asked}
        onFilter={(condition) => onState({ conditions: [...state.conditions, condition] })}
      />
    </Suspense>
  ))
}
