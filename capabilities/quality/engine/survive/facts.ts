/** What decides which of several records stays, and which of their values. */
export type Fact = {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
  /** How many of the fields that a person fills are filled. */
  readonly filled: number
  /** How many records of each object point at it. */
  readonly links: Readonly<Record<string, number>>
  /** Null where it has no owner. */
  readonly ownerActive: boolean | null
  /** Where it came from first: the name of an import, `people`, or `itself`. */
  readonly source: string | null
  readonly values: Readonly<Record<string, FactValue>>
}

export type FactValue = {
  /** Equal keys are the same value; null is empty. */
  readonly key: string | null
  /** In characters. */
  readonly length: number
  /** When it was written, and by what. */
  readonly at: string | null
  readonly source: string | null
}

export const survivorConditions = [
  'mostComplete',
  'oldest',
  'newest',
  'lastModified',
  'mostLinked',
  'ownerActive',
  'sourcePriority',
] as const
export type SurvivorCondition = {
  readonly by: (typeof survivorConditions)[number]
  /** For `mostLinked`: which records are counted; all without. */
  readonly object?: string | undefined
}

export const fieldRules = [
  'survivor',
  'sourcePriority',
  'mostRecent',
  'mostComplete',
  'mostFrequent',
  'longest',
  'union',
] as const
export type FieldRule = (typeof fieldRules)[number]

/** What a source is called that is no import. */
export const people = 'people'
/** What Tend wrote by itself: filled in, or repaired. A source in angle brackets, so that no file is called so. */
export const itself = '<tend>'

/** The place of a source in the order of trust; what it does not name comes last. Names may be given in part. */
export function sourceRank(source: string | null, order: readonly string[]): number {
  if (source === null) return Infinity
  const name = source.toLowerCase()
  const at = order.findIndex((each) =>
    each === people || each === itself ? source === each : name.includes(each.toLowerCase()),
  )
  return at < 0 ? Infinity : at
}
