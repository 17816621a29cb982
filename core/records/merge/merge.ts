import { isDeepStrictEqual } from 'node:util'
import { condition, mustPossibly } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { moveAttached } from '#core/records/attached.ts'
import { moveChildren } from '#core/records/merge/children.ts'
import { claimsOn, settleLinks } from '#core/records/merge/claims.ts'
import { chooseValues, isComputed } from '#core/records/merge/choose.ts'
import { moveLinks } from '#core/records/merge/links.ts'
import { databaseRefusal } from '#core/records/refusals.ts'
import { reindex } from '#core/records/reindex.ts'
import { prepare } from '#core/records/rules.ts'
import { fieldOf, newValues, recordJson } from '#core/records/select.ts'
import { updateRecords } from '#core/records/update.ts'
import { parseValues, type Values } from '#core/records/values.ts'
import { tracesSql } from '#core/records/write.ts'
import { quoted } from '#platform/db/pool.ts'
import { uuidv7 } from '#platform/uuid.ts'

export type MergeInput = {
  readonly object: string
  /** The record that stays. */
  readonly into: string
  /** The records that become part of it, up to 100. */
  readonly from: readonly string[]
  /** Values chosen by a person; else the survivor's own, empty ones filled from the others in their order. */
  readonly values?: Values
  /** Fields that are taken as they are in one of the records, whatever the survivor holds: field → its id. */
  readonly take?: Readonly<Record<string, string>>
}

export type Merge = { readonly id: string; readonly object: string; readonly into: string; readonly from: string[] }

const mostAtOnce = 100

/**
 * Makes one record of several: the survivor gets the chosen values, and lists of both; everything that pointed at
 * the others points at it; the others go to the trash. All in one transaction, all remembered, so that `unmerge`
 * takes it back. Needs the right to change the survivor and to delete the others; what points at them is moved
 * whoever owns it.
 */
export async function mergeRecords(ctx: Ctx, input: MergeInput): Promise<Merge> {
  const object = objectOf(ctx, input.object)
  mustPossibly(ctx, object, 'update')
  mustPossibly(ctx, object, 'delete')
  const { into, from } = checkedIds(object, input)
  const take = checkedTake(object, input, new Set([into, ...from]))
  const chosen = await prepare(ctx, object, parseValues(object, input.values ?? {}), false)
  return inTransaction(ctx, async (inner) => {
    const id = uuidv7()
    const merging = { id, object, into, from }
    const caused = { ...inner, cause: id }
    await takeTurns(inner)
    await lockGroup(inner, merging)
    const records = await valuesOf(inner, object, [into, ...from])
    const claims = await claimsOn(inner, object, into)
    const survivor = records.get(into) as Values
    const losers = from.map((one) => records.get(one) as Values)
    const values = chooseValues(object, {
      survivor,
      losers,
      chosen,
      taken: takenValues(take, records),
      group: new Set([into, ...from]),
    })
    await mark(caused, object, { ids: from, set: 'deleted_at = now()', action: 'merged', note: { into } })
    await writeFields(caused, object, { id: into, current: survivor, values })
    await mark(caused, object, { ids: [into], action: 'merged', note: { from } })
    await reindex(caused, object, from)
    const change = difference(survivor, (await valuesOf(inner, object, [into])).get(into) as Values)
    await remember(inner, merging, await settleLinks(inner, object, { id: into, claims, change }))
    await moveChildren(caused, merging)
    await moveLinks(caused, merging)
    await moveAttached(caused, merging)
    return { id, object: object.name, into, from }
  })
}

function checkedIds(object: ModelObject, input: MergeInput): { into: string; from: string[] } {
  const into = String(input.into).toLowerCase()
  const from = [...new Set(input.from.map((id) => String(id).toLowerCase()))]
  const wrong = [into, ...from].find((id) => !isUuid(id))
  if (wrong !== undefined) throw errors.recordNotFound({ object: object.name, id: wrong })
  if (from.length === 0 || from.includes(into)) throw errors.mergeSame()
  if (from.length > mostAtOnce) throw errors.mergeTooMany({ most: mostAtOnce })
  return { into, from }
}

/** The fields to take and from which record; refuses a field that is not there and a record that is not merged. */
function checkedTake(object: ModelObject, { take = {} }: MergeInput, group: ReadonlySet<string>): [string, string][] {
  return Object.entries(take).map(([name, given]) => {
    const field = fieldOf(object, name)
    if (isComputed(field)) throw errors.fieldReadOnly({ field: name })
    const id = String(given).toLowerCase()
    if (!group.has(id)) throw errors.mergeTakeOutside({ field: name, id })
    return [name, id]
  })
}

function takenValues(take: readonly [string, string][], records: ReadonlyMap<string, Values>): Values {
  return Object.fromEntries(take.map(([name, id]) => [name, records.get(id)?.[name] ?? null]))
}

/** Merges of one workspace run one after the other: their children overlap in ways no order of locks could settle. */
export async function takeTurns(ctx: Ctx): Promise<void> {
  await ctx.db.rows({
    text: `select pg_advisory_xact_lock(hashtextextended($1, 0))`,
    values: [`merge ${ctx.model.schema}`],
  })
}

