import type { Ctx } from '#core/context.ts'
import { newValues } from '#core/records/select.ts'
import { isDeclared } from '#platform/errors.ts'
import type { Sentence } from '#capabilities/quality/contract-rules.ts'
import { fieldsOf, mainField } from '#capabilities/quality/engine/validate/fields-of.ts'
import { failsSql, scopeSql } from '#capabilities/quality/rules/fails.ts'
import { readRules, type StoredRule } from '#capabilities/quality/rules/stored.ts'
import { sentencesOf } from '#capabilities/quality/rules/words.ts'

/** A rule made ready: the fields it looks at, the one it points at, and how it reads. */
export type ActiveRule = StoredRule & {
  readonly fields: ReadonlySet<string>
  readonly field: string | null
  readonly says: Sentence
}

type Kept = { readonly until: number; readonly byObject: ReadonlyMap<string, readonly ActiveRule[]> }

const kept = new Map<string, Kept>()
// Another server may have changed a rule: a second later this one knows.
const keptMs = 1000
const none: readonly ActiveRule[] = []

/** The rules in force on an object. Known without asking the database, but for the first call in a second. */
export function activeRules(ctx: Ctx, object: string): readonly ActiveRule[] | Promise<readonly ActiveRule[]> {
  const known = kept.get(ctx.workspace.id)
  if (known && known.until > Date.now()) return known.byObject.get(object) ?? none
  return load(ctx).then((byObject) => byObject.get(object) ?? none)
}

/** After a rule has changed. */
export function forgetRules(ctx: Ctx): void {
  kept.delete(ctx.workspace.id)
}

async function load(ctx: Ctx): Promise<Kept['byObject']> {
  const rules = (await readRules(ctx, 'is_active')).filter((rule) => whyBroken(ctx, rule) === null)
  const says = await sentencesOf(ctx, rules)
  const ready = rules.map((rule, i) => ({
    ...rule,
    fields: fieldsOf(rule.check, rule.when),
    field: mainField(rule.check),
    says: says[i] as Sentence,
  }))
  const byObject = Map.groupBy(ready, ({ object }) => object)
  kept.set(ctx.workspace.id, { until: Date.now() + keptMs, byObject })
  return byObject
}

/** Why a rule cannot be asked any more, as when its field is gone; null where it can. */
export function whyBroken(ctx: Ctx, { object: name, check, when }: StoredRule): string | null {
  const object = ctx.model.objects.get(name)
  if (!object) return ctx.locale === 'zh' ? `没有对象 ${name}。` : `There is no object ${name}.`
  try {
    const at = { ctx, object, values: newValues(), among: 'base' } as const
    scopeSql(at, when)
    failsSql(at, check)
    return null
  } catch (error) {
    if (isDeclared(error)) return error.detail(ctx.locale)
    throw error
  }
}
