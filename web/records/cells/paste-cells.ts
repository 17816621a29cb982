import type { Format } from '#web/i18n/format.ts'
import { changeCells, type Edit } from '#web/records/cells/change-cells.ts'
import { fits, type CopiedCell } from '#web/records/cells/copied.ts'
import { readCell } from '#web/records/cells/read-cell.ts'
import { titlesToIds } from '#web/records/cells/titles-to-ids.ts'
import type { Field } from '#web/records/field/value.ts'
import { isLink, storedOf } from '#web/records/field/value.ts'
import type { CrmRecord, ObjectMeta } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

/** `held` is what a cell of ours held whose text this is. */
export type PastedCell = { record: CrmRecord; field: Field; text: string; held?: CopiedCell | undefined }
type With = { object: ObjectMeta; objects: readonly ObjectMeta[]; format: Format; currency: string }

/** Writes texts into cells, each read as its field means it. What a field cannot hold stays as it was, and is counted. */
export async function pasteCells(
  cells: readonly PastedCell[],
  { object, objects, format, currency }: With,
): Promise<void> {
  const edits = new Map<string, Edit>()
  const wanted: { cell: PastedCell; target: string; titles: readonly string[] }[] = []
  let unread = 0
  const put = ({ record, field }: PastedCell, value: unknown, shown?: unknown) => {
    const edit = edits.get(record.id) ?? { record, values: {}, shown: {} }
    edit.values[field.name] = value
    if (shown !== undefined) edit.shown[field.name] = shown
    edits.set(record.id, edit)
  }
  for (const cell of cells) {
    const { record, field, text, held } = cell
    if (held && canHold(field) && fits(held, field)) {
      put(cell, storedOf(field, held.value), storedOf(field, held.value) === held.value ? undefined : held.value)
      continue
    }
    const money = record[field.name] as { currency?: string } | null
    const meaning = canHold(field)
      ? readCell(text, field, { format, currency: money?.currency ?? currency })
      : undefined
    if (!meaning) unread += 1
    else if ('find' in meaning) wanted.push({ cell, target: field.target ?? 'user', titles: meaning.find })
    else put(cell, meaning.value, isLink(field) ? null : undefined)
  }
  const asked = wanted.flatMap(({ target, titles }) => titles.map((title) => ({ object: target, title })))
  const found = await titlesToIds(asked, objects)
  for (const { cell, target, titles } of wanted) {
    const links = titles.flatMap((title) => {
      const id = found.get(`${target}/${title}`)
      return id ? [{ id, title }] : []
    })
    // A record that is not found, or one of several that is not, leaves the cell as it was.
    if (links.length < titles.length) unread += 1
    else if (cell.field.type === 'links') put(cell, storedOf(cell.field, links), links)
    else put(cell, links[0]?.id, links[0])
  }
  if (unread > 0) toast({ text: 'cells.unread', params: { n: unread } })
  if (edits.size > 0) await changeCells(object, [...edits.values()])
}

/** Whether somebody can write into a field at all. */
export function canHold(field: Field): boolean {
  return !field.readOnly && field.type !== 'file'
}
