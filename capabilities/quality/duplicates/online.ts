import type { Candidate, Side } from '#capabilities/quality/contract-duplicates.ts'
import { cellsOfValues } from '#capabilities/quality/duplicates/column-kinds.ts'
import { matchColumns, readCells, type MatchColumn } from '#capabilities/quality/duplicates/columns.ts'
import { scoreRecords } from '#capabilities/quality/duplicates/evidence.ts'
import { reasons } from '#capabilities/quality/duplicates/match.ts'
import { entitiesOf } from '#capabilities/quality/duplicates/lookup/entity.ts'
import { keyTable } from '#capabilities/quality/duplicates/lookup/keys.ts'
import { modelFor } from '#capabilities/quality/duplicates/model.ts'
import { tableOf } from '#capabilities/quality/duplicates/scan.ts'
import { readSides } from '#capabilities/quality/duplicates/sides.ts'
import { lookupKeys } from '#capabilities/quality/engine/blocking/lookup.ts'
import type { RecordCells } from '#capabilities/quality/engine/model/score.ts'
import { keyOf } from '#capabilities/quality/merging/connect.ts'
import { neverPairs } from '#capabilities/quality/merging/never.ts'
import { condition } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { newValues } from '#core/records/select.ts'
import { readRecord } from '#core/records/read.ts'
import type { Values } from '#core/records/values.ts'
import { someIds } from '#core/records/search.ts'
import { folded, lexemes } from '#core/records/words.ts'

/** Least probability to warn with; below, only a shared mailbox or number is shown. */
const least = 0.3
const mostLookedAt = 100
const mostFiled = 400
const mostShown = 10

/** Records that may be the one that is being typed. Fields that are not finished yet say nothing. */
export async function candidatesFor(
  ctx: Ctx,
  draft: { object: string; values: Values; id?: string },
): Promise<Candidate[]> {
  const { object, columns } = matchColumns(ctx, draft.object)
  const values = finished(object, draft.values)
  const own = await draftCells(ctx, object, columns, values)
  const filed = await lookUpFiled(ctx, { object, columns, own, self: draft.id })
  const found = [...new Set([...(await lookUp(ctx, object, values, draft.id)), ...filed])]
  return weighed(ctx, { object, columns, own, ids: found })
}

/** Records that may be this one: those its open pairs name, and what its mailboxes, numbers and name bring up now. */
export async function duplicatesOf(ctx: Ctx, objectName: string, id: string): Promise<Candidate[]> {
  const { object, columns } = matchColumns(ctx, objectName)
  const record = await readRecord(ctx, objectName, id)
  const pairs = await ctx.db.rows<{ id: string; other: string; status: string }>({
    text: `select id, case when left_id = $2::uuid then right_id else left_id end as other, status from ${tableOf(ctx)}
      where object = $1 and (left_id = $2::uuid or right_id = $2::uuid)`,
    values: [objectName, record.id],
  })
  const known = new Map(
    pairs.filter(({ status }) => status === 'open' || status === 'later').map((pair) => [pair.other, pair.id]),
  )
  const own = (await readCells(ctx, objectName, [record.id])).get(record.id) ?? {}
  const filed = await lookUpFiled(ctx, { object, columns, own, self: record.id })
  const found = [...new Set([...known.keys(), ...(await lookUp(ctx, object, record, record.id)), ...filed])]
  const never = await neverPairs(ctx, objectName, [record.id, ...found])
  const ids = found.filter((other) => !never.has(keyOf(record.id, other)))
  return weighed(ctx, { object, columns, own, ids, known })
}

/** The values that can be read; of the others somebody is still typing. */
function finished(object: ModelObject, given: Values): Values {
  const values: Values = {}
  for (const [name, value] of Object.entries(given)) {
    const field = object.fields.get(name)
    if (!field || value === null || value === undefined || value === '') continue
    const parsed =
      Array.isArray(value) && field.kind.keys
        ? value.flatMap((one) => (field.kind.parse(one, field) as string[] | undefined) ?? [])
        : field.kind.parse(value, field)
    if (parsed !== undefined && !(Array.isArray(parsed) && parsed.length === 0)) values[name] = parsed
  }
  return values
}

