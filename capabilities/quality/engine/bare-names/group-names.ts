import { nameCandidates } from '#capabilities/quality/engine/bare-names/candidates.ts'
import { compareBareNames, sameName } from '#capabilities/quality/engine/bare-names/compare.ts'
import { readBareName, type BareName } from '#capabilities/quality/engine/bare-names/read.ts'
import { cluster } from '#capabilities/quality/engine/group/cluster.ts'
import { linkCeiling, linkFloor, type Groups } from '#capabilities/quality/engine/group/group.ts'
import { certain, type Decided } from '#capabilities/quality/engine/group/verdicts.ts'
import type { Table } from '#capabilities/quality/engine/match/plan.ts'
import type { Field } from '#capabilities/quality/engine/kinds/fields.ts'
import { probabilityOf } from '#capabilities/quality/engine/model/odds.ts'
import type { RecordCells, Score } from '#capabilities/quality/engine/model/score.ts'

/**
 * Whether names are all there is to go by: a person's name, in one column or in its parts, or a company's. Then nothing
 * can be learned of how names agree where other columns do, and what is known of names beforehand decides.
 */
export function areBareNames(fields: readonly Field[]): boolean {
  const kinds = fields.map(({ kind }) => kind)
  return fields.length === 1
    ? kinds[0] === 'company'
    : fields.length === 2 && kinds.includes('given') && kinds.includes('family')
}

/** Bits that a likeness of 1 amounts to; even at the likeness from which names are one. */
const bitsOfSame = 10

export function bitsOf(likeness: number): number {
  return (bitsOfSame * (likeness - sameName)) / (1 - sameName)
}

type Names = { readonly fields: readonly Field[]; readonly table: Table; readonly decided: Decided }

/** Groups records by their names alone, the likest first, by average linkage. */
export function groupNames({ fields, table, decided }: Names, threshold: number): Groups {
  const known = new Map<string, BareName>()
  const names = table.rows.map((row) => {
    const text = nameIn(fields, (column) => row[table.columns.indexOf(column)] ?? '')
    const name = known.get(text) ?? readBareName(text, sortOf(fields))
    known.set(text, name)
    return name
  })
  const weightOf = (a: number, b: number) => bitsOf(compareBareNames(names[a]!, names[b]!))
  const cut = Math.log2(threshold / (1 - threshold))
  const found = nameCandidates(names)
    .map(({ a, b }) => ({ a, b, weight: weightOf(a, b) }))
    .filter(({ weight }) => weight >= cut)
  const pairs = decided.apply(found, certain)
  const labels = cluster({
    size: names.length,
    edges: pairs,
    scoreOf: decided.over(weightOf),
    cut,
    floor: cut + linkFloor,
    ceiling: cut + linkCeiling,
  })
  return { labels, pairs }
}

/** The same for two records by their cells: one bar, for there is one thing to say. */
export function scoreNames(fields: readonly Field[], left: RecordCells, right: RecordCells): Score {
  const [a, b] = [left, right].map((cells) => nameIn(fields, (column) => cells[column] ?? '')) as [string, string]
  const sort = sortOf(fields)
  const likeness = compareBareNames(readBareName(a, sort), readBareName(b, sort))
  const weight = bitsOf(likeness)
  const level = likeness === 1 ? 'same' : likeness >= sameName ? 'close' : 'different'
  const why = [{ column: fields[0]!.name, left: a, right: b, level, weight, rarity: 0 }]
  return { weight, probability: probabilityOf(weight), why: a === '' || b === '' ? [] : why }
}

export function sortOf(fields: readonly Field[]) {
  return fields[0]!.kind === 'company' ? 'organisation' : 'person'
}

/** A person's full name, or its parts in the order they are spoken. */
export function nameIn([field]: readonly Field[], cellOf: (column: string) => string): string {
  const { columns, roles = [] } = field!
  const of = (role: string) => columns.filter((_, i) => roles[i] === role).map(cellOf)
  const parts = ['given', 'middle', 'family'].flatMap(of).filter((cell) => cell !== '')
  return (parts.length > 0 ? parts : columns.map(cellOf)).join(' ').trim()
}
