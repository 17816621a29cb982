import { meaningsOf, type Meaning } from '#capabilities/quality/engine/recognise/columns.ts'
import { recogniseExport, type Export } from '#capabilities/quality/engine/recognise/exports.ts'
import { headerKey } from '#capabilities/quality/engine/standardise/columns/header-key.ts'
import { valueSeparator } from '#capabilities/quality/engine/value-separator.ts'

/** A column put together from others of the same row, because one field of ours is several columns of the file. */
export type Derived = {
  readonly name: string
  readonly field: string
  /** Columns it was made of, which then mean nothing by themselves. */
  readonly from: readonly number[]
  readonly make: (cells: readonly string[]) => string
}

/** How rows of a recognised file are read for a base: the file's columns, then those put together. */
export type Arrangement = {
  readonly export: Export
  readonly columns: readonly string[]
  readonly derived: readonly Derived[]
  readonly arrange: (cells: readonly string[]) => string[]
  /** Whether a row was deleted in the program it comes from. */
  readonly isGone: (cells: readonly string[]) => boolean
}

/**
 * What a file of a known program needs to be read rightly: types that stand in the rows (Google), dates and streets in
 * several columns (Thunderbird, Outlook), a country code beside the number (Twenty), deleted rows (Salesforce).
 */
export function arrangementOf(names: readonly string[]): Arrangement | null {
  const found = recogniseExport(names)
  if (!found) return null
  const taken = new Set(names)
  const derived = derivedOf(found, names).filter(({ name }) => !taken.has(name))
  const deleted =
    found.program === 'salesforce' ? found.headers.findIndex((name) => headerKey(name) === 'isdeleted') : -1
  return {
    export: found,
    derived,
    columns: [...names, ...derived.map(({ name }) => name)],
    arrange: (cells) => [...cells, ...derived.map(({ make }) => make(cells))],
    isGone: (cells) => deleted >= 0 && /^(true|1|yes)$/i.test(cells[deleted]?.trim() ?? ''),
  }
}

/** What each column means for an object where the program is known, with those that were put together; else null. */
export function meaningsOfExport(names: readonly string[], wanted: string | null): Meaning[] | null {
  const found = recogniseExport(names)
  if (!found) return null
  const meanings = meaningsOf(found, wanted)
  for (const { name, field, from } of derivedOf(found, names)) {
    const at = names.indexOf(name)
    if (at < 0) continue
    for (const i of from) meanings[i] = null
    meanings[at] = field
  }
  return meanings
}

function derivedOf({ program, headers }: Export, names: readonly string[]): Derived[] {
  const at = (pattern: RegExp) => headers.flatMap((name, i) => (pattern.test(name) ? [i] : []))
  const named = (from: readonly number[]) => from.map((i) => names[i]).join(' + ')
  const joined = (field: string, pattern: RegExp, by: string): Derived[] => {
    const from = at(pattern)
    return from.length < 2 ? [] : [{ name: named(from), field, from, make: (cells) => filled(cells, from).join(by) }]
  }
  switch (program) {
    case 'google':
      return [
        ...byLabel('phone', /^Phone \d+ - Value$/i, { headers, names }),
        ...byLabel('email', /^E-mail \d+ - Value$/i, { headers, names }),
      ]
    case 'outlook':
      return [
        ...(['Business', 'Home', 'Other'] as const)
          .filter((word) => at(new RegExp(`^${word} Street`, 'i')).length > 0)
          .slice(0, 1)
          .flatMap((word) => joined('address.street', new RegExp(`^${word} Street( \\d)?$`, 'i'), ', ')),
        ...joined('name.given', /^(First|Middle) Name$/i, ' '),
      ]
    case 'thunderbird':
      return [...birthday(at, names), ...joined('address.street', /^Work Address( 2)?$/i, ', ')]
    case 'hubspot':
      return joined('address.street', /^Street Address( 2)?$/i, ', ')
    case 'salesforce':
      return joined('address.street', /^Mailing Address Line ?\d$/i, ', ')
    case 'twenty':
      return [
        ...dialled(at, names),
        ...twentyMails(at, names),
        ...joined('address.street', /^Address \/ Address \d$/i, ', '),
      ]
    default:
      return []
  }
}

