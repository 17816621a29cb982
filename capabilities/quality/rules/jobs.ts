import { Type } from 'typebox'
import type { Ctx } from '#core/context.ts'
import { later, type Job } from '#core/jobs.ts'
import { countRulesNow } from '#capabilities/quality/rules/count-all.ts'

/** Queue a count of all rules in force, or of those of one object. */
export const countRulesLater = later(
  'quality.rules',
  Type.Object({ object: Type.Optional(Type.String()) }),
  countRulesNow,
  { inBackground: true },
)

export const ruleJobs: readonly Job[] = [countRulesLater]

export function countNightly(ctx: Ctx): Promise<unknown> {
  return countRulesLater(ctx, {})
}
