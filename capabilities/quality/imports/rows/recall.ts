import { readMany } from '#core/records/read.ts'
import type { Around, Rec, Run } from '#capabilities/quality/imports/rows/decide.ts'
import type { Draft } from '#capabilities/quality/imports/rows/draft.ts'
import type { Known, KnownByKey } from '#capabilities/quality/imports/rows/match.ts'

/** The records of the base that rows may be about, as they are now. */
export async function readKnown(
  run: Run,
  drafts: readonly Draft[],
  { byKey, inBase }: Pick<Around, 'byKey' | 'inBase'>,
): Promise<Map<string, Rec>> {
  const { object, options } = run
  const ids = new Set<string>()
  if (run.likely?.how === 'update') for (const { id } of inBase.values()) ids.add(id)
  if (options.onMatch === 'update') for (const { id } of [...byKey.values()].flat()) ids.add(id)
  if (run.by.byName && options.onMatch === 'update') {
    for (const { values } of drafts) {
      const id = typeof values.name === 'string' ? run.links.companies.findWhole(values.name) : undefined
      if (id) ids.add(id)
    }
  }
  if (!object || ids.size === 0) return new Map()
  const mapped = [...run.plan.groups.map(({ name }) => name), 'country', 'closedAt']
  const fields = [...new Set(mapped)].filter((name) => object.fields.has(name))
  const found = await readMany(run.ctx, object.name, [...ids], { fields })
  return new Map(
    found.map(({ id, rev, createdAt: _c, updatedAt: _u, ...values }) => [
      id,
      { object: object.name, id, isNew: false, rev, createdAt: null, values, changes: {}, ready: null },
    ]),
  )
}

/** A record that the chunk before, or an earlier one of a dry run, made or changed; else as it is in the base. */
export function recallFor(run: Run, { known, before }: Around, id: string): Rec | undefined {
  const after = before?.records.get(id)
  if (after) return { ...after, isNew: false, rev: null, createdAt: null, changes: {}, ready: null, after }
  return run.imagined?.records.get(id) ?? known.get(id)
}

/** Files a record under a key, once. */
export function meet(byKey: KnownByKey, key: string, known: Known): void {
  const there = byKey.get(key)
  if (!there) byKey.set(key, [known])
  else if (!there.some(({ id }) => id === known.id)) there.push(known)
}