/** Ids of records that share a mailbox, a number, or the words of the name, in any script and order. */
export async function lookUp(
  ctx: Ctx,
  object: ModelObject,
  record: Values,
  self: string | undefined,
): Promise<string[]> {
  const keys = object.keyed.flatMap((field) => {
    const value = record[field.name] ?? null
    return value === null ? [] : (field.kind.keys as (value: unknown) => readonly string[])(value)
  })
  const query = nameQuery(object, record[object.title])
  if (keys.length === 0 && query === null) return []
  const values = newValues()
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const ways = [
    ...(keys.length > 0
      ? [
          `(select s.id, 0 as rank from unnest(${values.add(keys)}::text[]) k(key)
            cross join lateral ${someIds(object, 'keys @> array[k.key]', mostLookedAt)} s)`,
        ]
      : []),
    ...(query === null
      ? []
      : [`(select id, 1 as rank from ${someIds(object, `words @@ ${values.add(query)}::tsquery`, mostLookedAt)} w)`]),
  ]
  const rows = await ctx.db.arrays({
    text: `select t.id from (select id, min(rank) as rank from (${ways.join(' union all ')}) w group by id) c
      join ${object.table} t on t.id = c.id where t.deleted_at is null and ${may}${
        self
          ? `
        and t.id <> ${values.add(self)}::uuid`
          : ''
      }
      order by c.rank, t.id limit ${mostLookedAt}`,
    values: values.list,
  })
  return rows.map(([id]) => id as string)
}

type Filed = { object: ModelObject; columns: readonly MatchColumn[]; own: RecordCells; self: string | undefined }

/** Ids of records filed under a key of this one: birthday and sound of the name, street and postcode, and the like. */
export async function lookUpFiled(ctx: Ctx, { object, columns, own, self }: Filed): Promise<string[]> {
  const model = await modelFor(ctx, object.name, columns)
  const keys = lookupKeys(model, model.lookup ?? [], own)
  if (model.lookup !== undefined && keys.length === 0) return []
  const values = newValues()
  const may = condition(ctx, object, { action: 'read', alias: 't', add: values.add })
  const not = self ? ` and t.id <> ${values.add(self)}::uuid` : ''
  if (model.lookup === undefined) {
    // Nothing is filed where there are few, or before the first scan: few are looked at one and all.
    const few = await ctx.db.arrays({
      text: `select t.id from ${object.table} t where t.deleted_at is null and ${may}${not} limit ${mostLookedAt + 1}`,
      values: values.list,
    })
    return few.length > mostLookedAt ? [] : few.map(([id]) => id as string).toSorted()
  }
  const rows = await ctx.db.arrays({
    // Who shares most keys is looked at first. Key by key in the index, each to its end: asked for some of them, or
    // for all keys at once, the planner believes in thousands of finds and reads the whole table. No key has many.
    text: `select t.id from (
        select f.record_id, count(*) as shared from unnest(${values.add(keys)}::int[]) k(key)
        join ${keyTable(ctx)} f on f.keys @> array[k.key] group by f.record_id order by shared desc, f.record_id limit ${mostFiled}
      ) c join ${object.table} t on t.id = c.record_id where t.deleted_at is null and ${may}${not}
      order by c.shared desc, t.id limit ${mostLookedAt}`,
    values: values.list,
  })
  return rows.map(([id]) => id as string)
}

const latinForms = 'inc|llc|ltd|limited|gmbh|corp|corporation|co|company|ag|sa|bv|plc'
const legalForm = new RegExp(`(股份有限公司|有限责任公司|有限公司|公司|集团|\\b(${latinForms})\\b\\.?)`, 'gu')

