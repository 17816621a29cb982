import { objectOf, type Ctx } from '#core/context.ts'
import type { Progress } from '#core/jobs.ts'
import { newValues } from '#core/records/select.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { activeRules, whyBroken } from '#capabilities/quality/rules/active.ts'
import { countFailing } from '#capabilities/quality/rules/count.ts'
import { failsSql, scopeSql, type At } from '#capabilities/quality/rules/fails.ts'
import { keepResult } from '#capabilities/quality/rules/rules.ts'
import { readRules, ruleTable } from '#capabilities/quality/rules/stored.ts'

const keptDays = 400

/** Counts what every rule in force finds on the whole base, and keeps it: one pass over a table for all its rules. */
export async function countRulesNow(
  ctx: Ctx,
  { object }: { object?: string },
  progress: Progress = async () => {},
): Promise<void> {
  const rules = await readRules(ctx, 'is_active and ($1::text is null or object = $1)', [object ?? null])
  const usable = rules.filter((rule) => whyBroken(ctx, rule) === null)
  let done = 0
  for (const [name, some] of Map.groupBy(usable, (rule) => rule.object)) {
    const counts = await countFailing(ctx, objectOf(ctx, name), some)
    for (const [i, count] of counts.entries()) await keepResult(ctx, some[i]!.id, count)
    done += some.length
    await progress(done, usable.length)
  }
  await ctx.db.count({
    text: `delete from ${ruleTable(ctx, 'quality_rule_result')} where at < now() - make_interval(days => $1)`,
    values: [keptDays],
  })
}

export type FieldValidity = { readonly field: string; readonly failing: number; readonly checked: number }

/**
 * How many values of each field break a rule in force, of how many that a rule looks at: the validity of a field is
 * `1 - failing / checked`. Fields without a rule are left out. One pass over the table.
 */
export async function fieldValidity(ctx: Ctx, objectName: string): Promise<FieldValidity[]> {
  const object = objectOf(ctx, objectName)
  const rules = (await activeRules(ctx, objectName)).filter(({ field }) => field !== null)
  const byField = [...Map.groupBy(rules, ({ field }) => field as string)]
  if (byField.length === 0) return []
  const values = newValues()
  const at: At = { ctx, object, values, among: 'base' }
  const columns = byField.flatMap(([, some]) => {
    const scopes = some.map(({ when }) => scopeSql(at, when))
    const fails = some.map(({ when, check }) => `(${scopeSql(at, when)} and ${failsSql(at, check)})`)
    return [scopes, fails].map((parts) => `(count(*) filter (where ${parts.join(' or ')}))::float8`)
  })
  const [row] = await ctx.db.arrays({
    text: `select ${columns.join(', ')} from ${object.table} t where t.deleted_at is null`,
    values: values.list,
    once: true,
  })
  if (!row) throw errors.ruleTooSlow()
  return byField.map(([field], i) => ({ field, checked: row[2 * i] as number, failing: row[2 * i + 1] as number }))
}
