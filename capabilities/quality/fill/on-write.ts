import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { eventsAfter, lastEventId, type OutboxEvent } from '#core/history/outbox.ts'
import { quoted } from '#platform/db/pool.ts'
import { companyDomains } from '#capabilities/quality/fill/companies.ts'
import { companyFiller, plainFillers, workDomains } from '#capabilities/quality/fill/fillers.ts'
import { confidenceOf, itemsOf, keyOf, leastSure } from '#capabilities/quality/fill/look.ts'
import { recordsOf } from '#capabilities/quality/fill/records.ts'
import { fillTable, readFills } from '#capabilities/quality/fill/stored.ts'
import { writeItems } from '#capabilities/quality/fill/write-items.ts'

const mostRounds = 50

/**
 * Follows what was written since it last looked, a minute ago at most: fills what follows from it, and takes away the
 * marks of values that a person has entered since. Imports fill their rows themselves. Never in the way of a write.
 */
export async function fillWritten(ctx: Ctx): Promise<void> {
  const [setting] = await ctx.db.rows<{ onWrite: boolean; place: string | null }>({
    text: `select on_write as "onWrite", place from ${fillTable(ctx, 'quality_fill_setting')}`,
  })
  let place = setting?.place ?? null
  if (place === null) return keepPlace(ctx, await lastEventId(ctx.db, ctx.model.schema))
  for (let round = 0; round < mostRounds; round += 1) {
    const events = await eventsAfter(ctx.db, ctx.model.schema, place)
    const last = events.at(-1)
    if (!last) return
    const written = events.filter(
      ({ event, record }) => record !== null && (event === 'record.created' || event === 'record.changed'),
    )
    for (const [object, some] of Map.groupBy(written, (one) => one.object as string)) {
      if (ctx.model.objects.has(object)) await followObject(ctx, object, some, setting?.onWrite ?? false)
    }
    place = last.id
    await keepPlace(ctx, place)
  }
}

async function keepPlace(ctx: Ctx, place: string): Promise<void> {
  await ctx.db.count({ text: `update ${fillTable(ctx, 'quality_fill_setting')} set place = $1`, values: [place] })
}

async function followObject(ctx: Ctx, object: string, events: readonly OutboxEvent[], isOn: boolean): Promise<void> {
  const rows = await ctx.db.rows<Written>({
    text: `select h.record_id as id, h.at, coalesce((select json_agg(k) from jsonb_object_keys(h.after) k), '[]')::text as fields
      from unnest($1::uuid[], $2::int[]) w(id, rev)
      join ${quoted(ctx.model.schema)}.history h on h.record_id = w.id and h.rev = w.rev and h.object = $3
      where h.cause is null`,
    values: [events.map(({ record }) => record), events.map(({ rev }) => rev), object],
  })
  if (rows.length === 0) return
  await dropMarks(ctx, rows)
  if (isOn) await fillRecords(ctx, object, [...new Set(rows.map(({ id }) => id))])
}

type Written = { readonly id: string; readonly at: string; readonly fields: string }

/** What a person has entered is a person's, even where it is the value that was filled in. */
async function dropMarks(ctx: Ctx, rows: readonly Written[]): Promise<void> {
  const touched = rows.flatMap(({ id, at, fields }) =>
    (JSON.parse(fields) as string[]).map((field) => ({ id, at, field })),
  )
  await ctx.db.count({
    text: `delete from ${fillTable(ctx, 'quality_provenance')} p
      using json_to_recordset($1::json) r(id uuid, at timestamptz, field text)
      where p.record_id = r.id and split_part(p.field, '.', 1) = r.field and p.at <= r.at`,
    values: [JSON.stringify(touched)],
  })
}

async function fillRecords(ctx: Ctx, objectName: string, ids: readonly string[]): Promise<void> {
  const object = objectOf(ctx, objectName)
  const plain = plainFillers(ctx, objectName)
  const hasCompany = companyFiller(object, new Map()).length > 0
  if (plain.length === 0 && !hasCompany) return
  const needs = [
    'email',
    'company',
    ...plain.flatMap(({ needs: own, field }) => [...own, field.split('.')[0] as string]),
  ]
  const rows = await recordsOf(
    ctx,
    objectName,
    ids,
    [...new Set(needs)].filter((name) => object.fields.has(name)),
  )
  const domains = hasCompany
    ? rows.filter(({ company }) => company === null).flatMap(({ email }) => workDomains(email))
    : []
  const fillers = [...plain, ...companyFiller(object, await companyDomains(ctx, domains))]
  // How often each was right here is known from the last look through this object.
  const [latest] = await readFills(ctx, `object = $1 and groups <> '[]'`, [objectName])
  const sure = (one: { rule: string; field: string; usual: number }) =>
    confidenceOf(one.usual, latest?.groups.find(({ rule }) => rule === keyOf(one)) ?? { tried: 0, right: 0 })
  const used = fillers.filter((one) => sure(one) >= leastSure).toSorted((a, b) => sure(b) - sure(a))
  const items = rows.flatMap((row) => itemsOf({ used, sure }, row))
  if (items.length === 0) return
  await inTransaction({ ...ctx, cause: 'fill:write' }, (inner) => writeItems(inner, objectName, items, null))
}

export async function readSettings(ctx: Ctx): Promise<{ onWrite: boolean }> {
  const [row] = await ctx.db.rows<{ onWrite: boolean }>({
    text: `select on_write as "onWrite" from ${fillTable(ctx, 'quality_fill_setting')}`,
  })
  return { onWrite: row?.onWrite ?? false }
}

export async function changeSettings(ctx: Ctx, { onWrite }: { onWrite: boolean }): Promise<{ onWrite: boolean }> {
  await ctx.db.count({ text: `update ${fillTable(ctx, 'quality_fill_setting')} set on_write = $1`, values: [onWrite] })
  return readSettings(ctx)
}
