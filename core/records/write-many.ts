import { setImmediate } from 'node:timers/promises'
import { mustPossibly } from '#core/access/grants.ts'
import { inTransaction, objectOf, type Ctx } from '#core/context.ts'
import { emit } from '#core/history/outbox.ts'
import { wordIndex } from '#core/migrations/workspace.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { checksFor, runChecks } from '#core/records/checks.ts'
import { writeLinks } from '#core/records/links.ts'
import { holdingTargets, manyRows } from '#core/records/own-checks.ts'
import { databaseRefusal } from '#core/records/refusals.ts'
import { prepare } from '#core/records/rules.ts'
import { noteCreated } from '#core/records/sizes.ts'
import { completed, isJson, searchRow, type Values } from '#core/records/values.ts'
import type { WordsBeside } from '#core/records/words-beside.ts'
import { columnList, storedFields } from '#core/records/write.ts'
import { arrayText, copyIn, copyNull, copyText } from '#platform/db/copy.ts'
import { quoted, type Db } from '#platform/db/pool.ts'

/**
 * What a record will be in its three tables, as far as it does not depend on other records: texts for COPY. Made
 * from canonical values, by any thread.
 */
export type ReadyRow = { readonly row: string; readonly search: string; readonly json: string }

/** A record to be made. `ready` may be there where `values` are those it was made of, links and owner set aside. */
export type NewRow = {
  readonly id: string
  /** When it was made in the system it comes from. */
  readonly createdAt: string | null
  readonly values: Values
  readonly ready?: ReadyRow | null
}

/**
 * Makes thousands of records by COPY: rows, history and search rows, at a third of the database's time of
 * `createRecords`. Values must be canonical. Told as one event, `records.created`, with the number of records: who
 * needs each finds them in the history by its cause. All or none. `words` writes the search rows beside, where nothing
 * asks for them meanwhile.
 */
export async function createMany(
  ctx: Ctx,
  objectName: string,
  given: readonly NewRow[],
  words?: WordsBeside,
): Promise<void> {
  const object = objectOf(ctx, objectName)
  mustPossibly(ctx, object, 'create')
  if (given.length === 0) return
  const rows: NewRow[] = []
  for (const row of given) rows.push(await completedRow(ctx, object, row))
  const checks = await checksFor(
    ctx,
    object,
    rows.map(({ values }) => values),
  )
  await inTransaction(ctx, async (inner) => {
    const beside = checks.length > 0 ? undefined : words
    await copyRows(inner, object, { rows, beside }).catch((error: unknown) => databaseRefusal(object, error))
    noteCreated(ctx.model, object)
    await writeLinks(inner, object, rows)
    await emit(inner, 'records.created', { object: object.name, count: rows.length, cause: ctx.cause ?? null })
    const written = rows.map(({ id }) => ({ id, fields: null }))
    if (checks.length > 0) await runChecks(inner, object, checks, written)
  })
}

/** With fallbacks and what follows from other values; ready texts go where that changed more than they leave open. */
async function completedRow(ctx: Ctx, object: ModelObject, row: NewRow): Promise<NewRow> {
  const whole = completed(ctx, object, row.values)
  const values = await prepare(ctx, object, whole)
  const isSame = values === whole && shapeOf(object).fallbacks.every((name) => row.values[name] !== undefined)
  return { ...row, values, ready: isSame ? (row.ready ?? null) : null }
}

type Shape = {
  /** Links and owners, found when the record is written; `late` are those with columns. */
  readonly links: readonly ModelField[]
  readonly late: readonly ModelField[]
  readonly early: readonly ModelField[]
  readonly linkNames: ReadonlySet<string>
  readonly fallbacks: readonly string[]
}

const shapes = new WeakMap<ModelObject, Shape>()
const linkTypes: ReadonlySet<string> = new Set(['link', 'user', 'linkAny', 'links', 'file'])

function shapeOf(object: ModelObject): Shape {
  const known = shapes.get(object)
  if (known) return known
  const stored = storedFields(object).filter(({ type }) => type !== 'autoNumber')
  const isLink = ({ type }: ModelField) => linkTypes.has(type)
  const all = [...object.fields.values()]
  const shape = {
    links: all.filter(isLink),
    linkNames: new Set(all.filter(isLink).map(({ name }) => name)),
    late: stored.filter(isLink),
    early: stored.filter((field) => !isLink(field)),
    fallbacks: all.filter((field) => field.fallback !== undefined && !isLink(field)).map(({ name }) => name),
  }
  shapes.set(object, shape)
  return shape
}

/** The texts of a record without its links and owner. Pure. */
export function readyRow(object: ModelObject, values: Values): ReadyRow {
  const { linkNames, early } = shapeOf(object)
  const { _words, _keys, _head, _spoken, _initials } = searchRow(object, values)
  const heads = `${_head ?? copyNull}\t${_spoken ?? copyNull}\t${_initials ?? copyNull}`
  const own = some(values, (name) => !linkNames.has(name))
  return {
    row: cellsOf(early, own),
    // Words and heads are letters and digits: nothing in them has to be escaped.
    search: `${_words.join(' ')}\t${copyText(arrayText(_keys))}\t${heads}`,
    json: JSON.stringify(own),
  }
}

