import { orderOf, type DateOrder } from '#capabilities/quality/engine/kinds/dates.ts'
import type { Field } from '#capabilities/quality/engine/kinds/fields.ts'
import { isBirthday } from '#capabilities/quality/engine/model/household.ts'
import { withNameParts, withStreets } from '#capabilities/quality/engine/match/bare-columns.ts'
import {
  headerWords,
  known,
  profileColumn,
  type ColumnKind,
  type ColumnProfile,
} from '#capabilities/quality/engine/match/profile.ts'
import { fold, wordsOf } from '#capabilities/quality/engine/kinds/text.ts'

export type Input = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
export type Plan = { readonly fields: readonly Field[]; readonly profiles: readonly ColumnProfile[] }

/** All inputs as one table: columns of the same header (in plain words) are one column. */
export type Table = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly source: Uint8Array
}

/** Lays the inputs side by side; a column only one input has is kept when `kindsOf` finds it a partner by kind. */
export function joinInputs(inputs: readonly Input[]): Table {
  const columns = inputs[0]?.columns.slice() ?? []
  const first = { columns: columns.slice(), kindOf: kindsIn(inputs[0]) }
  const places = inputs.map((input, i) =>
    i === 0 ? columns.map((_, at) => at) : placesOf({ columns: input.columns, kindOf: kindsIn(input) }, columns, first),
  )
  const rows = inputs.flatMap((input, i) =>
    input.rows.map((row) => {
      const out = Array.from({ length: columns.length }, () => '')
      places[i]!.forEach((to, from) => {
        out[to] = known(row[from])
      })
      return out
    }),
  )
  const source = Uint8Array.from(inputs.flatMap((input, i) => input.rows.map(() => i)))
  return { columns, rows, source }
}

/** Where each column of a later input goes: same header, else the one unclaimed column of the same kind, else new. */
export function placesOf(later: Side, columns: string[], first: Side): number[] {
  const places = sameHeaders(later.columns, columns)
  for (const [from, column] of later.columns.entries()) {
    if (places[from] !== -1) continue
    const kind = later.kindOf(from)
    const alike =
      kind === 'ignore' ? -1 : first.columns.findIndex((_, at) => !places.includes(at) && first.kindOf(at) === kind)
    places[from] = alike !== -1 ? alike : columns.push(column) - 1
  }
  return places
}

/** An input as far as laying out goes; the kind of a column is asked only where its header does not tell its place. */
export type Side = { readonly columns: readonly string[]; readonly kindOf: (at: number) => ColumnKind }

/** For each column of a later input, the column with the same header, or -1. */
export function sameHeaders(later: readonly string[], columns: readonly string[]): number[] {
  const headers = columns.map(headerWords)
  return later.map((column) => headers.indexOf(headerWords(column)))
}

function kindsIn(input: Input | undefined): (at: number) => ColumnKind {
  const { columns, rows } = input ?? { columns: [], rows: [] }
  return (at) =>
    profileColumn(
      columns[at]!,
      rows.map((row) => row[at] ?? ''),
    ).kind
}

/** Decides from the columns what to compare. `kinds` overrules what the profile says of a column. */
export function makePlan(table: Table, options: PlanOptions): Plan {
  const cellsOf = (at: number) => table.rows.map((row) => row[at] ?? '')
  const profiles = table.columns.map((column, at) => profileColumn(column, cellsOf(at)))
  return planOf(profiles, options, {
    sample: table,
    orderOf: (column) => orderOf(cellsOf(table.columns.indexOf(column))),
  })
}

export type PlanOptions = {
  readonly ignore?: readonly string[]
  readonly kinds?: Readonly<Record<string, ColumnKind>>
}

