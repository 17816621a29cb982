import { errors } from '#capabilities/quality/errors.ts'
import type { At } from '#capabilities/quality/rules/fails.ts'
import { ownPlace, type Place } from '#capabilities/quality/rules/place.ts'

/**
 * An SQL condition: another record has the same values in all of these fields. Nothing is the same as an empty value.
 * Texts are compared without regard to case; e-mails and phones by their match keys, as duplicates are.
 */
export function notUniqueSql(at: At, paths: readonly string[]): string {
  const places = paths.map((path) => ownPlace(at.ctx, at.object, path, 't'))
  const lists = places.filter(({ field }) => field.kind.keys !== undefined)
  if (lists.length > 0) {
    if (places.length > 1) throw errors.ruleUnique({ field: paths.join(', ') })
    return keyShared(at, places[0] as Place)
  }
  for (const { field, comparison } of places) {
    if (field.columns.length === 0 || comparison === 'list' || comparison === 'none')
      throw errors.ruleUnique({ field: field.name })
  }
  return at.among === 'base' ? repeatedInBase(at, places) : repeatedElsewhere(at, places, paths)
}

const keyMarks: Readonly<Record<string, string>> = { email: 'e:', phone: 'p:' }

/** One of the keys of an e-mail or a phone is also another record's. */
function keyShared({ object, among, values }: At, { field }: Place): string {
  const mark = values.add(`${keyMarks[field.type] ?? '?'}%`)
  if (among === 'base') {
    return `t.id in (select k.id from (
        select s.id, count(*) over (partition by key) as times
        from ${object.searchTable} s join ${object.table} o on o.id = s.id and o.deleted_at is null,
          lateral (select distinct unnest(s.keys) as key) one
        where key like ${mark}) k where k.times > 1)`
  }
  const mine = among === 'rows' ? 't._keys' : `(select m.keys from ${object.searchTable} m where m.id = t.id)`
  const own = `array(select k from unnest(${mine}) k where k like ${mark})`
  // Key by key in the index: asked for all at once, or whether there is one at all, the planner reads the whole table.
  // Who lies in the trash has no search row.
  const inBase = `coalesce((select bool_or(true) from unnest(${own}) k(key) cross join lateral (
      select from ${object.searchTable} s where s.keys @> array[k.key] and s.id <> t.id limit 1000) f), false)`
  if (among === 'written') return inBase
  return `(${inBase} or exists (select from given g where g._n <> t._n and g._keys && ${own}))`
}

// A text is compared by its small letters, so that "ACME" is not new beside "Acme".
function comparable({ sql, comparison }: Place): string {
  return comparison === 'text' ? `lower(${sql})` : sql
}

/** All records that share their values, found in one pass. */
function repeatedInBase({ object }: At, places: readonly Place[]): string {
  const columns = places.map(comparable)
  return `t.id in (select r.id from (
      select t.id, count(*) over (partition by ${columns.join(', ')}) as times from ${object.table} t
      where t.deleted_at is null and ${places.map(({ sql }) => `${sql} is not null`).join(' and ')}) r where r.times > 1)`
}

function repeatedElsewhere({ ctx, object, among }: At, places: readonly Place[], paths: readonly string[]): string {
  const same = (alias: string) =>
    places
      .map((place, i) => `${comparable(ownPlace(ctx, object, paths[i] as string, alias))} = ${comparable(place)}`)
      .join(' and ')
  const inBase = `exists (select from ${object.table} o where o.id <> t.id and o.deleted_at is null and ${same('o')})`
  if (among === 'written') return inBase
  return `(${inBase} or exists (select from given g where g._n <> t._n and ${same('g')}))`
}
