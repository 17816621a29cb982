import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { newValues, type Values as Places } from '#core/records/select.ts'
import { columnValues, searchRow, type Values } from '#core/records/values.ts'
import { columnList, recordset, storedFields } from '#core/records/write.ts'
import { quoted } from '#platform/db/pool.ts'
import { activeRules, type ActiveRule } from '#capabilities/quality/rules/active.ts'
import { failsSql, scopeSql, type At } from '#capabilities/quality/rules/fails.ts'

/** A record as it is to be written: new, or changed in the fields of `changes`. */
export type RowToWrite = {
  readonly id: string
  readonly isNew: boolean
  readonly values: Values
  readonly changes: Values
}

/** The rules that imports have to keep; empty for most objects, and then nothing else is asked. */
export async function importRules(ctx: Ctx, object: string): Promise<readonly ActiveRule[]> {
  return (await activeRules(ctx, object)).filter(({ onImport }) => onImport)
}

/**
 * Which of the rules each row would break, by its id, before it is written: in one statement, with the same SQL that
 * asks the base. A rule that looks behind a link says nothing of a row whose link leads to a record that is to be
 * made in the same breath.
 */
export async function checkRows(
  ctx: Ctx,
  objectName: string,
  rules: readonly ActiveRule[],
  { rows, made }: { rows: readonly RowToWrite[]; made: ReadonlySet<string> },
): Promise<Map<string, ActiveRule[]>> {
  if (rules.length === 0 || rows.length === 0) return new Map()
  const object = objectOf(ctx, objectName)
  const values = newValues()
  const given = givenSql(object, rows, values)
  const at: At = { ctx, object, values, among: 'rows' }
  const fails = rules.map(
    ({ check, when }, i) => `case when ${scopeSql(at, when)} and ${failsSql(at, check)} then ${i} end`,
  )
  const found = await ctx.db.arrays({
    text: `with given as materialized (${given})
      select t.id, array_to_json(array_remove(array[${fails.join(', ')}], null)) from given t`,
    values: values.list,
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    found.flatMap(([id, json]) => {
      const row = byId.get(id as string) as RowToWrite
      const broken = (JSON.parse(json as string) as number[])
        .map((i) => rules[i] as ActiveRule)
        .filter((rule) => isAsked(object, rule, { row, made }))
      return broken.length > 0 ? [[id as string, broken] as const] : []
    }),
  )
}

/** As with a write: a rule none of whose fields the row changes says nothing. */
function isAsked(
  object: ModelObject,
  { fields, check }: ActiveRule,
  { row, made }: { row: RowToWrite; made: ReadonlySet<string> },
): boolean {
  if (!row.isNew && !Object.keys(row.changes).some((name) => fields.has(name))) return false
  if (made.size === 0 || check.kind === 'required') return true
  return ![...fields].some((name) => object.fields.get(name)?.type === 'link' && made.has(String(row.values[name])))
}

/** The rows as they would stand in the table: what is given, over what is there. */
function givenSql(object: ModelObject, rows: readonly RowToWrite[], values: Places): string {
  const fields = storedFields(object).filter(({ type }) => type !== 'autoNumber')
  const data = rows.map(({ id, isNew, values: all, changes }, n) => {
    const own = known(object, isNew ? all : changes)
    return { _n: n, id, _fields: Object.keys(own), ...columnValues(object, own), ...keysOf(object, all) }
  })
  const place = values.add(JSON.stringify(data))
  const columns = fields.flatMap((field) => field.columns.map((column) => ({ field, column: quoted(column) })))
  const merged = columns.map(
    ({ field, column }) =>
      `case when '${field.name}' = any(r._fields) then r.${column} else o.${column} end as ${column}`,
  )
  const rest = storedFields(object).filter(({ type }) => type === 'autoNumber')
  return `select r._n, r._keys, r.id, coalesce(o.rev, 1) as rev, coalesce(o.created_at, now()) as created_at,
      coalesce(o.updated_at, now()) as updated_at, o.created_by, ${[...merged, ...(rest.length > 0 ? [columnList(rest, 'o')] : [])].join(', ')}
    from json_to_recordset(${place}::json) r(_n int, id uuid, _fields text[], _keys text[], ${recordset(fields)})
    left join ${object.table} o on o.id = r.id`
}

function known(object: ModelObject, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name]) => ((object.fields.get(name) as ModelField | undefined)?.columns.length ?? 0) > 0,
    ),
  )
}

function keysOf(object: ModelObject, values: Values): { _keys: string[] } {
  return { _keys: searchRow(object, known(object, values))._keys }
}
