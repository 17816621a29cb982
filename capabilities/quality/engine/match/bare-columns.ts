import type { ColumnKind, ColumnProfile } from '#capabilities/quality/engine/match/profile.ts'

/** Of the values of a column of first names so many are widely used ones; of family names a tenth of that, of places none. */
const shareOfGiven = 0.06
const shareOfFamily = 0.01
const fewest = 50

/**
 * The columns of first, middle and family names in a table whose headers say nothing of names, told by what they hold:
 * single words, of which some are first names. Without them members of a household look like one person.
 */
export function withNameParts(profiles: readonly ColumnProfile[]): readonly ColumnProfile[] {
  if (profiles.some(({ kind }) => kind === 'given' || kind === 'name')) return profiles
  const likely = profiles
    .filter(({ kind, distinct, bare }) => kind === 'text' && distinct >= fewest && bare && bare.words > 0.85)
    .toSorted((a, b) => b.bare!.first - a.bare!.first || (a.column < b.column ? -1 : 1))
  const [given, other] = likely
  if (!given || given.bare!.first < shareOfGiven) return profiles
  const roles = new Map<ColumnProfile, ColumnKind>([[given, 'given']])
  const hasFamily = profiles.some(({ kind }) => kind === 'family')
  if (!hasFamily && other && other.bare!.first >= shareOfFamily) roles.set(other, 'family')
  const letters = profiles.filter(({ bare }) => bare !== undefined && bare.letters > 0.95)
  if (letters.length === 1 && letters[0]!.distinct >= 10) roles.set(letters[0]!, 'middle')
  return profiles.map((profile) => ({ ...profile, kind: roles.get(profile) ?? profile.kind }))
}

/**
 * The columns of streets and of house numbers in a table of people whose headers name no address: texts that end, or
 * begin, as streets do, and a number beside streets without one. Who lives in one house has both in common.
 */
export function withStreets(profiles: readonly ColumnProfile[]): readonly ColumnProfile[] {
  if (!profiles.some(({ kind }) => kind === 'given' || kind === 'name')) return profiles
  if (profiles.some(({ kind }) => kind === 'address')) return profiles
  const street = profiles
    .filter(({ kind, distinct, bare }) => kind === 'text' && distinct >= fewest && bare && bare.streets > 0.4)
    .toSorted((a, b) => b.bare!.streets - a.bare!.streets || (a.column < b.column ? -1 : 1))[0]
  if (!street) return profiles
  // Ages are whole numbers as well, and shorter.
  const numbers = profiles.filter(
    ({ kind, distinct, bare }) =>
      kind === 'number' && distinct >= fewest && bare && bare.whole > 0.95 && bare.long > 0.3,
  )
  const house = street.bare!.numbered < 0.3 && numbers.length === 1 ? numbers[0] : undefined
  // A street that says its number is compared as a text as well.
  if (!house) return profiles
  return profiles.map((profile) =>
    profile === street || profile === house ? { ...profile, kind: 'address' } : profile,
  )
}
