import { condition } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { fieldSql } from '#core/records/expression.ts'
import { newValues, titleSql } from '#core/records/select.ts'
import type { FailingRecord, RuleDraft } from '#capabilities/quality/contract-rules.ts'
import { fieldsOf } from '#capabilities/quality/engine/validate/fields-of.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { failsSql, scopeSql, type At } from '#capabilities/quality/rules/fails.ts'

export type Count = { readonly failing: number; readonly total: number }

const atOnce = 20

/** How many records each rule is about, and how many of those break it: one pass over the table for twenty rules. */
export async function countFailing(
  ctx: Ctx,
  object: ModelObject,
  rules: readonly Omit<RuleDraft, 'object'>[],
): Promise<Count[]> {
  const counts: Count[] = []
  for (let from = 0; from < rules.length; from += atOnce) {
    const values = newValues()
    const at: At = { ctx, object, values, among: 'base' }
    const columns = rules.slice(from, from + atOnce).flatMap(({ check, when }) => {
      const scope = scopeSql(at, when)
      const all = scope === 'true' ? 'count(*)' : `count(*) filter (where ${scope})`
      return [`${all}::float8`, `(count(*) filter (where ${scope} and ${failsSql(at, check)}))::float8`]
    })
    const [row = []] = await ctx.db.arrays({
      text: `select ${columns.join(', ')} from ${object.table} t where t.deleted_at is null`,
      values: values.list,
      once: true,
    })
    for (let i = 0; i < row.length; i += 2) counts.push({ total: row[i] as number, failing: row[i + 1] as number })
  }
  return counts
}

const patience = '20s'

/** The same for a rule that is still being written: refused by name where it cannot be asked, or takes too long. */
export async function tryCount(ctx: Ctx, draft: RuleDraft): Promise<Count & { readonly examples: FailingRecord[] }> {
  const object = objectOf(ctx, draft.object)
  try {
    return await inTransaction(ctx, async (inner) => {
      await inner.db.count({ text: `set local statement_timeout = '${patience}'`, once: true })
      const [count] = await countFailing(inner, object, [draft])
      const { items } = await listFailing(inner, draft, { limit: 5 })
      return { ...(count as Count), examples: items }
    })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === '57014') throw errors.ruleTooSlow()
    if (code === '2201B')
      throw errors.rulePattern({ pattern: draft.check.kind === 'pattern' ? draft.check.pattern : '' })
    throw error
  }
}

/** The records that break a rule, as far as the reader may see them, in the order they were made; a page at a time. */
export async function listFailing(
  ctx: Ctx,
  { object: name, check, when }: RuleDraft,
  { limit = 50, after }: { limit?: number; after?: string },
): Promise<{ items: FailingRecord[]; next: string | null }> {
  const object = objectOf(ctx, name)
  if (after !== undefined && !isUuid(after)) throw errors.ruleCursor()
  const values = newValues()
  const at: At = { ctx, object, values, among: 'base' }
  const fields = [...fieldsOf(check, when)].flatMap((one) => object.fields.get(one) ?? []).slice(0, 8)
  const pairs = fields.flatMap((field) => [`'${field.name}'`, shownSql(at, field)])
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const from = after === undefined ? 'true' : `t.id > ${values.add(after)}::uuid`
  const rows = await ctx.db.arrays({
    text: `select t.id, ${titleSql(ctx.model, object, 't')}, json_build_object(${pairs.join(', ')})
      from ${object.table} t where t.deleted_at is null and ${may} and ${from}
      and ${scopeSql(at, when)} and ${failsSql(at, check)} order by t.id limit ${values.add(limit + 1)}`,
    values: values.list,
    once: true,
  })
  const items = rows.slice(0, limit).map(([id, title, json]) => ({
    id: id as string,
    title: String(title ?? ''),
    values: JSON.parse(json as string) as Record<string, unknown>,
  }))
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Links are shown by the title of what they lead to. */
function shownSql({ ctx, object, values }: At, field: ModelField): string {
  const target = field.target ? ctx.model.objects.get(field.target) : undefined
  if (!target || field.linkTable) return fieldSql(ctx.model, object, field, 't').json
  const [column] = field.columns
  const may = condition(ctx, target, { action: 'read', alias: 'l', add: values.add })
  return `(select json_build_object('id', l.id, 'title', ${titleSql(ctx.model, target, 'l')})
    from ${target.table} l where l.id = t."${column}" and l.deleted_at is null and ${may})`
}
