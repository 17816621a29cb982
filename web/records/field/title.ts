import { textOfHtml, titleOf } from '#web/records/field/value.ts'
import type { ObjectMeta } from '#web/types.ts'

/** What a record is called: its title field as text; '' when that is empty. */
export function recordTitle(object: ObjectMeta, record: Record<string, unknown>): string {
  const value = record[object.title]
  if (value === null || value === undefined)
    return typeof record.title === 'string' && object.title !== 'title' ? record.title : ''
  if (typeof value === 'object') return 'full' in value ? String(value.full) : (titleOf(value) ?? '')
  const field = object.fields.find(({ name }) => name === object.title)
  const text = String(value as string | number)
  return field?.type === 'richText' ? textOfHtml(text).slice(0, 120) : text
}
