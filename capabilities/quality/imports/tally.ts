import { declaredErrors, fill, type Locale } from '#platform/errors.ts'
import type { Counts, Import, Reason, ReasonKind, Report, Trouble } from '#capabilities/quality/contract-imports.ts'
import { placeOf } from '#capabilities/quality/engine/read/xlsx/sheets-together.ts'
import { isNotice, rules } from '#capabilities/quality/engine/standardise/rules.ts'
import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import type { Pointer } from '#capabilities/quality/imports/rows/draft.ts'
import type { Chunk, Fate } from '#capabilities/quality/imports/rows/decide.ts'
import type { Conflict } from '#capabilities/quality/imports/rows/merge.ts'

/** A reason as it is stored: without its sentence, which is written in the reader's language. */
export type StoredReason = Omit<Reason, 'detail' | 'examples'> & {
  readonly params: Readonly<Record<string, string>>
  count: number
  readonly examples: { line: number; value: string; to?: string }[]
}

export type Tally = {
  readonly counts: Counts
  readonly reasons: Map<string, StoredReason>
  /** How often a word that is none of a field's choices came, by both. */
  readonly words: Map<string, { readonly field: string; readonly word: string; count: number }>
}

const examplesKept = 5
const longestExample = 120

const zero: Counts = {
  rows: 0,
  created: 0,
  updated: 0,
  skipped: 0,
  rejected: 0,
  corrected: 0,
  filled: 0,
  duplicates: 0,
  conflicts: 0,
}

export function newTally(counts: Partial<Counts> = {}, reasons: readonly StoredReason[] = []): Tally {
  return {
    words: new Map(),
    counts: { ...zero, ...counts },
    reasons: new Map(reasons.map((reason) => [keyOf(reason), { ...reason, examples: [...reason.examples] }])),
  }
}

/** Adds what became of a chunk. */
export function addChunk(tally: Tally, { fates, made }: Chunk): void {
  for (const fate of fates) addRow(tally, fate)
  for (const { object, name, line } of made)
    add(tally, { kind: 'linked', code: object, field: null, params: {} }, { line, value: name })
}

function addRow(tally: Tally, fate: Fate): void {
  const { draft, outcome, known, why, conflicts = [], warned = [], alike, clash } = fate
  const { counts } = tally
  const { line } = draft.row
  counts.rows += 1
  counts[outcomes[outcome]] += 1
  if (known) counts.duplicates += 1
  if (why) {
    const { code, params } = why.problem
    add(
      tally,
      { kind: outcome === 'reject' ? 'rejected' : 'skipped', code, field: why.field || null, params },
      { line, value: params.value },
    )
  }
  if (outcome === 'reject') return
  for (const { field, problem } of warned) {
    const { code, params } = problem
    add(tally, { kind: 'warned', code, field: field || null, params }, { line, value: params.value })
  }
  if (alike) {
    const params = { value: alike.title }
    add(tally, { kind: 'flagged', code: 'quality.rowIsAlike', field: null, params }, { line, value: alike.title })
  }
  counts.corrected += draft.noted.values
  for (const { rule, field, from, to } of draft.noted.notes) {
    const example = from === undefined ? null : { line, value: from, ...(from === to ? {} : { to: to ?? '' }) }
    const kind = isNotice(rule) ? 'flagged' : 'corrected'
    add(tally, { kind, code: rule, field, params: {} }, example)
  }
  for (const { field, rule, to } of draft.filled) {
    counts.filled += 1
    add(tally, { kind: 'filled', code: rule, field, params: {} }, { line, value: '', to })
  }
  if (conflicts.length > 0 || clash) counts.conflicts += 1
  if (clash) {
    const params = { value: short(clash.title) }
    add(tally, { kind: 'conflict', code: 'quality.idTaken', field: null, params }, { line, value: clash.title })
  }
  for (const conflict of conflicts) addConflict(tally, draft, conflict)
  for (const { field, problem } of draft.left) {
    if (problem.code === 'quality.choiceUnknown') addWord(tally, field, problem.params.value)
    add(
      tally,
      { kind: 'left', code: problem.code, field, params: problem.params },
      { line, value: problem.params.value },
    )
  }
}

/** A row that points at a record which is neither in the file nor in the base. */
export function addLost(tally: Tally, { field, line, target, key }: Pointer & { readonly line: number }): void {
  const { code, params } = problem('linkNotFound', key, { object: target })
  add(tally, { kind: 'left', code, field, params }, { line, value: key })
}

