import { api, path } from '#web/api.ts'
import { patchRecord, queryClient, refreshObject } from '#web/data.ts'
import { ifMany } from '#web/records/asked-first.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { remember } from '#web/records/undo.ts'
import { storedOf } from '#web/records/field/value.ts'
import type { Field } from '#web/records/field/value.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

type Values = Record<string, unknown>
/** New values of one record, and how they look where links are shown opened. */
export type Edit = { record: CrmRecord; values: Values; shown: Values }
type Answer = { status: number; id?: string; detail?: string; record?: CrmRecord }

const mostAtOnce = 1000

/**
 * Changes many cells: at once on the screen, then on the server. What the server refuses goes back and is said, with
 * the reason of the first; the rest stays. One act to take back.
 */
export function changeCells(object: ObjectMeta, edits: readonly Edit[], isUndo = false): Promise<boolean> {
  const done = write(object, edits)
  const back = edits.map(({ record, values }): Edit => ({
    record,
    values: mapped(values, (name) => storedOf(fieldOf(object, name), record[name])),
    shown: mapped(values, (name) => record[name]),
  }))
  const asks = () => Promise.resolve(ifMany(edits.length, 'undo.changed'))
  if (!isUndo) remember({ done, undo: () => changeCells(object, back, true), asks })
  return done
}

async function write(object: ObjectMeta, edits: readonly Edit[]): Promise<boolean> {
  // Lists under way would bring the old values back.
  void queryClient.cancelQueries({ queryKey: ['list', object.name] })
  for (const { record, values, shown } of edits) patchRecord(object.name, record.id, { ...values, ...shown })
  const putBack = ({ record, values }: Edit) =>
    patchRecord(
      object.name,
      record.id,
      mapped(values, (name) => record[name]),
    )
  const refused: Answer[] = []
  try {
    for (let at = 0; at < edits.length; at += mostAtOnce) {
      const some = edits.slice(at, at + mostAtOnce)
      const operations = some.map(({ record, values }) => ({ op: 'update', id: record.id, values }))
      const { items } = await api.post<{ items: Answer[] }>(`${path('records', object.name)}/batch`, {
        operations,
        atomic: false,
      })
      for (const [place, answer] of items.entries()) {
        if (answer.status < 300) continue
        refused.push(answer)
        putBack(some[place] as Edit)
      }
    }
  } catch (error) {
    edits.forEach(putBack)
    noteFailure(error)
    return false
  } finally {
    refreshObject(object.name)
  }
  if (refused.length > 0)
    toast({ text: 'cells.refused', params: { n: refused.length, why: refused[0]?.detail ?? '' }, tone: 'danger' })
  return refused.length < edits.length
}

function fieldOf(object: ObjectMeta, name: string): Field {
  return object.fields.find((field) => field.name === name) as Field
}

function mapped(values: Values, of: (name: string) => unknown): Values {
  return Object.fromEntries(Object.keys(values).map((name) => [name, of(name)]))
}