/** Locks the records in the order of their ids and refuses what is not there or may not be merged. */
async function lockGroup(
  ctx: Ctx,
  { object, into, from }: { object: ModelObject; into: string; from: readonly string[] },
): Promise<void> {
  const values = newValues()
  const ids = values.add([into, ...from])
  const may = (action: 'read' | 'update' | 'delete') => condition(ctx, object, { action, alias: 't', add: values.add })
  const rows = await ctx.db.arrays({
    text: `select t.id, ${may('update')}, ${may('delete')} from ${object.table} t
      where t.id = any(${ids}::uuid[]) and t.deleted_at is null and ${may('read')} order by t.id for update`,
    values: values.list,
  })
  const found = new Map(rows.map(([id, mayUpdate, mayDelete]) => [id as string, { mayUpdate, mayDelete }]))
  for (const id of [into, ...from]) if (!found.has(id)) await refuseMissing(ctx, object, id)
  if (!found.get(into)?.mayUpdate) throw errors.mayNot({ action: 'update', object: object.name })
  if (!from.every((id) => found.get(id)?.mayDelete)) throw errors.mayNot({ action: 'delete', object: object.name })
}

async function refuseMissing(ctx: Ctx, object: ModelObject, id: string): Promise<never> {
  const [row] = await ctx.db.arrays({
    text: `select into_id from ${quoted(ctx.model.schema)}.merge
      where object = $2 and from_ids @> array[$1::uuid] and undone_at is null order by seq desc limit 1`,
    values: [id, object.name],
  })
  if (row) throw errors.mergedAlready({ id, into: row[0] as string })
  throw errors.recordNotFound({ object: object.name, id })
}

/** What records hold, deleted ones too, computed fields left out. */
export async function valuesOf(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<Map<string, Values>> {
  const values = newValues()
  const place = values.add(ids)
  const fields = [...object.fields.values()].filter((field) => !isComputed(field)).map((field) => field.name)
  const { json } = recordJson(ctx, object, { fields }, { alias: 't', values })
  const rows = await ctx.db.arrays({
    text: `select t.id, ${json} from ${object.table} t where t.id = any(${place}::uuid[])`,
    values: values.list,
  })
  return new Map(
    rows.map(([id, text]) => {
      const { id: _id, rev: _rev, createdAt: _c, updatedAt: _u, ...held } = JSON.parse(text as string) as Values
      return [id as string, held]
    }),
  )
}

/** Writes fields as they are: what usually follows from them (a deal's stage sets its probability) is named too. */
export async function writeFields(
  ctx: Ctx,
  object: ModelObject,
  change: { id: string; current: Values; values: Values },
): Promise<void> {
  if (Object.keys(change.values).length === 0) return
  const whole = { ...change.current, ...change.values }
  const named = Object.entries(whole).filter(([name]) => !object.fields.get(name)?.linkTable || name in change.values)
  await updateRecords(ctx, object.name, [{ id: change.id, values: Object.fromEntries(named) }], true)
}

type Mark = { ids: readonly string[]; set?: string; where?: string; action: 'merged' | 'unmerged'; note: Values }

/** Gives records a new revision and says in their history that they were merged, or were so no more. */
export async function mark(ctx: Ctx, object: ModelObject, { ids, set, where, action, note }: Mark): Promise<void> {
  const traces = tracesSql(ctx.model.schema, {
    object: object.name,
    action,
    changed: 'upd',
    before: 'null',
    after: '$4::jsonb',
  })
  await ctx.db
    .arrays({
      text: `with upd as (
          update ${object.table} t
          set ${set ? `${set}, ` : ''}rev = t.rev + 1, updated_at = now(), updated_by = $2::uuid
          where t.id = any($1::uuid[])${where ? ` and ${where}` : ''} returning t.id, t.rev
        ), ${traces} select 1`,
      values: [ids, ctx.actor.id, ctx.cause, JSON.stringify(note)],
    })
    .catch((error: unknown) => databaseRefusal(object, error))
}

/** The fields that differ, before and after. */
export function difference(before: Values, after: Values): { before: Values; after: Values } {
  const names = Object.keys(before).filter((name) => !isDeepStrictEqual(before[name], after[name]))
  const picked = (from: Values) => Object.fromEntries(names.map((name) => [name, from[name]]))
  return { before: picked(before), after: picked(after) }
}

async function remember(
  ctx: Ctx,
  { id, object, into, from }: { id: string; object: ModelObject; into: string; from: readonly string[] },
  { before, after }: { before: Values; after: Values },
): Promise<void> {
  await ctx.db.count({
    text: `insert into ${quoted(ctx.model.schema)}.merge (id, object, into_id, from_ids, actor_id, before, after)
      values ($1, $2, $3, $4::uuid[], $5, $6::jsonb, $7::jsonb)`,
    values: [id, object.name, into, from, ctx.actor.id, JSON.stringify(before), JSON.stringify(after)],
  })
}
