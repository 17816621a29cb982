import { stirred, textHash } from '#capabilities/quality/engine/batch/dictionary.ts'
import { isWords, kindOf } from '#capabilities/quality/engine/match/features.ts'
import { known } from '#capabilities/quality/engine/match/profile.ts'
import type { Model, RecordCells } from '#capabilities/quality/engine/model/score.ts'
import { weigh, type Words } from '#capabilities/quality/engine/kinds/words.ts'

/** A way to find a record's partners by equality alone: one type of key (`email:mailbox`), or two together. */
export type LookupRule = readonly string[]

const mostKeys = 4
const mostRules = 10
/** Partners that a rule may bring up by chance, a record. */
const mostByChance = 40
const enough = 0.998
const leastGain = 0.001

type KeysByType = ReadonlyMap<string, readonly number[]>

/**
 * Chooses the few rules under which records are filed, so that looking up one finds nearly all the partners that
 * comparing many found: by what they catch of the pairs that were found, and against how many strangers they bring
 * up, told from some records. `records` are how many there are in all.
 */
export function chooseLookup(
  model: Model,
  {
    pairs,
    some,
    records,
  }: { pairs: readonly (readonly RecordCells[])[]; some: readonly RecordCells[]; records: number },
): LookupRule[] {
  const sides = pairs.map(([left, right]) => [keysByType(model, left!), keysByType(model, right!)] as const)
  const strangers = some.map((cells) => keysByType(model, cells))
  const types = [...new Set([...strangers, ...sides.flat()].flatMap((keys) => [...keys.keys()]))].toSorted()
  const rules: LookupRule[] = types.flatMap((type, i) => [
    [type],
    ...types.slice(i + 1).flatMap((other) => (fieldOf(type) === fieldOf(other) ? [] : [[type, other]])),
  ])
  const possible = rules
    .map((rule) => ({ rule, byChance: partnersByChance(rule, strangers) * records }))
    .filter(({ byChance }) => byChance <= mostByChance)
    .map((one) => ({ ...one, catches: sides.map(([left, right]) => isShared(one.rule, left, right)) }))
  const caught = sides.map(() => false)
  const chosen: LookupRule[] = []
  while (chosen.length < mostRules && share(caught) < enough) {
    const gains = possible.map(({ catches, byChance }) => {
      const gain = catches.reduce((sum, hit, i) => sum + Number(hit && !caught[i]), 0)
      return gain < Math.max(1, sides.length * leastGain) ? 0 : gain / (10 + byChance)
    })
    const best = gains.indexOf(Math.max(0, ...gains))
    if (best < 0 || gains[best] === 0) break
    chosen.push(possible[best]!.rule)
    possible[best]!.catches.forEach((hit, i) => (caught[i] ||= hit))
  }
  return chosen
}

/** The keys of one record under the chosen rules: 32-bit numbers, each once, ascending. */
export function lookupKeys(model: Model, rules: readonly LookupRule[], cells: RecordCells): number[] {
  const keys = keysByType(model, cells)
  return [...new Set(rules.flatMap((rule) => keysOfRule(rule, keys)))].toSorted((x, y) => x - y)
}

function fieldOf(type: string): string {
  return type.slice(0, type.lastIndexOf(':'))
}

function share(caught: readonly boolean[]): number {
  return caught.length === 0 ? 1 : caught.filter(Boolean).length / caught.length
}

function keysByType(model: Model, cells: RecordCells): KeysByType {
  const out = new Map<string, number[]>()
  for (const { field, vocabulary } of model.fields) {
    const kind = kindOf(field)
    const feature = kind.read(
      field.columns.map((column) => known(cells[column])),
      field,
      model.learned,
    )
    if (feature === null || kind.valueOf(feature) === '') continue
    if (isWords(field) && vocabulary !== null) weigh(feature as Words, vocabulary)
    for (const [type, texts] of Object.entries(kind.keysOf(feature))) {
      const keys = [...new Set(texts)].slice(0, mostKeys).map(textHash)
      if (keys.length > 0) out.set(`${field.name}:${type}`, keys)
    }
  }
  return out
}

function keysOfRule(rule: LookupRule, keys: KeysByType): number[] {
  const salt = textHash(rule.join('+'))
  const [first, second] = rule
  const left = keys.get(first!) ?? []
  if (second === undefined) return left.map((key) => stirred(key ^ salt) | 0)
  const right = keys.get(second) ?? []
  return left.flatMap((one) => right.map((two) => stirred(Math.imul(one, 0x9e3779b1) ^ two ^ salt) | 0))
}

function isShared(rule: LookupRule, left: KeysByType, right: KeysByType): boolean {
  return rule.every((type) => {
    const others = right.get(type)
    return others !== undefined && (left.get(type)?.some((key) => others.includes(key)) ?? false)
  })
}

/** Chance that two records share a key of a rule, from those at hand; one pair is always counted. */
function partnersByChance(rule: LookupRule, some: readonly KeysByType[]): number {
  const counts = new Map<number, number>()
  for (const keys of some) {
    for (const key of keysOfRule(rule, keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  let pairs = 0
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2
  return pairs / Math.max(1, (some.length * (some.length - 1)) / 2)
}
