import { setImmediate } from 'node:timers/promises'
import { clusterValues } from '#capabilities/quality/engine/cluster-values/cluster.ts'
import { correctDomain } from '#capabilities/quality/engine/standardise/contacts/mail-domains.ts'
import { columnOf, tableOf } from '#capabilities/quality/health/fields.ts'
import { spelledPaths } from '#capabilities/quality/health/spellings.ts'
import { inTransaction, type Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'

type Bad = { field: string; dimension: 'validity' | 'consistency'; value: string; meant: string | null }

/**
 * Judges the distinct values of an object that SQL alone cannot: numbers by the phone type's own check, mail domains
 * by the list of typing errors, spellings by their fingerprint. The verdicts replace those of the last measurement.
 */
export async function judgeValues(ctx: Ctx, object: ModelObject): Promise<void> {
  const bad: Bad[] = []
  for (const field of object.fields.values()) {
    if (field.type === 'phone') bad.push(...(await badPhones(ctx, object, field)))
    if (field.type === 'email') bad.push(...(await badDomains(ctx, object, field)))
  }
  for (const path of spelledPaths(object)) bad.push(...(await oddSpellings(ctx, object, path)))
  await inTransaction(ctx, async ({ db }) => {
    const table = tableOf(ctx, 'quality_bad_value')
    await db.count({ text: `delete from ${table} where object = $1`, values: [object.name] })
    await db.count({
      text: `insert into ${table} (object, field, dimension, value, meant)
        select $1, r.field, r.dimension, r.value, r.meant
        from json_to_recordset($2::json) r(field text, dimension text, value text, meant text) on conflict do nothing`,
      values: [object.name, JSON.stringify(bad)],
    })
  })
}

const mostBad = 100_000
const atOnce = 5000

/** Reads one column of a query to its end, a few thousand at a time, so that a million fit. */
async function eachValue(ctx: Ctx, query: string, see: (value: string) => void): Promise<void> {
  await ctx.db.transaction(async (db) => {
    await db.rows({ text: `declare values_of_field no scroll cursor for ${query}`, once: true })
    for (;;) {
      const rows = await db.arrays({ text: `fetch ${atOnce} from values_of_field`, once: true })
      for (const [value] of rows) see(value as string)
      if (rows.length < atOnce) break
      await setImmediate() // others have a turn
    }
    await db.rows({ text: 'close values_of_field', once: true })
  })
}

async function badPhones(ctx: Ctx, object: ModelObject, field: ModelField): Promise<Bad[]> {
  const bad: Bad[] = []
  const column = `t.${quoted(field.columns[0] as string)}`
  // The plain Chinese mobile needs no look, the way the type itself does it; but seven equal digits do.
  const query = `select distinct one from ${object.table} t, unnest(${column}) one where t.deleted_at is null
    and (one !~ '^\\+861[3-9][0-9]{9}$' or one ~ '([0-9])\\1{6}' or one ~ '12345678')`
  await eachValue(ctx, query, (value) => {
    const isMadeUp = /(\d)\1{6}|12345678/.test(value)
    if (bad.length < mostBad && (isMadeUp || field.kind.parse(value, field) === undefined)) {
      bad.push({ field: field.name, dimension: 'validity', value, meant: null })
    }
  })
  return bad
}

async function badDomains(ctx: Ctx, object: ModelObject, field: ModelField): Promise<Bad[]> {
  const bad: Bad[] = []
  const column = `t.${quoted(field.columns[0] as string)}`
  const query = `select distinct split_part(lower(one), '@', 2) from ${object.table} t, unnest(${column}) one
    where t.deleted_at is null`
  await eachValue(ctx, query, (domain) => {
    const meant = correctDomain(domain)
    if (meant !== domain && bad.length < mostBad)
      bad.push({ field: field.name, dimension: 'validity', value: domain, meant })
  })
  return bad
}

/** Fields with more different values than this are names or notes, and have no usual spelling. */
export const mostSpellings = 20_000

async function oddSpellings(ctx: Ctx, object: ModelObject, path: string): Promise<Bad[]> {
  const values = await valuesOf(ctx, object, path, mostSpellings + 1)
  if (values.length > mostSpellings) return []
  return clusterValues(values, 'fingerprint').flatMap(({ values: [most, ...rest] }) =>
    rest.map(({ value }) => ({ field: path, dimension: 'consistency' as const, value, meant: most!.value })),
  )
}

/** The different values of a field or a part of one with how many records have each, the most frequent first. */
export async function valuesOf(
  ctx: Ctx,
  object: ModelObject,
  path: string,
  most: number,
): Promise<{ value: string; count: number }[]> {
  const { column } = columnOf(object, path)
  return ctx.db.rows<{ value: string; count: number }>({
    text: `select t.${column} as value, count(*)::int as count from ${object.table} t
      where t.deleted_at is null and t.${column} is not null group by 1 order by 2 desc, 1 limit $1`,
    values: [most],
  })
}
