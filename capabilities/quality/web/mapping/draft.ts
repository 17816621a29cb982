import type {
  Import,
  ImportColumn,
  ImportTarget,
  Mapping,
  MappingOptions,
} from '#capabilities/quality/contract-imports.ts'

type Fields = ImportTarget['fields']

/** The mapping to begin with: what the server guessed, as far as this kind of record has such fields. */
export function draftOf(
  one: Pick<Import, 'columns' | 'mapping' | 'object'>,
  target: ImportTarget,
  options: MappingOptions,
): Mapping {
  if (one.mapping?.object === target.object) return one.mapping
  const taken = new Set<string>()
  const columns = one.columns.map((column) => {
    const field = fieldFor(column, target.fields)
    const free = field !== undefined && (field.several || !taken.has(field.name))
    if (free) taken.add(field.name)
    return { column: column.name, field: free ? field.name : null }
  })
  const match = target.fields.some(isContactWay) ? 'email-or-phone' : 'none'
  return { object: target.object, columns, options: { ...options, match } }
}

/** By the server's guess; when the kind of record was changed since, by a name that is the same. */
function fieldFor({ name, guess }: ImportColumn, fields: Fields): Fields[number] | undefined {
  const wanted = plain(name)
  return (
    fields.find((field) => field.name === guess?.field) ??
    fields.find((field) => [field.name, field.label.en, field.label.zh].some((word) => plain(word) === wanted))
  )
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_\-.:：]+/g, '')
}

function isContactWay({ type }: Fields[number]): boolean {
  return type === 'email' || type === 'phone'
}

/** Fields that have more columns than they take: field → its columns. */
export function clashes({ columns }: Mapping, { fields }: ImportTarget): ReadonlyMap<string, readonly string[]> {
  const given = Map.groupBy(
    columns.filter(({ field }) => field !== null),
    ({ field }) => field as string,
  )
  const single = new Set(fields.filter(({ several }) => !several).map(({ name }) => name))
  return new Map(
    [...given]
      .filter(([field, all]) => single.has(field) && all.length > 1)
      .map(([field, all]) => [field, all.map(({ column }) => column)]),
  )
}

/** Required fields without a column; a part of a field (`name.family`) will do. */
export function missing({ columns }: Mapping, { fields }: ImportTarget): Fields[number][] {
  const has = (name: string) => columns.some(({ field }) => field === name || field?.startsWith(`${name}.`))
  return fields.filter(({ name, required }) => required && !has(name))
}

/** Fields whose value can tell whether a record is there already, of those that have a column. */
export function matchFields({ columns }: Mapping, { fields }: ImportTarget): Fields[number][] {
  const given = new Set(columns.map(({ field }) => field))
  return fields.filter(({ name, type }) => given.has(name) && matchable.has(type) && !name.includes('.'))
}

const matchable: ReadonlySet<string> = new Set([
  'text',
  'email',
  'phone',
  'url',
  'personName',
  'integer',
  'idNumber',
  'creditCode',
  'date',
])

/** Fields of a record that is there already about which there is something to decide: not what it was found by. */
export function settledFields({ columns, options }: Mapping, { fields }: ImportTarget): Fields[number][] {
  const given = new Set(columns.map(({ field }) => field?.replace(/\..*/, '')))
  const by = [options.match, ...(options.alsoMatch ?? [])]
  const isFound = ({ name, type }: Fields[number]) =>
    by.includes(name) || (by.includes('email-or-phone') && isContactWay({ name, type } as Fields[number]))
  return fields.filter(
    (field) => given.has(field.name) && !field.name.includes('.') && field.name !== 'createdAt' && !isFound(field),
  )
}

export function withField(mapping: Mapping, column: string, field: string | null): Mapping {
  return { ...mapping, columns: mapping.columns.map((one) => (one.column === column ? { column, field } : one)) }
}