/** The name as a search: its characters, or its words in any order, or its pinyin written as one or as several. */
function nameQuery(object: ModelObject, title: unknown): string | null {
  const isPerson = object.fields.get(object.title)?.type === 'personName'
  const full = typeof title === 'string' ? title : ((title as { full?: string } | null)?.full ?? '')
  const text = folded(full).slice(0, 100)
  const name = isPerson ? text : text.replace(legalForm, ' ').trim() || text
  const ways: string[] = []
  const characters = name.match(/\p{Script=Han}/gu) ?? []
  if (characters.length > 1) {
    ways.push(
      characters
        .slice(1)
        .map((letter, i) => literal(`${characters[i]}${letter}`))
        .join(' & '),
    )
    // The lexemes of a name hold its pinyin, and its tails by syllable: the parts of each cut are there as words.
    const read = lexemes([{ text: characters.join(''), kind: isPerson ? 'person' : 'name' }]).filter((word) =>
      /^[a-z]+$/.test(word),
    )
    const whole = read[0]
    for (const tail of whole && isPerson
      ? read.filter((word) => word.length < whole.length && whole.endsWith(word))
      : []) {
      ways.push(`${literal((whole as string).slice(0, -tail.length))} & ${literal(tail)}`)
    }
    if (whole && isPerson) ways.push(literal(whole))
  }
  const words = name.match(/[^\P{L}\p{Script=Han}]+|\p{N}+/gu)?.slice(0, 6) ?? []
  if (words.length > 0 && words.join('').length > 2) {
    ways.push(words.map(literal).join(' & '))
    if (isPerson && words.length > 1 && words.length < 4)
      ways.push(
        literal(words.join('')),
        literal([...words.slice(1), words[0]].join('')),
        literal([words.at(-1), ...words.slice(0, -1)].join('')),
      )
  }
  return ways.length === 0 ? null : ways.map((way) => `(${way})`).join(' | ')
}

function literal(lexeme: string | undefined): string {
  return `'${(lexeme ?? '').replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** What a record that does not exist yet says, by column. */
async function draftCells(
  ctx: Ctx,
  object: ModelObject,
  columns: readonly MatchColumn[],
  values: Values,
): Promise<RecordCells> {
  const titles = new Map<string, string>()
  for (const { name } of columns) {
    const [id, target] = [values[name], object.fields.get(name)?.target]
    if (object.fields.get(name)?.type !== 'link' || typeof id !== 'string') continue
    const sides = await readSides(ctx, ctx.model.objects.get(target as string) as ModelObject, [id])
    titles.set(name, sides.get(id)?.title ?? '')
  }
  return cellsOfValues(object, columns, { values, linked: (field) => titles.get(field) ?? '' })
}

type Weighing = {
  object: ModelObject
  columns: readonly MatchColumn[]
  own: RecordCells
  ids: readonly string[]
  known?: ReadonlyMap<string, string>
}

async function weighed(ctx: Ctx, { object, columns, own, ids, known }: Weighing): Promise<Candidate[]> {
  if (ids.length === 0) return []
  const model = await modelFor(ctx, object.name, columns)
  const cells = await readCells(ctx, object.name, ids)
  const scored = [...cells].map(([id, other]) => ({ id, ...scoreRecords(model, columns, [own, other]) }))
  const shown = scored
    .filter(({ id, probability, why }) => known?.has(id) || probability >= least || why.some(isSameContact))
    .toSorted((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, mostShown)
  const sides = await readSides(
    ctx,
    object,
    shown.map(({ id }) => id),
  )
  const entities = await entitiesOf(ctx, [...sides.keys()])
  return shown
    .filter(({ id }) => sides.has(id))
    .map(({ id, probability, weight, why }) => ({
      ...(sides.get(id) as Side),
      object: object.name,
      probability,
      weight,
      why: reasons(why),
      pair: known?.get(id) ?? null,
      entityId: entities.get(id) ?? null,
    }))

  function isSameContact({ column, level }: { column: string; level: string }): boolean {
    const kind = columns.find(({ name }) => name === column)?.kind
    return level === 'same' && (kind === 'email' || kind === 'phone')
  }
}
