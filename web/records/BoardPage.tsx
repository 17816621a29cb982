import { useState } from 'react'
import { refreshObject } from '#web/data.ts'
import { useT } from '#web/i18n/I18n.tsx'
import { boardField } from '#web/records/board/board-field.ts'
import { Face } from '#web/records/board/Card.tsx'
import { Column } from '#web/records/board/Column.tsx'
import { readLimits, withLimit } from '#web/records/board/limits.ts'
import type { Cards, Total } from '#web/records/board/use-cards.ts'
import { cardFields, FIRST, MOST, useCards, useTotals } from '#web/records/board/use-cards.ts'
import type { BoardColumn } from '#web/records/board/use-columns-of.ts'
import { useBoardColumns } from '#web/records/board/use-columns-of.ts'
import { changeRecord } from '#web/records/change.ts'
import { undoLast } from '#web/records/undo.ts'
import { announcementsIn } from '#web/records/drag-words.ts'
import { columnUnder, DragArea, DragOverlay, useDragSensors } from '#web/records/drag.ts'
import type { ViewProps } from '#web/records/kinds/view-props.ts'
import type { Settings } from '#web/records/list/address.ts'
import type { Field } from '#web/records/field/value.ts'
import { useKeys } from '#web/shell/use-keys.ts'
import { Select } from '#web/ui/Select.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'

/** Records as cards in the columns of their stage or status. */
export function BoardPage(props: ViewProps) {
  const { object } = props
  const t = useT()
  const field = boardField(object) as Field
  const [chosen, setChosen] = useState<string>()
  const { columns, pipelines, pipeline } = useBoardColumns(field, chosen)
  if (!columns)
    return (
      <div className="flex gap-3 p-4">
        {[1, 2, 3, 4].map((one) => (
          <Skeleton key={one} className="h-60 w-72" />
        ))}
      </div>
    )
  return (
    <>
      {pipelines.length > 1 && (
        <div className="flex items-center px-4 pt-3">
          <Select
            className="w-56"
            ariaLabel={t('board.pipeline')}
            options={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
            value={pipeline ?? null}
            onChange={(next) => setChosen(next ?? undefined)}
          />
        </div>
      )}
      <Columns key={pipeline} {...props} {...{ field }} stages={columns} />
    </>
  )
}

type ColumnsProps = ViewProps & { field: Field; stages: readonly BoardColumn[] }

function Columns({ object, asked, field, state, chosen, onState, stages: columns }: ColumnsProps) {
  const t = useT()
  const mosts = readLimits(state.settings.limits)
  const sensors = useDragSensors()
  const onSetting = (change: Settings) => onState({ settings: { ...state.settings, ...change } }, { push: true })
  const [limits, setLimits] = useState<Readonly<Record<string, number>>>({})
  const [dragged, setDragged] = useState<CrmRecord | null>(null)
  const cards = useCards({ object, field, asked, columns: columns.map(({ id }) => id), limits })
  const totals = useTotals(object, field, { asked, sums: state.settings.sums })
  const fields = cardFields(object, field)
  useKeys({ undo: () => void undoLast().then(() => refreshObject(object.name)) })

  const move = async (card: CrmRecord, id: string) => {
    const column = columns.find((one) => one.id === id)
    if (!column) return
    const before = columnCount(cards.get(id), totals?.get(id))
    if (await moveCard({ object, field, card, column })) warnOver(column, before, mosts[id])
  }
  return (
    <DragArea
      sensors={sensors}
      collisionDetection={columnUnder}
      accessibility={{
        announcements: announcementsIn(t, object, 'board'),
        screenReaderInstructions: { draggable: t('board.instructions') },
      }}
      onDragStart={({ active }) => setDragged(active.data.current?.card as CrmRecord)}
      onDragCancel={() => setDragged(null)}
      onDragEnd={({ active, over }) => {
        setDragged(null)
        if (over && over.id !== active.data.current?.column)
          void move(active.data.current?.card as CrmRecord, String(over.id))
      }}
    >
      <div className="flex min-h-0 flex-1 snap-x gap-3 overflow-x-auto scroll-px-4 p-4">
        {columns.map((column) => (
          <Column
            key={column.id}
            {...{ object, field, fields, column, columns }}
            content={cards.get(column.id) ?? { cards: [], hasMore: false, loading: true }}
            total={totals?.get(column.id)}
            limit={limits[column.id] ?? FIRST}
            most={mosts[column.id]}
            chosen={chosen.ids}
            onMost={(most) => onSetting({ limits: withLimit(mosts, column.id, most) })}
            onChoose={chosen.toggle}
            onMore={() => setLimits((now) => ({ ...now, [column.id]: Math.min(MOST, (now[column.id] ?? FIRST) * 2) }))}
            onMove={(card, id) => void move(card, id)}
          />
        ))}
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged && (
          <div className="float-panel rotate-1 rounded-md p-2.5">
            <Face object={object} card={dragged} fields={fields} />
          </div>
        )}
      </DragOverlay>
    </DragArea>
  )
}

type Move = { object: ObjectMeta; field: Field; card: CrmRecord; column: BoardColumn }

async function moveCard({ object, field, card, column: { id, label } }: Move): Promise<boolean> {
  const shown = field.type === 'link' ? { [field.name]: { id, title: label } } : undefined
  const worked = await changeRecord({ object, record: card, values: { [field.name]: id }, shown })
  refreshObject(object.name)
  return worked
}

/** More than a column is meant to hold is no fault; it is said. */
function warnOver({ label }: BoardColumn, before: number | undefined, most: number | undefined): void {
  if (most !== undefined && before !== undefined && before + 1 > most)
    toast({ text: 'board.overNow', params: { column: label, n: before + 1, most } })
}

/** How many a column holds; undefined until that is known. */
function columnCount(content: Cards | undefined, total: Total | undefined): number | undefined {
  return content && !content.hasMore && !content.loading ? content.cards.length : total?.count
}