/** The values that are not empty and whose names are asked for. */
function some(values: Values, isAsked: (name: string) => boolean): Values {
  const own: Values = {}
  for (const name in values) if ((values[name] ?? null) !== null && isAsked(name)) own[name] = values[name]
  return own
}

const emptyCell = `\t${copyNull}`

/** The values of fields as COPY has them, each behind a tab. */
function cellsOf(fields: readonly ModelField[], values: Values): string {
  let text = ''
  for (const field of fields) {
    const value = values[field.name] ?? null
    if (value === null) for (let i = field.columns.length; i > 0; i -= 1) text += emptyCell
    else {
      const parts = field.kind.write && !isJson(field) ? field.kind.write(value as never) : [value]
      for (let i = 0; i < field.columns.length; i += 1) text += `\t${cellOf(field, parts[i], i)}`
    }
  }
  return text
}

function cellOf(field: ModelField, value: unknown, place: number): string {
  if (value === null || value === undefined) return copyNull
  if (typeof value === 'string' && !isJson(field)) return copyText(value)
  const isArray = Array.isArray(value) && field.kind.columns[place]?.[1].endsWith('[]')
  if (isArray) return copyText(arrayText(value))
  return copyText(typeof value === 'object' || isJson(field) ? JSON.stringify(value) : String(value))
}

/** One walk through the index for a whole chunk, words in order. Nobody is to find a list of megabytes afterwards. */
async function settleWords(ctx: Ctx, object: ModelObject): Promise<void> {
  const schema = quoted(ctx.model.schema)
  const index = `${schema}.${quoted(wordIndex(object))}`
  await ctx.db.rows({ text: `select ${schema}.settle_search('${index}'::regclass)` })
}

async function copyRows(
  ctx: Ctx,
  object: ModelObject,
  { rows, beside }: { rows: readonly NewRow[]; beside: WordsBeside | undefined },
): Promise<void> {
  const { late, early } = shapeOf(object)
  const [row] = await ctx.db.rows<{ now: string }>({ text: 'select now() as now' })
  const now = (row as { now: string }).now
  const nowMs = Date.parse(now)
  const actor = ctx.actor.id
  const texts: ReadyRow[] = []
  const records: string[] = []
  for (const { id, createdAt, values, ready } of rows) {
    const text = ready ?? readyRow(object, values)
    const made = createdAt !== null && Date.parse(createdAt) < nowMs ? createdAt : now
    records.push(`${id}\t${made}\t${now}\t${actor}\t${actor}${cellsOf(late, values)}${text.row}\n`)
    texts.push(text)
  }
  const search = rows.map(({ id }, i) => `${id}\t${texts[i]!.search}\n`).join('')
  const isLong = rows.length >= manyRows
  const writeWords = (db: Db) => copyWords({ ...ctx, db }, object, { search, isLong })
  if (beside) beside(writeWords)
  const columns = `id, created_at, updated_at, created_by, updated_by, ${columnList([...late, ...early])}`
  const [history] = await Promise.all([
    historyText(ctx, object, { rows, texts }),
    holdingTargets(ctx, { object, rows }, () =>
      copyIn(ctx.db, `copy ${object.table} (${columns}) from stdin`, records.join('')),
    ),
  ])
  if (!beside) await writeWords(ctx.db)
  await copyIn(
    ctx.db,
    `copy ${quoted(ctx.model.schema)}.history (object, record_id, rev, action, actor_id, cause, after) from stdin`,
    history,
  )
}

/** Where there are many, the index of words takes them at once instead of 256 kB at a time. */
async function copyWords(
  ctx: Ctx,
  object: ModelObject,
  { search, isLong }: { search: string; isLong: boolean },
): Promise<void> {
  if (isLong) await ctx.db.rows({ text: `select set_config('gin_pending_list_limit', '64MB', true)` })
  await copyIn(ctx.db, `copy ${object.searchTable} (id, words, keys, head, spoken, initials) from stdin`, search)
  if (isLong) await settleWords(ctx, object)
}

const rowsAtOnce = 100

/** What goes into the history, put together while the database takes the rows themselves. */
async function historyText(
  ctx: Ctx,
  object: ModelObject,
  { rows, texts }: { rows: readonly NewRow[]; texts: readonly ReadyRow[] },
): Promise<string> {
  const { links } = shapeOf(object)
  const by = `${ctx.actor.id}\t${causeText(ctx)}`
  const history: string[] = []
  for (const [i, { id, values }] of rows.entries()) {
    if (i % rowsAtOnce === rowsAtOnce - 1) await setImmediate()
    history.push(`${object.name}\t${id}\t1\tcreated\t${by}\t${copyText(whole(texts[i]!.json, links, values))}\n`)
  }
  return history.join('')
}

function causeText({ cause }: Ctx): string {
  return cause === undefined ? copyNull : copyText(cause)
}

/** The JSON of the history, with the links put back before the rest. */
function whole(json: string, links: readonly ModelField[], values: Values): string {
  const found: Values = {}
  for (const { name } of links) if ((values[name] ?? null) !== null) found[name] = values[name]
  const first = JSON.stringify(found)
  if (first === '{}') return json
  return json === '{}' ? first : `${first.slice(0, -1)},${json.slice(1)}`
}
