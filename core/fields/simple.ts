import { trimmed, type FieldType } from '#core/fields/types.ts'

export const boolean: FieldType = {
  columns: [['', 'boolean']],
  comparison: 'boolean',
  parse: (input) =>
    input === 'true' ? true : input === 'false' ? false : typeof input === 'boolean' ? input : undefined,
}

/** Anything JSON can say, up to 1 MB. */
export const json: FieldType = {
  columns: [['', 'jsonb']],
  comparison: 'none',
  parse: (input) => (JSON.stringify(input).length <= 1_000_000 ? input : undefined),
  write: (value) => [JSON.stringify(value)],
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** An ISO 3166-1 alpha-2 code in capitals. */
export const country: FieldType = {
  columns: [['', 'text']],
  comparison: 'text',
  parse(input) {
    const code = trimmed(input)?.toUpperCase()
    return code !== undefined && isCountry(code) ? code : undefined
  },
  text: (value: string) => value,
}

/** Whether these two letters are a country of ISO 3166-1. `EU`, `UN` and the like are regions, not countries. */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || ['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(code)) return false
  return regions.of(code) !== undefined
}
