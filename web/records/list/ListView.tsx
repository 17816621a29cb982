import { Suspense, useCallback, useState } from 'react'
import type { Field } from '#web/records/field/value.ts'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import { sortText } from '#web/records/list/address.ts'
import { NoRows } from '#web/records/list/NoRows.tsx'
import { HeadBar } from '#web/records/list/HeadBar.tsx'
import { ListGrid } from '#web/records/list/ListGrid.tsx'
import type { Rows } from '#web/records/list/use-rows.ts'
import { useRows } from '#web/records/list/use-rows.ts'
import { useSelection } from '#web/records/list/use-selection.ts'
import { ErrorNote } from '#web/ui/ErrorNote.tsx'
import { lazy } from '#web/ui/lazy.ts'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import type { CrmRecord } from '#web/types.ts'

const GroupedRows = lazy(() => import('#web/records/groups/GroupedRows.tsx'))
const Peek = lazy(() => import('#web/records/record/Peek.tsx'))
const SelectionBar = lazy(() => import('#web/records/list/SelectionBar.tsx'))

type Props = ViewProps & { onFilter: (field: Field) => void }

/** The list itself: its rows, what is chosen among them, and the record one peeks at. */
export function ListView(props: Props) {
  const { object, query, state } = props
  const [span, setSpan] = useState({ first: 0, last: 0 })
  const [frozen, setFrozen] = useState(false)
  const onWindow = useCallback((first: number, last: number) => {
    setSpan((now) => (now.first === first && now.last === last ? now : { first, last }))
  }, [])
  const group = object.fields.find(({ name }) => name === state.group) as Field | undefined
  const same = { ...props, onWindow, onEditing: setFrozen }
  if (!group) return <PlainRows {...same} span={span} frozen={frozen} />
  return (
    <Suspense key={group.name} fallback={<GridSkeleton />}>
      <GroupedRows options={{ object, field: group, query, window: span, frozen }} sums={state.settings.sums}>
        {(rows) => <Body {...same} group={group} rows={rows} />}
      </GroupedRows>
    </Suspense>
  )
}

type Shared = Props & { onWindow: (first: number, last: number) => void; onEditing: (isEditing: boolean) => void }

function PlainRows({ span, frozen, ...same }: Shared & { span: { first: number; last: number }; frozen: boolean }) {
  return <Body {...same} rows={useRows(same.object.name, same.query, span, { frozen, whole: true })} />
}

function Body(props: Shared & { rows: Rows; group?: Field }) {
  const { object, asked, state, columns, onState, onFilter, onCreate, onWindow, onEditing, rows, group } = props
  const [peeked, setPeeked] = useState<string | null>(null)
  const selection = useSelection(rows, props.chosen)
  const idAt = (index: number) => rows.at(index)?.id ?? null

  if (rows.error && rows.count === 0)
    return (
      <div className="p-4">
        <ErrorNote error={rows.error} onAgain={rows.refetch} />
      </div>
    )
  if (rows.loading && rows.count === 0) return <GridSkeleton />
  if (rows.count === 0 && !rows.old) return <NoRows {...{ object, state, onState, onCreate }} />
  // As they stand now where they are still on the screen, else as they were chosen.
  const chosen = selection.ids.size > 0 ? asTheyStand(selection.records, rows.here()) : []
  return (
    <>
      {(selection.ids.size > 0 || selection.isAll) && (
        <Suspense>
          <SelectionBar
            {...{ object, selection }}
            asked={{ ...asked, ...(state.sort.length > 0 ? { sort: sortText(state.sort) } : {}) }}
            fields={columns.fields.map(({ name }) => name)}
            records={chosen}
            total={rows.total}
          />
        </Suspense>
      )}
      <ListGrid
        {...{ object, asked, columns, rows, selection, group, onFilter, onWindow, onEditing }}
        sort={state.sort}
        bar={(field) => <HeadBar {...{ object, field, asked, state, onState }} />}
        onSort={(sort) => onState({ sort })}
        onGroup={(name) => onState({ group: name })}
        onPeek={(index) => setPeeked((now) => (now === null ? idAt(index) : null))}
        onCursor={(index) => setPeeked((now) => (now === null ? null : (idAt(index) ?? now)))}
      />
      {peeked && (
        <Suspense>
          <Peek object={object} id={peeked} onClose={() => setPeeked(null)} />
        </Suspense>
      )}
    </>
  )
}

function asTheyStand(chosen: ReadonlyMap<string, CrmRecord>, here: readonly CrmRecord[]): CrmRecord[] {
  const now = new Map(here.map((record) => [record.id, record]))
  return [...chosen].map(([id, record]) => now.get(id) ?? record)
}

function GridSkeleton() {
  return (
    <div aria-hidden className="flex flex-col overflow-hidden">
      {Array.from({ length: 24 }, (_, row) => (
        <div key={row} className="flex h-8 shrink-0 items-center gap-8 border-b border-line pl-12">
          {[180, 120, 90, 130, 150, 80].map((width, col) => (
            <div key={col} style={{ width: width - ((row * 37 + col * 23) % 60) }}>
              <Skeleton className="h-3" />
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
