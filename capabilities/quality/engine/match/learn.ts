import type { FeatureColumn } from '#capabilities/quality/engine/match/features.ts'
import type { NamePart, PersonName } from '#capabilities/quality/engine/kinds/names.ts'
import type { Readings } from '#capabilities/quality/engine/kinds/romanise.ts'

const largestGroup = 12

/** What of a column is looked at. */
export type ReadColumn = Pick<FeatureColumn, 'field' | 'kind' | 'ids' | 'features'>

/**
 * Learns how this data spells Chinese characters in Latin letters (Cantonese, Hokkien, Wade-Giles, a clerk's own
 * habit): records with the same phone, e-mail or document number, one name in characters and the other in as many
 * syllables, are laid side by side. A spelling counts when it is seen twice, or makes a fifth of the character's
 * sightings. No table could know them all, and no label is needed.
 */
export function learnReadings(columns: readonly ReadColumn[]): Readings {
  const names = columns.find(({ field }) => field.kind === 'family')
  const sure = columns.filter(({ field }) => field.kind === 'phone' || field.kind === 'email' || field.kind === 'code')
  if (names === undefined || !names.features.some((name) => (name as PersonName).family.han !== '')) return {}
  const seen = new Map<string, Map<string, number>>()
  for (const column of sure) {
    for (const group of groupsOf(column)) {
      const people = [...new Set(group.map((record) => names.ids[record]!))]
        .filter((id) => id >= 0)
        .map((id) => names.features[id] as PersonName)
      for (const han of people) for (const latin of people) countAligned(seen, han, latin)
    }
  }
  return Object.fromEntries(
    [...seen].map(([char, ways]) => [char, accepted(ways)]).filter(([, ways]) => ways!.length > 0),
  )
}

function groupsOf(column: ReadColumn): number[][] {
  const byValue = new Map<string, number[]>()
  for (const [record, id] of column.ids.entries()) {
    if (id < 0) continue
    const value = column.kind.valueOf(column.features[id]!)
    byValue.set(value, [...(byValue.get(value) ?? []), record])
  }
  return [...byValue.values()].filter((group) => group.length > 1 && group.length <= largestGroup)
}

function countAligned(seen: Map<string, Map<string, number>>, han: PersonName, latin: PersonName): void {
  for (const [chars, part] of [
    [han.family, latin.family],
    [han.given, latin.given],
  ] as [NamePart, NamePart][]) {
    if (chars.han === '' || part.han !== '') continue
    for (const text of part.latin) {
      const syllables = text.split(' ')
      if (syllables.length !== [...chars.han].length) continue
      for (const [i, char] of [...chars.han].entries()) {
        const ways = seen.get(char) ?? new Map<string, number>()
        ways.set(syllables[i]!, (ways.get(syllables[i]!) ?? 0) + 1)
        seen.set(char, ways)
      }
    }
  }
}

function accepted(ways: ReadonlyMap<string, number>): string[] {
  const total = [...ways.values()].reduce((sum, count) => sum + count, 0)
  return [...ways]
    .filter(([, count]) => count > 1 || count >= total / 5)
    .map(([way]) => way)
    .toSorted()
}
