import type { Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'
import type { Check, RuleFilter, Severity } from '#capabilities/quality/contract-rules.ts'

/** A rule as it is stored. */
export type StoredRule = {
  readonly id: string
  readonly object: string
  readonly name: string
  readonly check: Check
  readonly when: RuleFilter | null
  readonly severity: Severity
  readonly onWrite: boolean
  readonly onImport: boolean
  readonly active: boolean
}

export const mostRules = 500

export function ruleTable(ctx: Ctx, name: 'quality_rule' | 'quality_rule_result' = 'quality_rule'): string {
  return `${quoted(ctx.model.schema)}.${name}`
}

/** Rules in the order they were made. */
export async function readRules(ctx: Ctx, where: string, values: readonly unknown[] = []): Promise<StoredRule[]> {
  const rows = await ctx.db.rows<Omit<StoredRule, 'check' | 'when'> & { check: string; when: string | null }>({
    text: `select id, object, name, "check", "when", severity, on_write as "onWrite", on_import as "onImport",
      is_active as active from ${ruleTable(ctx)} where ${where} order by object, created_at, id limit ${mostRules}`,
    values,
  })
  return rows.map((row) => ({
    ...row,
    check: JSON.parse(row.check) as Check,
    when: row.when === null ? null : (JSON.parse(row.when) as RuleFilter),
  }))
}
