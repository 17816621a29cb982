import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import type { Rule, RuleDraft, RuleResult, RuleTry, Severity } from '#capabilities/quality/contract-rules.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { forgetRules, whyBroken } from '#capabilities/quality/rules/active.ts'
import { listFailing, tryCount } from '#capabilities/quality/rules/count.ts'
import { keepRuleIndexes } from '#capabilities/quality/rules/indexes.ts'
import { mostRules, readRules, ruleTable, type StoredRule } from '#capabilities/quality/rules/stored.ts'
import { sentencesOf } from '#capabilities/quality/rules/words.ts'

type Settings = {
  readonly name: string
  readonly severity: Severity
  readonly onWrite: boolean
  readonly onImport: boolean
  readonly active: boolean
}
export type NewRule = RuleDraft & Settings
export type RuleChange = Partial<Omit<NewRule, 'object'>>

/** All rules, or those of one object, with their sentences and how they did. */
export async function listRules(ctx: Ctx, object?: string): Promise<Rule[]> {
  if (object !== undefined) objectOf(ctx, object)
  return shown(ctx, await readRules(ctx, '($1::text is null or object = $1)', [object ?? null]))
}

export async function readRule(ctx: Ctx, id: string): Promise<Rule> {
  const [rule] = await shown(ctx, [await findRule(ctx, id)])
  return rule as Rule
}

/** What a rule would say, with how many records break it now: nothing is kept. */
export async function tryRule(ctx: Ctx, draft: RuleDraft): Promise<RuleTry> {
  const { failing, total, examples } = await tryCount(ctx, draft)
  const [says] = await sentencesOf(ctx, [draft])
  return { says: says as RuleTry['says'], failing, total, examples }
}

/** Makes a rule and counts at once: a rule that cannot be asked is refused, and its history begins. */
export async function makeRule(ctx: Ctx, rule: NewRule): Promise<Rule> {
  const name = named(rule.name)
  const { failing, total } = await tryCount(ctx, rule)
  const id = await inTransaction(ctx, async (inner) => {
    const [counted] = await inner.db.rows<{ n: number }>({ text: `select count(*)::int as n from ${ruleTable(ctx)}` })
    if ((counted?.n ?? 0) >= mostRules) throw errors.rulesTooMany({ most: mostRules })
    const [made] = await inner.db.rows<{ id: string }>({
      text: `insert into ${ruleTable(ctx)} (object, name, "check", "when", severity, on_write, on_import, is_active, created_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
      values: [
        rule.object,
        name,
        JSON.stringify(rule.check),
        jsonOf(rule.when),
        rule.severity,
        rule.onWrite,
        rule.onImport,
        rule.active,
        ctx.actor.id,
      ],
    })
    const made_ = made as { id: string }
    await keepResult(inner, made_.id, { failing, total })
    return made_.id
  })
  await keepRuleIndexes(ctx, rule.object)
  forgetRules(ctx)
  return readRule(ctx, id)
}

export async function changeRule(ctx: Ctx, id: string, change: RuleChange): Promise<Rule> {
  const was = await findRule(ctx, id)
  const now = { ...was, ...change, when: change.when === undefined ? was.when : change.when }
  const name = named(now.name)
  const isOther = change.check !== undefined || change.when !== undefined
  const count = isOther || (now.active && !was.active) ? await tryCount(ctx, now) : null
  await inTransaction(ctx, async (inner) => {
    await inner.db.count({
      text: `update ${ruleTable(ctx)} set name = $2, "check" = $3, "when" = $4, severity = $5, on_write = $6, on_import = $7,
        is_active = $8, changed_at = now() where id = $1`,
      values: [
        id,
        name,
        JSON.stringify(now.check),
        jsonOf(now.when),
        now.severity,
        now.onWrite,
        now.onImport,
        now.active,
      ],
    })
    // Counts of what the rule said before would make a trend of two different questions.
    if (isOther)
      await inner.db.count({
        text: `delete from ${ruleTable(ctx, 'quality_rule_result')} where rule_id = $1`,
        values: [id],
      })
    if (count) await keepResult(inner, id, count)
  })
  await keepRuleIndexes(ctx, was.object)
  forgetRules(ctx)
  return readRule(ctx, id)
}

export async function removeRule(ctx: Ctx, id: string): Promise<void> {
  const { object } = await findRule(ctx, id)
  await ctx.db.count({ text: `delete from ${ruleTable(ctx)} where id = $1`, values: [id] })
  if (ctx.model.objects.has(object)) await keepRuleIndexes(ctx, object)
  forgetRules(ctx)
}

/** The records that break a rule, a page at a time. */
export async function failingRecords(
  ctx: Ctx,
  id: string,
  page: { limit?: number; after?: string },
): ReturnType<typeof listFailing> {
  const rule = await findRule(ctx, id)
  objectOf(ctx, rule.object)
  return listFailing(ctx, rule, page)
}

export async function findRule(ctx: Ctx, id: string): Promise<StoredRule> {
  const [rule] = isUuid(id) ? await readRules(ctx, 'id = $1', [id]) : []
  if (!rule) throw errors.ruleNotFound({ id })
  return rule
}

/** Writes down a count: the history of a rule's score. */
export async function keepResult(
  ctx: Ctx,
  id: string,
  { failing, total }: { failing: number; total: number },
): Promise<void> {
  await ctx.db.count({
    text: `insert into ${ruleTable(ctx, 'quality_rule_result')} (rule_id, at, failing, total)
      select id, clock_timestamp(), $2, $3 from ${ruleTable(ctx)} where id = $1`,
    values: [id, failing, total],
  })
}

function named(name: string): string {
  const text = name.replaceAll('\0', '').trim()
  if (text === '') throw errors.ruleName()
  return text
}

function jsonOf(value: object | null | undefined): string | null {
  return value && Object.keys(value).length > 0 ? JSON.stringify(value) : null
}

async function shown(ctx: Ctx, rules: readonly StoredRule[]): Promise<Rule[]> {
  const [says, results] = [
    await sentencesOf(ctx, rules),
    await latestResults(
      ctx,
      rules.map(({ id }) => id),
    ),
  ]
  return rules.map((rule, i) => ({
    ...rule,
    says: says[i] as Rule['says'],
    results: results.get(rule.id) ?? [],
    broken: whyBroken(ctx, rule),
  }))
}

const shownResults = 30

async function latestResults(ctx: Ctx, ids: readonly string[]): Promise<Map<string, RuleResult[]>> {
  const rows = await ctx.db.rows<RuleResult & { id: string }>({
    text: `select r.rule_id as id, r.at, r.failing::float8 as failing, r.total::float8 as total
      from unnest($1::uuid[]) w(id) cross join lateral (select * from ${ruleTable(ctx, 'quality_rule_result')} one
        where one.rule_id = w.id order by one.at desc limit ${shownResults}) r order by r.at`,
    values: [ids],
  })
  const byRule = Map.groupBy(rows, ({ id }) => id)
  return new Map(
    [...byRule].map(([id, some]) => [
      id,
      some.map(({ at, failing, total }) => ({ at: new Date(at).toISOString(), failing, total })),
    ]),
  )
}
