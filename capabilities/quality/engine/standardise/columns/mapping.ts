import { englishHeaders } from '#capabilities/quality/engine/recognise/localised.ts'
import { meaningsOfExport } from '#capabilities/quality/engine/recognise/arrange.ts'
import { headerKey, synonymKeys } from '#capabilities/quality/engine/standardise/columns/header-key.ts'
import { readableShare, typeOfValues } from '#capabilities/quality/engine/standardise/columns/profile.ts'
import type { FieldTypeName, StandardiseOptions } from '#capabilities/quality/engine/standardise/result.ts'
import { ignored } from '#capabilities/quality/engine/standardise/columns/synonyms.ts'
import type { Label } from '#sdk/objects.ts'

export type Column = {
  readonly name: string
  readonly samples: readonly string[]
  /** The header in English, where a program wrote it in another language. */
  readonly english?: string
}

export type MappableField = {
  readonly name: string
  readonly type: FieldTypeName
  readonly label: Label
  readonly options?: StandardiseOptions['options']
  readonly readOnly?: boolean
}

/** Why a column was given to a field; `reasons` has it in words. */
export type Reason = 'learned' | 'knownExport' | 'sameName' | 'knownName' | 'likeName' | 'nameAndValues' | 'values'

/** `field` is a field's name, or a part of a name or an address: `name.given`, `address.city`. */
export type Guess = { readonly field: string; readonly confidence: number; readonly reason: Reason }

export const reasons: Readonly<Record<Reason, Label>> = {
  knownExport: { en: 'The program that wrote the file is known', zh: '已识别导出该文件的软件' },
  learned: { en: 'You chose it for such a column before', zh: '以前为同名列选择过此字段' },
  sameName: { en: 'The column is called like the field', zh: '列名与字段名相同' },
  knownName: { en: 'Other programs use this name for the field', zh: '其他软件常用此列名' },
  likeName: { en: 'The name of the column contains the field’s', zh: '列名包含字段名' },
  nameAndValues: { en: 'Name and values both fit', zh: '列名和内容都符合' },
  values: { en: 'The values look like it', zh: '内容符合该字段' },
}

type Target = {
  readonly name: string
  readonly field: MappableField
  readonly type: FieldTypeName
  readonly concept: string
}
type Bid = Guess & { readonly column: number; readonly target: Target; readonly filled: number }

/**
 * Which field each column belongs to, judged by its header in English or Chinese and by sample values; null where
 * none fits. Only e-mail and phone fields take several columns; parts of a name or an address are fields of their own.
 */
export function guessMapping(given: readonly Column[], fields: readonly MappableField[]): (Guess | null)[] {
  const targets = fields.filter(isWritable).flatMap((field) => targetsOf(field, fields))
  const english = englishHeaders(given.map(({ name }) => name))
  const columns = given.map((column, i) => ({ ...column, english: english[i]! }))
  const meanings = meaningsOfExport(
    columns.map(({ name }) => name),
    objectOf(fields),
  )
  const bids = columns.flatMap((column, i) => {
    const meaning = meanings?.[i]
    return meaning === undefined ? bidsOf(column, i, targets) : knownBids(meaning, column, i, targets)
  })
  bids.sort((a, b) => b.confidence - a.confidence || b.filled - a.filled || a.column - b.column)
  const won: (Bid | null)[] = columns.map(() => null)
  const taken = new Set<string>()
  for (const bid of bids) {
    if (won[bid.column] || (taken.has(bid.field) && !takesSeveral(bid.target))) continue
    won[bid.column] = bid
    taken.add(bid.field)
  }
  dropWholes(won)
  return won.map((bid) => bid && { field: bid.field, confidence: bid.confidence, reason: bid.reason })
}

/** The object that has these fields, of those whose exports are known. */
function objectOf(fields: readonly MappableField[]): string | null {
  const names = new Set(fields.map(({ name }) => name))
  const telling = [
    ['deal', 'closesOn'],
    ['product', 'price'],
    ['company', 'domain'],
    ['lead', 'companyName'],
    ['contact', 'birthday'],
  ] as const
  return telling.find(([, field]) => names.has(field))?.[0] ?? null
}

/** The program that wrote the file is known, and so is what it means by the column. */
function knownBids(meaning: string | null, column: Column, index: number, targets: readonly Target[]): Bid[] {
  const target = targets.find(({ name }) => name === meaning)
  if (!target) return []
  const filled = column.samples.filter((sample) => sample.trim() !== '').length
  return [{ field: target.name, confidence: 0.99, reason: 'knownExport', column: index, target, filled }]
}

const computed: ReadonlySet<FieldTypeName> = new Set(['formula', 'rollup', 'autoNumber', 'file', 'linkAny', 'links'])

function isWritable(field: MappableField): boolean {
  return !field.readOnly && !computed.has(field.type)
}

