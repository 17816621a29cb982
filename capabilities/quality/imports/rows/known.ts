import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { emailKey } from '#core/fields/email.ts'
import { newValues, titleSql } from '#core/records/select.ts'
import { eachById, someIds } from '#core/records/search.ts'
import { searchQuery } from '#core/records/words.ts'
import { quoted } from '#platform/db/pool.ts'
import { fold } from '#capabilities/quality/engine/kinds/text.ts'

/** Ids of records by what a file calls them; several where a name is shared. */
export type Found = ReadonlyMap<string, readonly string[]>

const mostAlike = 20

/**
 * Records of an object by their titles, letters compared without case, accents and width. Looked up in the index
 * of words, so it costs the same in a large base.
 */
export async function byTitle(ctx: Ctx, objectName: string, titles: readonly string[]): Promise<Found> {
  const object = objectOf(ctx, objectName)
  const asked = titles.map((title) => [title, searchQuery(title)] as const).filter(([, query]) => query !== null)
  const found = new Map<string, string[]>()
  if (asked.length === 0) return found
  const values = newValues()
  const [texts, queries] = [values.add(asked.map(([title]) => title)), values.add(asked.map(([, query]) => query))]
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const columns = `t.id, ${titleSql(ctx.model, object, 't')} as title`
  const rows = await ctx.db.arrays({
    text: `select q.title, f.id, f.title
      from unnest(${texts}::text[], ${queries}::text[]) q(title, query)
      cross join lateral ${someIds(object, 'words @@ q.query::tsquery', mostAlike)} s
      cross join ${eachById(object, { of: 's.id', columns, may })} f order by f.id`,
    values: values.list,
  })
  for (const [asking, id, title] of rows as [string, string, string][]) {
    if (fold(asking) === fold(title)) found.set(asking, [...(found.get(asking) ?? []), id])
  }
  return found
}

/** Records of an object by e-mail address. */
export async function byEmail(ctx: Ctx, object: string, emails: readonly string[]): Promise<Found> {
  const asked = new Map(emails.map((email) => [`e:${emailKey(email)}`, email]))
  const found = new Map<string, string[]>()
  for (const { key, id } of await byKey(ctx, object, [...asked.keys()])) {
    const email = asked.get(key)!
    found.set(email, [...(found.get(email) ?? []), id])
  }
  return found
}

/**
 * Records of an object by their match keys, the oldest first. Key by key in the index: asked for all at once
 * (`keys && $1`) the planner reads the whole table and compares every row with every key, some 80 times slower.
 */
export async function byKey(
  ctx: Ctx,
  objectName: string,
  keys: readonly string[],
): Promise<{ key: string; id: string; title: string }[]> {
  if (keys.length === 0) return []
  const object = objectOf(ctx, objectName)
  const values = newValues()
  const place = values.add(keys)
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const columns = `t.id, ${titleSql(ctx.model, object, 't')} as title`
  const rows = await ctx.db.arrays({
    text: `select k.key, f.id, f.title from unnest(${place}::text[]) k(key)
      cross join lateral ${someIds(object, 'keys @> array[k.key]', mostAlike)} s
      cross join ${eachById(object, { of: 's.id', columns, may })} f order by f.id`,
    values: values.list,
  })
  return (rows as [string, string, string][]).map(([key, id, title]) => ({ key, id, title }))
}

export type Person = { readonly id: string; readonly name: string; readonly email: string | null }

/** Everybody who may own a record. */
export async function people(ctx: Ctx): Promise<Map<string, string | null>> {
  const rows = await ctx.db.rows<Person>({
    text: `select id, name, email from ${quoted(ctx.model.schema)}."user" where deleted_at is null order by id
      limit 10000`,
  })
  const byName = new Map<string, string | null>()
  for (const { id, name, email } of rows) {
    if (email) byName.set(fold(email), id)
    byName.set(fold(name), byName.has(fold(name)) ? null : id)
  }
  return byName
}

export type Stage = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly pipeline: string
  readonly pipelineName: string
}

/** All stages in the order of their pipelines. */
export async function stages(ctx: Ctx): Promise<Stage[]> {
  const schema = quoted(ctx.model.schema)
  return ctx.db.rows<Stage>({
    text: `select s.id, s.name, s.kind, s.pipeline, p.name as "pipelineName" from ${schema}.stage s
      join ${schema}.pipeline p on p.id = s.pipeline
      where s.deleted_at is null and p.deleted_at is null order by p.position, p.id, s.position, s.id limit 1000`,
  })
}

/** What a stage is called in both languages and in other programs. */
const stageWords: readonly (readonly string[])[] = [
  ['new', '新建', 'open', 'lead', '初步接触', 'appointment scheduled'],
  ['qualified', '已确认', 'qualification', 'qualified to buy', '需求确认', 'contacted', '已联系'],
  ['proposal', '已报价', 'quote', 'quoted', 'proposal/price quote', '方案报价', '报价', 'presentation scheduled'],
  ['negotiation', '谈判中', 'negotiation/review', '谈判', '商务谈判', 'contract sent'],
  ['won', '赢单', 'closed won', 'closedwon', '成交', '已成交', '赢单成交'],
  ['lost', '输单', 'closed lost', 'closedlost', '丢单', '已流失', '失败'],
]

/** The stage that a word means in a pipeline (null: in any, the first first), or undefined. */
export function findStage(all: readonly Stage[], word: string, pipeline: string | null): Stage | undefined {
  const key = fold(word)
  const inside = pipeline === null ? all : all.filter((stage) => stage.pipeline === pipeline)
  const exact = inside.find((stage) => fold(stage.name) === key)
  if (exact) return exact
  const words = stageWords.find((group) => group.includes(key))
  if (!words) return undefined
  return (
    inside.find((stage) => words.includes(fold(stage.name))) ??
    inside.find((stage) => stage.kind !== 'open' && words.includes(stage.kind))
  )
}
