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
  return codes.has(code)
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
const noCountries = new Set(['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'])
// Asked for in every row of an import: the table of regions takes longer to look into than all else in the row.
const codes = new Set(
  letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountries.has(code) && regions.of(code) !== undefined),
)
