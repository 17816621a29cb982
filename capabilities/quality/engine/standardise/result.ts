import type { RuleName } from '#capabilities/quality/engine/standardise/rules.ts'
import type { errors } from '#capabilities/quality/errors.ts'
import type { FieldTypeName, Label } from '#sdk/objects.ts'

export type { FieldTypeName }

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

export type Change = { readonly rule: RuleName; readonly from: string; readonly to: string }

/** Why a value could not be understood: a declared error of `quality`, its sentence in both languages there. */
export type Problem = {
  readonly code: string
  readonly params: { readonly value: string; readonly [name: string]: string }
}

/**
 * What became of one cell.
 *
 * `value` is canonical, null when the cell is empty or could not be read at all. A problem beside a value means that
 * the value was kept but somebody should look: a part of the cell could not be read, or it holds a formula.
 */
export type Standardised = {
  readonly value: unknown
  /** The cell as it is written after cleaning; what could not be read stands there as it was. */
  readonly shown: string
  readonly changes: readonly Change[]
  readonly problem: Problem | null
  /** What is worth knowing though nothing was changed: an address that will soon be gone, or is nobody’s own. */
  readonly flags?: readonly RuleName[]
}

export type StandardiseOptions = {
  /** ISO 3166-1 alpha-2: where numbers and dates without a country are from. */
  readonly country: string
  /** ISO 4217: the currency of amounts that name none. */
  readonly currency: string
  /** The order of the column's dates; see `guessDateOrder`. */
  readonly dateOrder: DateOrder | 'auto'
  /** IANA name for times without a zone; else the country's. */
  readonly timeZone?: string
  /** For choices. */
  readonly options?: readonly { readonly value: string; readonly label: Label }[]
  /** Names of rules that must not be applied. */
  readonly off?: ReadonlySet<string>
}

/** A cell on its way through the rules. */
export type Trace = { readonly raw: string; text: string; changes: Change[]; readonly off: ReadonlySet<string> }

const none: readonly Change[] = Object.freeze([])
const noRules: ReadonlySet<string> = new Set()

export function beginTrace(raw: string, { off = noRules }: { off?: ReadonlySet<string> }): Trace {
  return { raw, text: raw, changes: none as Change[], off }
}

/** Applies a rule: the text becomes `next` and the change is written down, unless the rule is off. */
export function step(trace: Trace, rule: RuleName, next: string): void {
  if (next === trace.text || trace.off.has(rule)) return
  if (trace.changes === none) trace.changes = []
  trace.changes.push({ rule, from: trace.text, to: next })
  trace.text = next
}

export function read(trace: Trace, value: unknown, problem: Problem | null = null): Standardised {
  return { value, shown: trace.text, changes: trace.changes, problem }
}

export function empty(trace: Trace): Standardised {
  return { value: null, shown: '', changes: trace.changes, problem: null }
}

type ProblemName = keyof typeof errors

/** The cell stays exactly as it was; the problem says why. */
export function unread({ raw }: Trace, code: ProblemName, params: Record<string, string> = {}): Standardised {
  return { value: null, shown: raw, changes: none, problem: problem(code, raw, params) }
}

export function problem(code: ProblemName, value: string, params: Record<string, string> = {}): Problem {
  const short = value.length > 80 ? `${value.slice(0, 79)}…` : value
  return { code: `quality.${code}`, params: { ...params, value: short.toWellFormed() } }
}
