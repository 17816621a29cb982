import type { FieldType } from '#core/fields/types.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export function isUuid(input: unknown): input is string {
  return typeof input === 'string' && uuid.test(input)
}

/** The id of one record of the target object. That it exists is checked by the database on write. */
export const link: FieldType = {
  columns: [['', 'uuid']],
  comparison: 'id',
  parse: (input) => (isUuid(input) ? input.toLowerCase() : undefined),
}

/** Ids of any number of records, up to 1,000, held in a table of their own. */
export const links: FieldType = {
  columns: [],
  comparison: 'list',
  parse(input) {
    if (!Array.isArray(input) || input.length > 1000 || !input.every(isUuid)) return undefined
    return [...new Set(input.map((id: string) => id.toLowerCase()))]
  },
}

/** One record of any object. */
export const linkAny: FieldType = {
  columns: [
    ['_id', 'uuid'],
    ['_object', 'text'],
  ],
  comparison: 'id',
  parse(input) {
    if (typeof input !== 'object' || input === null) return undefined
    const { object, id } = input as Record<string, unknown>
    return typeof object === 'string' && /^\w{1,60}$/.test(object) && isUuid(id)
      ? { object, id: id.toLowerCase() }
      : undefined
  },
  write: (value: { object: string; id: string }) => [value.id, value.object],
  read: ([id, object]) => `case when ${id} is not null then json_build_object('object', ${object}, 'id', ${id}) end`,
  parts: { id: 0, object: 1 },
}