/** The same from profiles, some rows, and a way to tell in which order a column writes its dates. */
export function planOf(
  found: readonly ColumnProfile[],
  options: PlanOptions,
  from: { readonly sample: Pick<Table, 'columns' | 'rows'>; readonly orderOf: (column: string) => DateOrder },
): Plan {
  const profiles = withoutContacts(withStreets(withNameParts(found))).map((profile): ColumnProfile => {
    const kind = options.ignore?.includes(profile.column) ? 'ignore' : options.kinds?.[profile.column]
    return kind === undefined ? profile : { ...profile, kind }
  })
  const of = (...wanted: ColumnKind[]) =>
    profiles.filter(({ kind, filled }) => filled > 1 && wanted.includes(kind)).map(({ column }) => column)
  const fields: Field[] = [...nameFields(profiles)]
  for (const column of of('company')) fields.push({ name: column, kind: 'company', columns: [column] })
  const personal = fields.some(({ kind }) => kind === 'given')
  const dates = of('date')
  // Beside a birthday, another date is when something was done or written down.
  const hasBirthday = personal && dates.some(isBirthday)
  for (const column of dates) {
    const aside = hasBirthday && !isBirthday(column)
    fields.push({ name: column, kind: 'date', columns: [column], order: from.orderOf(column), aside })
  }
  for (const kind of ['email', 'phone'] as const) {
    const columns = of(kind)
    if (columns.length > 0) fields.push({ name: columns[0]!, kind, columns, personal })
  }
  for (const kind of ['code', 'postcode', 'category', 'number'] as const) {
    for (const column of of(kind)) fields.push({ name: column, kind, columns: [column] })
  }
  const streets = of('address')
  if (streets.length > 0) fields.push({ name: streets[0]!, kind: 'words', columns: streets })
  for (const column of of('place', 'text', 'url')) fields.push({ name: column, kind: 'words', columns: [column] })
  return { fields: withoutEchoes(fields, from.sample), profiles }
}

/**
 * People whom few records name, beside a firm that twice as many do, are whom to ask for: the table is of firms, and
 * what they are called is a text like others.
 */
function withoutContacts(profiles: readonly ColumnProfile[]): readonly ColumnProfile[] {
  const most = (...kinds: ColumnKind[]) =>
    Math.max(0, ...profiles.filter(({ kind }) => kinds.includes(kind)).map(({ filled }) => filled))
  if (most('name', 'given', 'family') * 2 > most('company')) return profiles
  return profiles.map((profile) => (profile.kind === 'name' ? { ...profile, kind: 'text' } : profile))
}

function nameFields(profiles: readonly ColumnProfile[]): Field[] {
  const roles = ['given', 'family', 'middle', 'name'] as const
  const parts = profiles.flatMap(({ column, kind, filled }) =>
    roles.filter((role) => filled > 1 && role === kind).map((role) => ({ column, role })),
  )
  if (parts.length === 0) return []
  const base = { columns: parts.map(({ column }) => column), roles: parts.map(({ role }) => role) }
  const nameOf = (half: 'given' | 'family') => {
    const own = parts.find(({ role }) => role === half)?.column
    return own ?? `${parts.find(({ role }) => role === 'name')?.column ?? parts[0]!.column} (${half})`
  }
  return [
    { ...base, name: nameOf('given'), kind: 'given' },
    { ...base, name: nameOf('family'), kind: 'family' },
  ]
}

/** Drops a text that only repeats the words of the fields before it: counted twice, it would convince twice. */
function withoutEchoes(fields: readonly Field[], table: Pick<Table, 'columns' | 'rows'>): Field[] {
  const step = Math.ceil(table.rows.length / 2000)
  const sample = table.rows.filter((_, i) => i % step === 0)
  const textOf = (row: readonly string[], columns: readonly string[]) =>
    wordsOf(fold(columns.map((column) => row[table.columns.indexOf(column)] ?? '').join(' ')))
  return fields.filter((field, i) => {
    if (field.kind !== 'words') return true
    const before = fields
      .slice(0, i)
      .filter(({ kind }) => kind !== 'category')
      .flatMap(({ columns }) => columns)
    const told = sample.filter((row) => textOf(row, field.columns).length > 0)
    const echoed = told.filter((row) => {
      const had = new Set(textOf(row, before))
      return textOf(row, field.columns).every((word) => had.has(word))
    })
    return told.length === 0 || echoed.length < told.length * 0.9
  })
}
