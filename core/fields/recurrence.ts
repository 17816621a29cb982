import { trimmed, type FieldType } from '#core/fields/types.ts'
import { readRecurrence, writeRecurrence } from '#sdk/recurrence.ts'

/** How something comes again, kept as a recurrence rule of RFC 5545: `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU`. */
export const recurrence: FieldType = {
  columns: [['', 'text']],
  comparison: 'text',
  parse(input) {
    const rule = readRecurrence(trimmed(input) ?? '')
    return rule && writeRecurrence(rule)
  },
}
