import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import type { Left } from '#capabilities/quality/imports/rows/draft.ts'
import type { Fate, Rec, Run } from '#capabilities/quality/imports/rows/decide.ts'
import type { ActiveRule } from '#capabilities/quality/rules/active.ts'
import { checkRows, importRules } from '#capabilities/quality/rules/check-rows.ts'

/**
 * Asks the rules in force about what the rows are to write: a row that breaks one that refuses is rejected, with its
 * record; the others are noted. Records made only because a row names them are not asked: they hold a name and no more.
 * Rules look into the base, so what is `written` has to be there first.
 */
export async function askRules(
  run: Run,
  fates: readonly Fate[],
  { records, written }: { records: Map<string, Rec>; written: Promise<void> | undefined },
): Promise<void> {
  const about = Map.groupBy(fates, ({ id, known }) => id ?? known?.id ?? '')
  const own = [...records.values()].filter(({ id }) => about.has(id))
  const made = new Set([...records.values()].flatMap(({ id, isNew }) => (isNew ? [id] : [])))
  for (const [object, rows] of Map.groupBy(own, (rec) => rec.object)) {
    const rules = await importRules(run.ctx, object)
    if (rules.length === 0) continue
    await written
    for (const [id, broken] of await checkRows(run.ctx, object, rules, { rows, made })) {
      const rec = records.get(id) as Rec
      const refusal = broken.find(({ severity }) => severity === 'refusal')
      for (const fate of about.get(id) ?? []) take(fate, rec, broken, refusal)
      if (!refusal) continue
      records.delete(id)
      if (rec.isNew && object === 'company') run.links.companies.remove(id)
    }
  }
}

function take(
  fate: Fate,
  { isNew, values }: Rec,
  broken: readonly ActiveRule[],
  refusal: ActiveRule | undefined,
): void {
  // A row that says nothing new of a record in the base changes nothing there.
  if (fate.outcome === 'reject' || (fate.outcome === 'skip' && !isNew)) return
  if (!refusal) {
    if (fate.outcome !== 'skip') fate.warned = broken.map((rule) => leftOf(rule, values))
    return
  }
  fate.outcome = 'reject'
  fate.why = leftOf(refusal, values)
}

function leftOf({ name, field }: ActiveRule, values: Rec['values']): Left {
  const value = values[field ?? ''] ?? ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return { field: field ?? '', problem: problem('rowBreaksRule', text, { rule: name }) }
}