function filled(cells: readonly string[], from: readonly number[]): string[] {
  return from.map((i) => cells[i]?.trim() ?? '').filter((cell) => cell !== '')
}

/** Google writes what a value is beside it, in each row: faxes and pagers are no telephones, `* ` marks the main one. */
function byLabel(
  field: string,
  pattern: RegExp,
  { headers, names }: { headers: readonly string[]; names: readonly string[] },
): Derived[] {
  const values = headers.flatMap((name, i) => (pattern.test(name) ? [i] : []))
  const labels = values.map((i) =>
    headers.findIndex((name) => /- (Type|Label)$/i.test(name) && stem(name) === stem(headers[i]!)),
  )
  if (values.length === 0 || labels.every((i) => i < 0)) return []
  const from = [...values, ...labels.filter((i) => i >= 0)]
  const make = (cells: readonly string[]) => {
    const found = values.map((i, n) => ({ value: cells[i]?.trim() ?? '', label: cells[labels[n]!]?.trim() ?? '' }))
    const kept = found.filter(({ value, label }) => value !== '' && !/fax|pager|传真|傳真/i.test(label))
    kept.sort((a, b) => Number(b.label.startsWith('*')) - Number(a.label.startsWith('*')))
    return kept.map(({ value }) => value.replace(/\s*:::\s*/g, valueSeparator)).join(valueSeparator)
  }
  return [{ name: values.map((i) => names[i]).join(' + '), field, from, make }].map((one) =>
    values.length === 1 ? { ...one, name: `${one.name} (${names[labels[0]!]})` } : one,
  )
}

function stem(header: string): string {
  return header.replace(/ - \w+$/, '').toLowerCase()
}

type Find = (pattern: RegExp) => number[]

function birthday(at: Find, names: readonly string[]): Derived[] {
  const [year, month, day] = [at(/^Birth Year$/i)[0], at(/^Birth Month$/i)[0], at(/^Birth Day$/i)[0]]
  if (year === undefined || month === undefined || day === undefined) return []
  const from = [year, month, day]
  const make = (cells: readonly string[]) => {
    const [y = '', m = '', d = ''] = from.map((i) => cells[i]?.trim() ?? '')
    if (m === '' && d === '') return y
    return y === '' ? `--${m.padStart(2, '0')}-${d.padStart(2, '0')}` : `${y}-${m}-${d}`
  }
  return [{ name: from.map((i) => names[i]).join(' + '), field: 'birthday', from, make }]
}

function dialled(at: Find, names: readonly string[]): Derived[] {
  const [number, code] = [at(/Primary Phone Number$/i)[0], at(/Primary Phone Calling Code$/i)[0]]
  if (number === undefined || code === undefined) return []
  const make = (cells: readonly string[]) => {
    const [digits, calling] = [cells[number]?.trim() ?? '', cells[code]?.trim() ?? '']
    return digits === '' || calling === '' || digits.startsWith('+')
      ? digits
      : `+${calling.replace(/\D/g, '')} ${digits}`
  }
  return [{ name: `${names[code]} + ${names[number]}`, field: 'phone', from: [code, number], make }]
}

/** Twenty keeps the other addresses as a JSON list. */
function twentyMails(at: Find, names: readonly string[]): Derived[] {
  const from = at(/Primary Email$|Additional Emails$/i)
  if (from.length < 2) return []
  const make = (cells: readonly string[]) =>
    filled(cells, from)
      .flatMap((cell) => (cell.startsWith('[') ? cell.slice(1, -1).replaceAll('"', '').split(',') : [cell]))
      .map((mail) => mail.trim())
      .filter(Boolean)
      .join(valueSeparator)
  return [{ name: from.map((i) => names[i]).join(' + '), field: 'email', from, make }]
}
