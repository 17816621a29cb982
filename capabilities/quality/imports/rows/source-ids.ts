import { condition } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { newValues, titleSql } from '#core/records/select.ts'
import { updateRecords } from '#core/records/update.ts'
import { quoted } from '#platform/db/pool.ts'
import { fold } from '#capabilities/quality/engine/kinds/text.ts'
import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import { sourceIdsOf, sourceKey, type SourceIds } from '#capabilities/quality/engine/recognise/source-ids.ts'
import type { Fate } from '#capabilities/quality/imports/rows/decide.ts'
import type { Draft, Pointer, Wish } from '#capabilities/quality/imports/rows/draft.ts'
import { isSourceKey, type KnownByKey } from '#capabilities/quality/imports/rows/match.ts'
import { meet } from '#capabilities/quality/imports/rows/recall.ts'
import { touch } from '#capabilities/quality/imports/rows/touch.ts'

/** The ids by which the program that wrote the file knows its records, and which of ours they are. */
export type Sources = {
  readonly columns: SourceIds
  /** Under what its ids are kept: the program, and which account of it where somebody has said so. */
  readonly of: string
  /** Looked up already, by object and id; null where nobody is known by it yet. Bounded; forgotten as a whole. */
  readonly looked: Map<string, string | null>
}

/** `account` tells two companies' files of one program apart, whose ids may meet. */
export function openSources(names: readonly string[], object: string, account = ''): Sources | null {
  const columns = sourceIdsOf(names, object)
  const which = fold(account).replaceAll(':', ' ').trim()
  const isOne = which === '' || columns?.program === 'tend'
  return columns && { columns, of: isOne ? columns.program : `${columns.program}/${which}`, looked: new Map() }
}

const mostLooked = 50_000

/** The records that a chunk names by ids of that program; not asked for before what is `written` is there. */
export async function lookUpSources(
  ctx: Ctx,
  { columns: { program }, of, looked }: Sources,
  {
    drafts,
    targetOf,
    written,
  }: { drafts: readonly Draft[]; targetOf: (field: string) => string; written?: Promise<void> },
): Promise<void> {
  if (looked.size > mostLooked) looked.clear()
  // What was not there a chunk ago may be there now.
  for (const [key, id] of looked) if (id === null) looked.delete(key)
  const asked = drafts.flatMap(({ wishes }) =>
    wishes.flatMap(({ field, text, isId }) => {
      const key = isId ? sourceKey(program, text) : null
      return key === null || looked.has(`${targetOf(field)} ${key}`) ? [] : [{ target: targetOf(field), key }]
    }),
  )
  if (asked.length === 0) return
  await written
  for (const [target, some] of Map.groupBy(asked, (one) => one.target)) {
    const keys = [...new Set(some.map(({ key }) => key))]
    const found = await idsOf(ctx, { program: of, target, keys })
    for (const key of keys) looked.set(`${target} ${key}`, found.get(key) ?? null)
  }
}

/**
 * Whether an id of the program that wrote the file leads to a record. One that does not is never taken for a name: it
 * is waited for, as its row may stand further down.
 */
export function isPointed(
  sources: Sources | null,
  { draft, target = '', wishes }: { draft: Draft; target: string | undefined; wishes: readonly Wish[] },
): boolean {
  const wish = wishes.find(({ isId }) => isId)
  if (!wish || !sources) return false
  const { field, text } = wish
  const key = sourceKey(sources.columns.program, text)
  const id = key === null ? null : sources.looked.get(`${target} ${key}`)
  if (id) draft.values[field] = id
  else if (wishes.some(({ isId }) => !isId)) return false
  else if (key !== null) (draft.pointers ??= []).push({ field, target, key })
  else draft.left.push({ field, problem: problem('linkNotFound', text, { object: target }) })
  return true
}

type Asked = { readonly program: string; readonly target: string; readonly keys: readonly string[] }

async function idsOf(ctx: Ctx, { program, target, keys }: Asked): Promise<Map<string, string>> {
  const object = objectOf(ctx, target)
  const values = newValues()
  const [of, called, asked] = [values.add(program), values.add(target), values.add(keys)]
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const rows = await ctx.db.arrays({
    text: `${survivorsSql(ctx, object, { of, called, asked })}
      select p.key, t.id from path p join ${object.table} t on t.id = p.id where t.deleted_at is null and ${may}`,
    values: values.list,
  })
  return new Map(rows as [string, string][])
}