function takesSeveral({ type }: Target): boolean {
  return type === 'email' || type === 'phone'
}

function targetsOf(field: MappableField, fields: readonly MappableField[]): Target[] {
  const whole = { name: field.name, field, type: field.type, concept: conceptOf(field, fields) }
  const parts =
    field.type === 'personName'
      ? ['given', 'family']
      : field.type === 'address'
        ? ['street', 'city', 'district', 'region', 'postcode', 'country']
        : []
  return [
    whole,
    ...parts.map((part): Target => ({
      name: `${field.name}.${part}`,
      field,
      type: part === 'country' ? 'country' : 'text',
      concept: `${partConcept(field)}.${part}`,
    })),
  ]
}

function partConcept({ type }: MappableField): string {
  return type === 'personName' ? 'name' : 'address'
}

/** `name` means another thing on each object; the object is told by the fields it has. */
function conceptOf(field: MappableField, fields: readonly MappableField[]): string {
  if (field.name !== 'name' || field.type === 'personName') return field.name
  const names = new Set(fields.map(({ name }) => name))
  if (names.has('closesOn')) return 'dealName'
  if (names.has('price')) return 'productName'
  return names.has('domain') || names.has('industry') ? 'companyName' : 'name'
}

function bidsOf(column: Column, index: number, targets: readonly Target[]): Bid[] {
  const key = headerKey(column.english ?? column.name)
  const filled = column.samples.filter((sample) => sample.trim() !== '').length
  const bids: Bid[] = []
  for (const target of targets) {
    const byName = nameFit(key, target)
    if (!byName) continue
    const share = readableShare(target.type, column.samples, target.field.options)
    const confidence = share === null ? byName.confidence : byName.confidence * (0.4 + 0.6 * share)
    const reason = share !== null && share > 0.5 ? 'nameAndValues' : byName.reason
    if (confidence > 0.45)
      bids.push({ field: target.name, confidence: round(confidence), reason, column: index, target, filled })
  }
  if (bids.length === 0 && !ignored.test(key)) {
    const type = typeOfValues(column.samples)
    const target = type && targets.find((one) => one.type === type && !one.name.includes('.'))
    if (target)
      bids.push({
        field: target.name,
        confidence: type === 'email' ? 0.75 : 0.55,
        reason: 'values',
        column: index,
        target,
        filled,
      })
  }
  return bids
}

function nameFit(key: string, { name, field, concept }: Target): { confidence: number; reason: Reason } | null {
  if (key === '') return null
  const isPart = name.includes('.')
  const synonyms = synonymKeys.get(concept)
  if (!isPart && (key === headerKey(field.label.en) || key === headerKey(field.label.zh)))
    return { confidence: 1, reason: 'sameName' }
  if (key === headerKey(name)) return { confidence: 0.98, reason: 'sameName' }
  if (synonyms?.has(key)) return { confidence: lesser.test(key) ? 0.88 : 0.95, reason: 'knownName' }
  if (ignored.test(key)) return null
  for (const synonym of synonyms ?? []) {
    const isHan = /\p{Script=Han}/u.test(synonym)
    // The last word says what it is; the longer share of the header it is, the surer.
    if (synonym.length >= (isHan ? 2 : 5) && (key.endsWith(synonym) || (isHan && key.startsWith(synonym)))) {
      return { confidence: 0.55 + 0.25 * (synonym.length / key.length), reason: 'likeName' }
    }
  }
  return null
}

/** Of several addresses or titles, the one of the company comes first. */
const lesser = /^(home|other|shipping|secondary|asst|supplied)/

/** So many values of a column are looked at: one that has as many may have more. */
const samplesKept = 300

/** A whole name or address beside its parts would be said twice; it stays only when it is the better filled one. */
function dropWholes(given: (Bid | null)[]): void {
  given.forEach((bid, i) => {
    if (!bid || bid.field.includes('.') || (bid.target.type !== 'personName' && bid.target.type !== 'address')) return
    const parts = given.filter((other) => other !== null && other.field.startsWith(`${bid.field}.`)) as Bid[]
    const needed = bid.target.type === 'personName' ? ['given', 'family'] : ['street', 'city']
    const complete = needed.every((part) => parts.some((other) => other.field.endsWith(`.${part}`)))
    const most = Math.max(...parts.map(({ filled }) => filled))
    // Some rows have a whole name alone, or that may be: they would come in without one.
    const isNeeded = bid.target.type === 'personName' && most > 0 && (bid.filled > most || bid.filled >= samplesKept)
    if (complete && most >= bid.filled * 0.7) given[i] = isNeeded ? bid : null
    else if (bid.target.type === 'personName') {
      given.forEach((other, j) => {
        if (other?.field.startsWith(`${bid.field}.`)) given[j] = null
      })
    }
  })
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100
}
