/** What is asked of data, each on its own. */
export const dimensions = ['completeness', 'validity', 'uniqueness', 'freshness', 'consistency'] as const
export type Dimension = (typeof dimensions)[number]

/** How many of a group's records have a field filled, and of those how many hold a wrong or an odd value. */
export type FieldCount = {
  readonly name: string
  readonly weight: number
  readonly filled: number
  readonly invalid: number
  readonly odd: number
}

/** What one pass over a group of records counted. */
export type GroupCount = {
  readonly records: number
  /** Sums over the records: of their scores, their freshness, and one less the surest duplicate. */
  readonly score: number
  readonly fresh: number
  readonly unique: number
  /** Records in no open pair; records touched lately. */
  readonly alone: number
  readonly recent: number
  readonly fields: readonly FieldCount[]
}

/** A share with what it is a share of; 1 where there is nothing to be wrong. */
export type Measure = { readonly score: number; readonly good: number; readonly total: number }

/** Days within which a record counts as fresh, and how long it then takes to lose half of that. */
export const freshDays = 180
export const halfLifeDays = 365

/**
 * How fresh a record is that was last touched so many days ago: 1 for half a year, then halved every year.
 *
 * ```ts
 * assert.equal(freshness(30), 1)
 * assert.equal(freshness(180 + 365), 0.5)
 * ```
 */
export function freshness(days: number): number {
  return days <= freshDays ? 1 : 0.5 ** ((days - freshDays) / halfLifeDays)
}

/** The five measures of a group and its score, each between 0 and 1. */
export function measuresOf(group: GroupCount): Record<Dimension | 'score', Measure> {
  const { records, fields } = group
  const sum = (of: (field: FieldCount) => number) => fields.reduce((all, field) => all + of(field), 0)
  const weighted = (of: (field: FieldCount) => number) => sum((field) => field.weight * of(field))
  const filled = weighted((field) => field.filled)
  const share = (score: number, whole: number) => (whole > 0 ? score / whole : 1)
  return {
    score: { score: share(group.score, records), good: group.score, total: records },
    completeness: {
      score: share(
        filled,
        weighted(() => records),
      ),
      good: sum((field) => (field.weight > 0 ? field.filled : 0)),
      total: sum((field) => (field.weight > 0 ? records : 0)),
    },
    validity: {
      score: share(filled - weighted((field) => field.invalid), filled),
      good: sum((field) => field.filled - field.invalid),
      total: sum((field) => field.filled),
    },
    uniqueness: { score: share(group.unique, records), good: group.alone, total: records },
    freshness: { score: share(group.fresh, records), good: group.recent, total: records },
    consistency: {
      score: share(filled - weighted((field) => field.odd), filled),
      good: sum((field) => field.filled - field.odd),
      total: sum((field) => field.filled),
    },
  }
}

/** Several groups as one: of all owners, say. The fields must be the same. */
export function joinGroups(groups: readonly GroupCount[]): GroupCount {
  const total = (of: (group: GroupCount) => number) => groups.reduce((all, group) => all + of(group), 0)
  return {
    records: total((group) => group.records),
    score: total((group) => group.score),
    fresh: total((group) => group.fresh),
    unique: total((group) => group.unique),
    alone: total((group) => group.alone),
    recent: total((group) => group.recent),
    fields: (groups[0]?.fields ?? []).map(({ name, weight }, at) => ({
      name,
      weight,
      filled: total((group) => group.fields[at]?.filled ?? 0),
      invalid: total((group) => group.fields[at]?.invalid ?? 0),
      odd: total((group) => group.fields[at]?.odd ?? 0),
    })),
  }
}

/** What one record is missing: each fault with the points of 100 that it costs. */
export type Fault = { readonly field: string | null; readonly dimension: Dimension; readonly points: number }
export type RecordState = {
  readonly fields: readonly { name: string; weight: number; filled: boolean; invalid: boolean; odd: boolean }[]
  /** Between 0 and 1. */
  readonly fresh: number
  /** One less the probability of its surest open duplicate. */
  readonly unique: number
}

/**
 * The score of one record, Σ w·(filled·valid·consistent) / Σ w, times its freshness, times its uniqueness; and every
 * fault with what mending it alone would bring, the dearest first.
 */
export function recordScore({ fields, fresh, unique }: RecordState): { score: number; faults: Fault[] } {
  const whole = fields.reduce((all, { weight }) => all + weight, 0)
  const isGood = (field: RecordState['fields'][number]) => field.filled && !field.invalid && !field.odd
  const good = fields.reduce((all, field) => all + (isGood(field) ? field.weight : 0), 0)
  const base = whole > 0 ? good / whole : 1
  const faults: Fault[] = fields
    .filter((field) => !isGood(field) && field.weight > 0)
    .map((field) => ({
      field: field.name,
      dimension: !field.filled ? 'completeness' : field.invalid ? 'validity' : 'consistency',
      points: (100 * field.weight * fresh * unique) / whole,
    }))
  if (fresh < 1) faults.push({ field: null, dimension: 'freshness', points: 100 * base * unique * (1 - fresh) })
  if (unique < 1) faults.push({ field: null, dimension: 'uniqueness', points: 100 * base * fresh * (1 - unique) })
  return { score: base * fresh * unique, faults: faults.toSorted((a, b) => b.points - a.points) }
}
