import { trimmed, type FieldType } from '#core/fields/types.ts'

/** One of the field's options, by its value. */
export const choice: FieldType = {
  columns: [['', 'text']],
  comparison: 'text',
  parse: (input, field) => field.options?.find((option) => option.value === trimmed(input))?.value,
  text: (value: string) => value,
}

/** Several options, each once, in the order of the definition. */
export const multiChoice: FieldType = {
  columns: [['', 'text[]']],
  comparison: 'list',
  parse(input, field) {
    const wanted = new Set(Array.isArray(input) ? input : [input])
    const known = (field.options ?? []).filter((option) => wanted.has(option.value)).map((option) => option.value)
    return known.length === wanted.size ? known : undefined
  },
  text: (value: string[]) => value.join(', '),
}
