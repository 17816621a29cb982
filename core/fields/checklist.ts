import type { FieldType } from '#core/fields/types.ts'
import type { ChecklistItem } from '#sdk/objects.ts'
import { uuidv7 } from '#platform/uuid.ts'

const most = 200
const longest = 500

/** Steps to tick off, in an order of their own. An item that has no id yet gets one. */
export const checklist: FieldType = {
  columns: [['', 'jsonb']],
  comparison: 'none',
  parse(input) {
    if (!Array.isArray(input) || input.length > most) return undefined
    const items = input.map(readItem)
    const ids = new Set(items.map((item) => item?.id))
    return items.includes(undefined) || ids.size !== items.length ? undefined : items
  },
  text: (items: ChecklistItem[]) => items.map(({ text }) => text).join(' '),
}

function readItem(input: unknown): ChecklistItem | undefined {
  if (typeof input === 'string') return readItem({ text: input })
  if (typeof input !== 'object' || input === null) return undefined
  const { id, text, done = false, ...rest } = input as Partial<ChecklistItem>
  const said = typeof text === 'string' ? text.replaceAll('\0', '').trim() : ''
  const isRight = said !== '' && said.length <= longest && typeof done === 'boolean' && Object.keys(rest).length === 0
  if (!isRight || (id !== undefined && (typeof id !== 'string' || !/^[\w-]{1,40}$/.test(id)))) return undefined
  return { id: id ?? uuidv7(), text: said, done }
}