const mostMerges = 50

/**
 * A table `path` of the records that are known by ids of a program: where one was merged since, it goes on to the
 * record it became a part of. What is kept names the first, so that after an un-merge each has its own again.
 */
function survivorsSql(
  ctx: Ctx,
  object: ModelObject,
  { of, called, asked, own = '' }: { of: string; called: string; asked: string; own?: string },
): string {
  const schema = quoted(ctx.model.schema)
  return `with recursive path(key, id, steps) as (
      (select s.key, s.record_id, 0 from ${schema}.quality_source_id s
        where s.program = ${of} and s.object = ${called} and s.key = any(${asked}::text[]) ${own})
      union all
      select p.key, m.into_id, p.steps + 1 from path p
      left join ${object.table} gone on gone.id = p.id
      cross join lateral (select g.into_id from ${schema}.merge g
        where g.from_ids @> array[p.id] and g.object = ${called} and g.undone_at is null order by g.seq desc limit 1) m
      where p.steps < ${mostMerges} and (gone.id is null or gone.deleted_at is not null))`
}

/** The surest key of a row there is: the id that the program which wrote the file has for it. */
export function ownKeyOf(sources: Sources | null, { row }: Draft): string[] {
  if (!sources || sources.columns.own === null) return []
  const { program, own } = sources.columns
  const key = sourceKey(program, row.cells[own] ?? '')
  return key === null ? [] : [`s:${sources.of}:${key}`]
}

/** Files the records of the base under the ids that rows of a chunk have in their program. */
export async function meetBySource(
  ctx: Ctx,
  object: ModelObject,
  { keys, byKey }: { keys: readonly string[]; byKey: KnownByKey },
): Promise<void> {
  const asked = keys.filter(isSourceKey).map((key) => key.split(':'))
  const program = asked[0]?.[1]
  if (program === undefined) return
  const values = newValues()
  const [of, called, list] = [values.add(program), values.add(object.name), values.add(asked.map(([, , key]) => key))]
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const title = titleSql(ctx.model, object, 't')
  const mail = object.fields.get('email')?.type === 'email' ? 'to_json(t.email)::text' : 'null'
  // Our own ids are the records' own; one from another workspace may have been met before, as that of any program.
  const itself =
    program === 'tend'
      ? `union select one, one::uuid, 0 from unnest(${list}::text[]) one where not exists (select from
        ${quoted(ctx.model.schema)}.quality_source_id s where s.program = ${of} and s.object = ${called} and s.key = one)`
      : ''
  const rows = await ctx.db.arrays({
    text: `${survivorsSql(ctx, object, { of, called, asked: list, own: itself })}
      select p.key, t.id, ${title}, ${mail} from path p join ${object.table} t on t.id = p.id where t.deleted_at is null and ${may}`,
    values: values.list,
  })
  for (const [key, id, name, mails] of rows as [string, string, string, string | null][])
    meet(byKey, `s:${program}:${key}`, {
      id,
      title: name,
      mails: mails === null ? [] : (JSON.parse(mails) as string[]),
    })
}