function addConflict(tally: Tally, { row, wishes }: Fate['draft'], { field, now, value, isKept }: Conflict): void {
  // A link is an id here; the file's word for it says more.
  const wish = wishes.find((one) => one.field === field)?.text
  const [had, says] = [wish === undefined ? inWords(now) : '…', wish ?? inWords(value)]
  const code = `quality.${isKept ? 'valueKept' : 'valueReplaced'}`
  add(
    tally,
    { kind: 'conflict', code, field, params: { now: short(had), value: short(says) } },
    { line: row.line, value: had, to: says },
  )
}

function inWords(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { full, amount, currency, ...parts } = value as Record<string, unknown>
  if (typeof full === 'string') return full
  if (amount !== undefined) return `${String(amount)} ${String(currency ?? '')}`.trim()
  return Object.values(parts)
    .filter((part) => typeof part === 'string')
    .join(' ')
}

const mostWords = 500

function addWord({ words }: Tally, field: string, word: string): void {
  const key = `${field} ${word.trim().toLowerCase()}`
  const known = words.get(key)
  if (known) known.count += 1
  else if (words.size < mostWords) words.set(key, { field, word, count: 1 })
}

const outcomes = { create: 'created', update: 'updated', skip: 'skipped', reject: 'rejected' } as const

type Cause = { kind: ReasonKind; code: string; field: string | null; params: Readonly<Record<string, string>> }

type Example = { line: number; value: string; to?: string }

function add(tally: Tally, cause: Cause, example: Example | null): void {
  const key = keyOf(cause)
  const known = tally.reasons.get(key)
  const reason = known ?? { ...cause, count: 0, examples: [] }
  if (!known) tally.reasons.set(key, reason)
  reason.count += 1
  if (example === null || reason.examples.length >= examplesKept) return
  const { line, value, to } = example
  reason.examples.push({ line, value: short(value), ...(to === undefined ? {} : { to: short(to) }) })
}

type Keyed = { kind: string; code: string; field: string | null; params?: Readonly<Record<string, string>> }

/** Rules of the company's own share one code: each is counted by its name. */
function keyOf({ kind, code, field, params }: Keyed): string {
  return `${kind} ${code} ${field ?? ''}${params?.rule === undefined ? '' : ` ${params.rule}`}`
}

// A text cut in the middle of an emoji would be refused by the database.
function short(text: string): string {
  return (text.length > longestExample ? `${text.slice(0, longestExample - 1)}…` : text)
    .toWellFormed()
    .replaceAll('\0', '')
}

/** What an import was, as far as it got. */
export function reportOf(
  row: { counts: Partial<Counts>; reasons: readonly StoredReason[]; undone: Report['undone']; sheet: Import['sheet'] },
  locale: Locale,
): Report {
  return { counts: newTally(row.counts).counts, reasons: told(row.reasons, locale, row.sheet), undone: row.undone }
}

/** The sheets that are read as one table. */
export function sheetsOf(sheet: Import['sheet']): readonly string[] {
  return sheet?.together ? (sheet.alike ?? []) : []
}

/** Reasons with their sentences, most frequent first. */
export function told(reasons: Iterable<StoredReason>, locale: Locale, sheet: Import['sheet'] = null): Reason[] {
  const together = sheetsOf(sheet)
  return [...reasons]
    .map(({ params, ...reason }) => ({
      ...reason,
      examples: reason.examples.map((example) => ({ ...example, ...placeOf(example.line, together) })),
      detail: reason.kind === 'linked' ? '' : trouble({ code: reason.code, params }, locale).detail,
    }))
    .map((reason) => (reason.kind === 'linked' ? { ...reason, detail: linked[locale] } : reason))
    .toSorted((a, b) => b.count - a.count)
}

const linked = { en: 'Made because a row names it', zh: '因行中提到而新建' }

/** A rule or an error in words. */
export function trouble(
  { code, params = {} }: { code: string; params?: Readonly<Record<string, string>> },
  locale: Locale,
): Trouble {
  if (Object.hasOwn(rules, code)) return { code, detail: rules[code as keyof typeof rules][locale] }
  const [, en, zh] = declaredErrors().get(code) ?? [0, code, code]
  if (locale === 'en') return { code, detail: fill(en, { ...params }) }
  return {
    code,
    detail: fill(zh, {
      ...params,
      ...(params.fieldZh ? { field: params.fieldZh } : {}),
      ...(params.whyZh ? { why: params.whyZh } : {}),
    }),
  }
}
