import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import type { Warning, WriteCheck, Written } from '#core/records/checks.ts'
import { newValues } from '#core/records/select.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { activeRules, type ActiveRule } from '#capabilities/quality/rules/active.ts'
import { failsSql, scopeSql, type At } from '#capabilities/quality/rules/fails.ts'

/**
 * Looks at every write of a person or a program by the rules in force. Imports ask before they write; what takes
 * back, merges or fills is not held up: it brings the base nothing that was not there, or asks itself.
 */
export const ruleCheck: WriteCheck = {
  concerns: async (ctx, { name }) => !isExempt(ctx) && (await activeRules(ctx, name)).some(({ onWrite }) => onWrite),
  look,
}

function isExempt({ cause, actor }: Ctx): boolean {
  return actor.role === 'system' || (cause !== undefined && /^(import|undo|fill):/.test(cause))
}

/** Refuses what breaks a rule that refuses; warns of the others. A rule no field of which was touched says nothing. */
async function look(
  ctx: Ctx,
  object: ModelObject,
  written: readonly Written[],
): Promise<ReadonlyMap<string, readonly Warning[]>> {
  const rules = (await activeRules(ctx, object.name)).filter(
    (rule) => rule.onWrite && written.some((one) => isTouched(rule, one)),
  )
  if (rules.length === 0) return new Map()
  await takeTurns(ctx, rules)
  const broken = await brokenBy(
    ctx,
    object,
    rules,
    written.map(({ id }) => id),
  )
  const warnings = new Map<string, Warning[]>()
  for (const one of written) {
    const own = (broken.get(one.id) ?? []).filter((rule) => isTouched(rule, one))
    if (own.some(({ severity }) => severity === 'refusal')) throw refusalOf(ctx, object, own)
    if (own.length > 0)
      warnings.set(
        one.id,
        own.map((rule) => warningOf(ctx, object, rule)),
      )
  }
  return warnings
}

function isTouched({ fields }: ActiveRule, { fields: given }: Written): boolean {
  return given === null || given.some((name) => fields.has(name))
}

/** Of two who write the same value into a field that must be unique at once, the second sees the first one's record. */
async function takeTurns(ctx: Ctx, rules: readonly ActiveRule[]): Promise<void> {
  const ids = rules
    .filter(({ check, severity }) => check.kind === 'unique' && severity === 'refusal')
    .map(({ id }) => id)
  if (ids.length === 0) return
  await ctx.db.arrays({
    text: 'select pg_advisory_xact_lock(hashtextextended(id, 7)) from unnest($1::text[]) id',
    values: [ids.toSorted()],
  })
}

async function brokenBy(
  ctx: Ctx,
  object: ModelObject,
  rules: readonly ActiveRule[],
  ids: readonly string[],
): Promise<Map<string, ActiveRule[]>> {
  const values = newValues()
  const at: At = { ctx, object, values, among: 'written' }
  // Of one record the planner knows as much without its id as with it, and plans once for all: asked for a list, it
  // takes ten for granted, finds each single one cheaper than that, and plans every time.
  const about = ids.length === 1 ? `t.id = ${values.add(ids[0])}::uuid` : `t.id = any(${values.add(ids)}::uuid[])`
  const fails = rules.map(
    ({ check, when }, i) => `case when ${scopeSql(at, when)} and ${failsSql(at, check)} then ${i} end`,
  )
  const rows = await ctx.db.arrays({
    text: `select t.id, array_to_json(array_remove(array[${fails.join(', ')}], null)) from ${object.table} t where ${about}`,
    values: values.list,
  })
  return new Map(
    rows.map(([id, found]) => [
      id as string,
      (JSON.parse(found as string) as number[]).map((i) => rules[i] as ActiveRule),
    ]),
  )
}

function labelOf({ locale }: Ctx, object: ModelObject, field: string | null): string {
  return object.fields.get(field ?? '')?.label[locale] ?? field ?? ''
}

function refusalOf(ctx: Ctx, object: ModelObject, broken: readonly ActiveRule[]): Error {
  const refusals = broken.filter(({ severity }) => severity === 'refusal')
  const [rule] = refusals as [ActiveRule]
  return errors.ruleBroken({
    rule: rule.name,
    id: rule.id,
    field: rule.field,
    label: labelOf(ctx, object, rule.field),
    says: rule.says[ctx.locale],
    rules: refusals.map(({ id, name, field, says }) => ({ id, name, field, says: says[ctx.locale] })),
  })
}

function warningOf(ctx: Ctx, object: ModelObject, rule: ActiveRule): Warning {
  const says = rule.says[ctx.locale]
  const params = { rule: rule.name, id: rule.id, label: labelOf(ctx, object, rule.field), says }
  return { code: 'quality.ruleBroken', detail: says, field: rule.field, params }
}
