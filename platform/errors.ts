/** Languages every sentence a person sees is written in. */
export type Locale = 'en' | 'zh'

/** `[HTTP status, English sentence, Chinese sentence]`; `{name}` marks a parameter. */
export type ErrorRow = readonly [status: number, en: string, zh: string]

type ParamNames<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamNames<Rest> : never
type Value = string | number | boolean | null | undefined | object

/** A parameter that programs know by its name and people by its label: the sentence says the one, `params` the other. */
export type Spoken = { readonly name: string; readonly label: Readonly<Record<Locale, string>> }
type Thrower<Row extends ErrorRow> = [ParamNames<Row[1]>] extends [never]
  ? (params?: Record<string, Value>) => DeclaredError
  : (params: Record<ParamNames<Row[1]>, Value> & Record<string, Value>) => DeclaredError

/** A foreseen refusal. One handler turns it into `{ code, detail, params }`. */
export type DeclaredError = Error & {
  readonly code: string
  readonly status: number
  readonly params: Record<string, Value>
  readonly detail: (locale: Locale) => string
}

const declared = new Map<string, ErrorRow>()

/**
 * Declares every failure a capability can name, once.
 *
 * The parameters a caller must give are read from the English sentence by the compiler. Both languages must
 * name the same parameters: that is asserted here, when the table is loaded.
 */
export function defineErrors<const T extends Record<string, ErrorRow>>(
  scope: string,
  table: T,
): { [K in keyof T]: Thrower<T[K]> } {
  const throwers: Record<string, unknown> = {}
  for (const [name, row] of Object.entries(table)) {
    const code = `${scope}.${name}`
    if (names(row[1]) !== names(row[2])) throw new Error(`${code}: the two languages name different parameters`)
    declared.set(code, row)
    throwers[name] = (params: Record<string, Value> = {}) => refusal(code, row, params)
  }
  return throwers as { [K in keyof T]: Thrower<T[K]> }
}

/** A declared error by its code, as another thread threw it. */
export function declaredError(code: string, params: Record<string, unknown>): Error {
  const row = declared.get(code)
  return row ? refusal(code, row, params as Record<string, Value>) : new Error(code)
}

function refusal(code: string, row: ErrorRow, given: Record<string, Value>): DeclaredError {
  const params: Record<string, Value> = {}
  for (const [name, value] of Object.entries(given)) params[name] = isSpoken(value) ? value.name : value
  const detail = (locale: Locale) => fill(locale === 'zh' ? row[2] : row[1], spoken(given, locale))
  // A refusal is an answer, not a fault: a stack would cost more than the request it refuses.
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = 0
  const error = new Error(detail('en'))
  Error.stackTraceLimit = limit
  return Object.assign(error, { code, status: row[0], params, detail })
}

function isSpoken(value: Value): value is Spoken {
  return typeof value === 'object' && value !== null && 'name' in value && 'label' in value
}

function spoken(given: Record<string, Value>, locale: Locale): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isSpoken(value) ? value.label[locale] : value]),
  )
}

export function isDeclared(error: unknown): error is DeclaredError {
  return error instanceof Error && 'detail' in error && typeof error.detail === 'function'
}

/** All declared codes with their sentences: for the docs and the test of both languages. */
export function declaredErrors(): ReadonlyMap<string, ErrorRow> {
  return declared
}

/** Puts the parameters into a sentence; an unknown name is left as it stands. */
export function fill(sentence: string, params: Record<string, Value>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value)
  })
}

function names(sentence: string): string {
  return [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name)))].toSorted().join(',')
}
