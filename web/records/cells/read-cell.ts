import { countryCodes } from '#web/records/field/countries.ts'
import { declaredMessages } from '#web/i18n/messages.ts'
import type { Format } from '#web/i18n/format.ts'
import type { Field } from '#web/records/field/value.ts'
import { htmlOfText, readDuration } from '#web/records/field/value.ts'
import { readDay } from '#web/ui/read-day.ts'

/** What a text stands for in a field; `find` asks for the records of these titles. Undefined: nothing it could hold. */
export type Meaning = { value: unknown } | { find: readonly string[] } | undefined

type With = { format: Format; currency: string }
type Read = (text: string, field: Field, tools: With) => Meaning

const asIs: Read = (text) => ({ value: text })
const list: Read = (text) => ({ value: partsOf(text) })
const title: Read = (text) => ({ find: [text] })
const never: Read = () => undefined

const reads: Partial<Record<Field['type'], Read>> = {
  text: asIs,
  longText: asIs,
  url: asIs,
  idNumber: asIs,
  creditCode: asIs,
  personName: asIs,
  richText: (text) => ({ value: htmlOfText(text) }),
  integer: number,
  number,
  percent: number,
  rating: (text, ...rest) => (/^★+$/.test(text) ? { value: text.length } : number(text, ...rest)),
  duration: (text) => known(readDuration(text)),
  money: (text, field, tools) => {
    const amount = number(text.replaceAll(/[^\d.,()\-−\s]/g, '').replace(/^[\s.,]+(?=\d)/, ''), field, tools)
    const code = /\b[A-Z]{3}\b/.exec(text)?.[0] ?? tools.currency
    return amount && 'value' in amount ? { value: { amount: amount.value, currency: code } } : undefined
  },
  boolean: (text) => known(yesNo(text)),
  date: (text, _, { format }) => known(readDay(text, format.form.dayOrder)),
  dateTime: (text, _, { format }) => {
    const day = readDay(text, format.form.dayOrder)
    const at = new Date(day ? `${day}T00:00:00` : text)
    return Number.isNaN(at.getTime()) ? undefined : { value: at.toISOString() }
  },
  choice: (text, field) => known(optionOf(text, field)),
  multiChoice: (text, field) => {
    const options = partsOf(text).map((one) => optionOf(one, field))
    return options.includes(undefined) ? undefined : { value: options }
  },
  country: (text, _, { format }) => known(countryOf(text, format)),
  email: list,
  phone: list,
  link: title,
  user: title,
  links: (text) => ({ find: partsOf(text) }),
  // In one piece: the server keeps it as the street, and data health can part it.
  address: asIs,
  checklist: (text) => ({ value: text.split('\n').flatMap(itemOf) }),
}

/** Reads what was pasted into a cell as the field means it; an empty text empties the field. */
export function readCell(text: string, field: Field, tools: With): Meaning {
  const plain = text.trim()
  if (plain === '') return field.required ? undefined : { value: field.type === 'boolean' ? false : null }
  return (reads[field.type] ?? never)(plain, field, tools)
}

/** A line of a list to tick off: "[x] done", "- [ ] open", "☑ done", or the bare words. */
function itemOf(line: string): { text: string; done: boolean }[] {
  const [, box = '', text = ''] = /^\s*(?:[-*•]\s*)?(\[[ xX✓]?\]|[☐☑✔✅])?\s*(.*?)\s*$/u.exec(line) ?? []
  return text === '' ? [] : [{ text, done: /[xX✓☑✔✅]/u.test(box) }]
}

const known = (value: unknown): Meaning => (value === undefined ? undefined : { value })
const partsOf = (text: string) =>
  text
    .split(/[,;，；、\n]/)
    .map((one) => one.trim())
    .filter(Boolean)

/** "1,234.50", "1 234", "35 %", "(5)" for minus five; "1.234,50" where the comma parts the decimals. */
function number(text: string, _: Field, { format }: With): Meaning {
  const plain = text
    .normalize('NFKC')
    .replaceAll('−', '-')
    .replaceAll(/[\s%'’]/g, '')
  const signed = /^\((.*)\)$/.exec(plain)
  const digits = plainNumber(signed ? `-${signed[1]}` : plain, format.form.decimal)
  return /^[-+]?\d+(\.\d+)?$/.test(digits) ? { value: Number(digits) } : undefined
}

/** Without marks between thousands, and with a point. Of two kinds of mark the last parts the decimals, whatever is usual. */
function plainNumber(digits: string, usual: '.' | ','): string {
  const [point, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')]
  const isMachine = usual === ',' && comma < 0 && !/^[-+]?\d{1,3}(\.\d{3})+$/.test(digits)
  const decimal = point >= 0 && comma >= 0 ? (point > comma ? '.' : ',') : isMachine ? '.' : usual
  return digits.replaceAll(decimal === '.' ? ',' : '.', '').replace(decimal, '.')
}

function optionOf(text: string, field: Field): string | undefined {
  const lower = text.toLowerCase()
  return field.options?.find(
    ({ value, label }) => value === text || label.en.toLowerCase() === lower || label.zh === text,
  )?.value
}

function yesNo(text: string): boolean | undefined {
  const lower = text.toLowerCase()
  const said = (id: string) =>
    declaredMessages()
      .get(id)
      ?.map((word) => word.toLowerCase()) ?? []
  if (['true', '1', 'y', ...said('ui.yes')].includes(lower)) return true
  return ['false', '0', 'n', ...said('ui.no')].includes(lower) ? false : undefined
}

function countryOf(text: string, format: Format): string | undefined {
  const upper = text.toUpperCase()
  return countryCodes().find((code) => code === upper || format.country(code).toUpperCase() === upper)
}