/** Remembers which records the rows of a chunk became, and what they point at that nobody knows yet. */
export async function keepSources(
  ctx: Ctx,
  importId: string,
  { sources, fates }: { sources: Sources; fates: readonly Fate[] },
): Promise<void> {
  const { of, columns } = sources
  const { program, own } = columns
  const became = fates.flatMap(({ draft, outcome, id, known, clash }) => {
    // An id that is somebody else's stays his.
    if (clash) return []
    const record = outcome === 'reject' ? undefined : outcome === 'create' ? id : known?.id
    return record === undefined ? [] : [{ draft, record }]
  })
  const ids = new Map<string, { object: string; record: string }>()
  for (const { draft, record } of own === null ? [] : became) {
    const key = sourceKey(program, draft.row.cells[own!] ?? '')
    if (key !== null && key !== record) ids.set(`${draft.object} ${key}`, { object: draft.object, record })
  }
  const schema = quoted(ctx.model.schema)
  if (ids.size > 0) {
    const list = [...ids].map(([key, { object, record }]) => [object, key.slice(object.length + 1), record] as const)
    await ctx.db.count({
      text: `insert into ${schema}.quality_source_id (program, object, key, record_id, import_id)
        select $1, o, k, r, $2 from unnest($3::text[], $4::text[], $5::uuid[]) s(o, k, r)
        where $1 <> 'tend' or not exists (select from ${schema}.merge m
          where m.from_ids @> array[k::uuid] and m.object = o and m.undone_at is null)
        on conflict (program, object, key) do update set record_id = excluded.record_id, import_id = excluded.import_id
        where quality_source_id.record_id <> excluded.record_id and not exists (select from ${schema}.merge m
          where m.from_ids @> array[quality_source_id.record_id] and m.object = excluded.object and m.undone_at is null)`,
      values: [of, importId, ...[0, 1, 2].map((at) => list.map((one) => one[at]))],
    })
  }
  const open = became.flatMap(({ draft, record }) =>
    (draft.pointers ?? []).map((pointer) => ({
      ...pointer,
      ...draft.row,
      cells: undefined,
      object: draft.object,
      record,
    })),
  )
  if (open.length === 0) return
  await ctx.db.count({
    text: `insert into ${schema}.quality_source_link (import_id, row_no, line, object, record_id, field, target, key)
      select $1, no, line, object, record, field, target, key from json_to_recordset($2::json)
      r(no bigint, line bigint, object text, record uuid, field text, target text, key text) on conflict do nothing`,
    values: [importId, JSON.stringify(open)],
  })
}

const atOnce = 1000

type OpenLink = Pointer & {
  readonly no: number
  readonly line: number
  readonly object: string
  readonly record: string
}

/**
 * At the end of a run: what pointed at a row further down is put in place, a transaction at a time; gives what is left
 * to `lost`. Fields that were filled meanwhile stay as they are.
 */
export async function settleSources(
  ctx: Ctx,
  importId: string,
  { sources, lost }: { sources: Sources; lost: (pointer: Pointer & { readonly line: number }) => void },
): Promise<void> {
  const table = `${quoted(ctx.model.schema)}.quality_source_link`
  for (let count = atOnce; count === atOnce;) {
    await inTransaction(ctx, async (inner) => {
      const some = await inner.db.rows<OpenLink>({
        text: `select row_no as no, line, object, record_id as record, field, target, key from ${table}
          where import_id = $1 order by row_no, field limit ${atOnce}`,
        values: [importId],
      })
      count = some.length
      for (const [, alike] of Map.groupBy(some, ({ object, field, target }) => `${object} ${field} ${target}`))
        for (const one of await settle(inner, { importId, program: sources.of, links: alike })) lost(one)
      const last = some.at(-1)
      if (last)
        await inner.db.count({
          text: `delete from ${table} where import_id = $1 and (row_no, field) <= ($2, $3)`,
          values: [importId, last.no, last.field],
        })
    })
  }
}

/** Gives those that lead nowhere. */
async function settle(
  ctx: Ctx,
  { importId, program, links }: { importId: string; program: string; links: readonly OpenLink[] },
): Promise<OpenLink[]> {
  const { object: name, field, target } = links[0]!
  const object = objectOf(ctx, name)
  const column = quoted(object.fields.get(field)!.columns[0]!)
  const ids = await idsOf(ctx, { program, target, keys: [...new Set(links.map(({ key }) => key))] })
  const rows = await ctx.db.arrays({
    text: `select id, rev from ${object.table} where id = any($1::uuid[]) and ${column} is null and deleted_at is null`,
    values: [links.map(({ record }) => record)],
  })
  const revs = new Map(rows as [string, number][])
  // A firm that is its own parent has none.
  const changes = new Map(
    links.flatMap(({ record, key }) => {
      const id = ids.get(key)
      return id === undefined || id === record || !revs.has(record) ? [] : [[record, id] as const]
    }),
  )
  const recs = [...changes.keys()].map((id) => ({ id, rev: revs.get(id)! }))
  await touch(ctx, importId, name, recs)
  await updateRecords(
    ctx,
    name,
    [...changes].map(([id, value]) => ({ id, values: { [field]: value } })),
    true,
  )
  return links.filter(({ key }) => !ids.has(key))
}

/** Forgets what an import said of ids that others do not say. */
export async function forgetSources(ctx: Ctx, importId: string): Promise<void> {
  await ctx.db.count({
    text: `delete from ${quoted(ctx.model.schema)}.quality_source_id where import_id = $1`,
    values: [importId],
  })
}
