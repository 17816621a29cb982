import { objectOf, type Ctx } from '#core/context.ts'
import type { Progress } from '#core/jobs.ts'
import { whyBroken } from '#capabilities/quality/rules/active.ts'
import { countFailing } from '#capabilities/quality/rules/count.ts'
import { keepRuleIndexes } from '#capabilities/quality/rules/indexes.ts'
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
    await keepRuleIndexes(ctx, name)
    done += some.length
    await progress(done, usable.length)
  }
  await ctx.db.count({
    text: `delete from ${ruleTable(ctx, 'quality_rule_result')} where at < now() - make_interval(days => $1)`,
    values: [keptDays],
  })
}
