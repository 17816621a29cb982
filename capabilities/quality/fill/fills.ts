import { objectOf, type Ctx } from '#core/context.ts'
import { titleSql } from '#core/records/select.ts'
import { condition } from '#core/access/grants.ts'
import type { Fill, FillItem } from '#capabilities/quality/contract-fill.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { companyFiller, plainFillers } from '#capabilities/quality/fill/fillers.ts'
import { applyLater, lookLater, undoLater } from '#capabilities/quality/fill/jobs.ts'
import { learnable } from '#capabilities/quality/fill/learned.ts'
import { fillTable, findFill, moveFill, readFills } from '#capabilities/quality/fill/stored.ts'

export async function listFills(ctx: Ctx, object?: string): Promise<Fill[]> {
  return readFills(ctx, '($1::text is null or object = $1)', [object ?? null])
}

/** Begins to look for what can be filled in an object. */
export async function startFill(ctx: Ctx, objectName: string): Promise<Fill> {
  const object = objectOf(ctx, objectName)
  const ways = plainFillers(ctx, objectName).length + companyFiller(object, new Map()).length + learnable(object).length
  if (ways === 0) throw errors.fillNothing({ object: objectName })
  const [made] = await ctx.db.rows<{ id: string }>({
    text: `insert into ${fillTable(ctx)} (object, status, created_by) values ($1, 'looking', $2) returning id`,
    values: [objectName, ctx.actor.id],
  })
  const { id } = made as { id: string }
  await lookLater(ctx, { id })
  return findFill(ctx, id)
}

/** What a fill found, in the order of the records, a page at a time; only records the reader may see. */
export async function fillItems(
  ctx: Ctx,
  id: string,
  { rule, limit = 50, after }: { rule?: string; limit?: number; after?: string },
): Promise<{ items: FillItem[]; next: string | null }> {
  const fill = await findFill(ctx, id)
  const object = objectOf(ctx, fill.object)
  const [record = null, field = null] = after === undefined ? [] : after.split('~')
  if (record !== null && !/^[0-9a-f-]{36}$/.test(record)) throw errors.ruleCursor()
  const values: unknown[] = [id, rule ?? null, record, field, limit + 1]
  const may = condition(ctx, object, { action: 'read', alias: 't', add: (value) => `$${values.push(value)}` })
  const rows = await ctx.db.rows<Omit<FillItem, 'value'> & { value: string }>({
    text: `select i.record_id as id, ${titleSql(ctx.model, object, 't')} as title, i.field, i.rule, i.value, i.source,
        i.confidence::float8 as confidence, i.status
      from ${fillTable(ctx, 'quality_fill_item')} i join ${object.table} t on t.id = i.record_id and t.deleted_at is null and ${may}
      where i.fill_id = $1 and ($2::text is null or i.rule = $2)
        and ($3::uuid is null or (i.record_id, i.field) > ($3::uuid, $4::text))
      order by i.record_id, i.field limit $5`,
    values,
  })
  const items = rows.slice(0, limit).map((row) => ({ ...row, value: JSON.parse(row.value) as unknown }))
  const last = items.at(-1)
  return {
    items: await named(ctx, object.name, items),
    next: rows.length > limit && last ? `${last.id}~${last.field}` : null,
  }
}

/** A link is shown by its title. */
async function named(ctx: Ctx, objectName: string, items: readonly FillItem[]): Promise<FillItem[]> {
  const object = objectOf(ctx, objectName)
  const target = ctx.model.objects.get(object.fields.get('company')?.target ?? '')
  const ids = items.flatMap(({ field, value }) => (field === 'company' ? [value as string] : []))
  if (!target || ids.length === 0) return [...items]
  const rows = await ctx.db.arrays({
    text: `select t.id, ${titleSql(ctx.model, target, 't')} from ${target.table} t where t.id = any($1::uuid[])`,
    values: [ids],
  })
  const titles = new Map(rows as [string, string][])
  return items.map((item) =>
    item.field === 'company'
      ? { ...item, value: { id: item.value, title: titles.get(item.value as string) ?? '' } }
      : item,
  )
}

export async function applyFill(ctx: Ctx, id: string, rules: readonly string[]): Promise<Fill> {
  const fill = await findFill(ctx, id)
  const wrong = rules.find((rule) => !fill.groups.some((one) => one.rule === rule && one.used))
  if (wrong !== undefined) throw errors.fillRule({ rule: wrong })
  if (!(await moveFill(ctx, id, ['ready'], { status: 'filling', rules })))
    throw errors.fillState({ status: fill.status })
  await applyLater(ctx, { id })
  return findFill(ctx, id)
}

export async function undoFill(ctx: Ctx, id: string): Promise<Fill> {
  const fill = await findFill(ctx, id)
  if (!(await moveFill(ctx, id, ['filled'], { status: 'undoing' }))) throw errors.fillState({ status: fill.status })
  await undoLater(ctx, { id })
  return findFill(ctx, id)
}
