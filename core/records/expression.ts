import assert from 'node:assert/strict'
import type { Model, ModelField, ModelObject } from '#core/objects/model.ts'
import { quoted } from '#platform/db/pool.ts'

/**
 * The SQL of what a field is, and of what it is compared by, over a row called `alias`.
 *
 * `json` is the value as the API gives it; `plain` is the one scalar that filters, sorts and sums use.
 */
export type FieldSql = { readonly json: string; readonly plain: string }

export function fieldSql(model: Model, object: ModelObject, field: ModelField, alias: string): FieldSql {
  if (field.type === 'formula') {
    const sql = formulaSql(model, object, field, alias)
    return { json: sql, plain: sql }
  }
  if (field.type === 'rollup') return rollupSql(model, object, field, alias)
  if (field.linkTable) {
    const ids = `(select %s from ${field.linkTable} l where l.record_id = ${alias}.id)`
    return {
      json: ids.replace('%s', 'json_agg(l.target_id order by l.place)'),
      plain: ids.replace('%s', 'array_agg(l.target_id)'),
    }
  }
  const refs = field.columns.map((column) => `${alias}.${quoted(column)}`)
  const main = refs[0] as string
  return { json: field.kind.read ? field.kind.read(refs) : main, plain: main }
}

/**
 * A formula of numbers, fields of the same record, `+ - * / ( )`, as SQL. Empty where any field is empty; dividing
 * by nothing gives nothing.
 */
export function formulaSql(model: Model, object: ModelObject, field: ModelField, alias: string): string {
  const tokens = (field.formula ?? '').match(/\d+(?:\.\d+)?|[A-Za-z]\w*|[-+*/()]/g) ?? []
  let at = 0
  const sum = (): string => chain(product, ['+', '-'])
  const product = (): string => chain(factor, ['*', '/'])
  const chain = (next: () => string, operators: string[]): string => {
    let left = next()
    while (operators.includes(tokens[at] ?? '')) {
      const operator = tokens[at++]
      const right = next()
      left = operator === '/' ? `(${left} / nullif(${right}, 0))` : `(${left} ${operator} ${right})`
    }
    return left
  }
  const factor = (): string => {
    const token = tokens[at++] ?? ''
    if (token === '(') {
      const inner = sum()
      assert.equal(tokens[at++], ')', `${object.name}.${field.name}: a bracket is not closed`)
      return inner
    }
    if (token === '-') return `(- ${factor()})`
    if (/^\d/.test(token)) return `${token}::numeric`
    const named = object.fields.get(token)
    assert.ok(
      named && named.kind.comparison === 'number',
      `${object.name}.${field.name}: ${token} is not a number field`,
    )
    return `${fieldSql(model, object, named, alias).plain}::numeric`
  }
  const sql = sum()
  assert.equal(at, tokens.length, `${object.name}.${field.name}: cannot read ${tokens.slice(at).join(' ')}`)
  return sql
}

/**
 * The column of the currency that a field's figures are in; undefined where they are no amounts. A formula is an amount
 * where it names one: none of ours divides one amount by another.
 */
export function currencySql(object: ModelObject, field: ModelField, alias: string): string | undefined {
  const names = field.type === 'formula' ? (field.formula ?? '').match(/[A-Za-z]\w*/g) : [field.name]
  const money = names?.map((name) => object.fields.get(name)).find((one) => one?.type === 'money')
  return money && `${alias}.${quoted(money.columns[1] as string)}`
}

function rollupSql(model: Model, object: ModelObject, field: ModelField, alias: string): FieldSql {
  const {
    object: from,
    by,
    do: verb,
    of,
    where,
  } = field.rollup ?? assert.fail(`${object.name}.${field.name}: no roll-up`)
  const child = model.objects.get(from) ?? assert.fail(`${field.name}: there is no object ${from}`)
  const link = child.fields.get(by) ?? assert.fail(`${field.name}: ${from} has no ${by}`)
  const source =
    `from ${child.table} r where r.${quoted(link.columns[0] as string)} = ${alias}.id and r.deleted_at is null` +
    (where ? ` and ${whereSql(model, child, where)}` : '')
  if (verb === 'count') return both(`(select count(*) ${source})`)
  const summed = child.fields.get(of ?? '') ?? assert.fail(`${field.name}: ${from} has no ${of}`)
  const value = fieldSql(model, child, summed, 'r').plain
  if (summed.type !== 'money') return both(`(select ${verb}(${value}) ${source})`)
  // Amounts of several currencies have no sum: then the roll-up is empty rather than wrong.
  const currency = `r.${quoted(summed.columns[1] as string)}`
  const one = `count(distinct ${currency}) = 1`
  return {
    plain: `(select case when ${one} then ${verb}(${value}) end ${source})`,
    json:
      `(select case when ${one} then json_build_object('amount', trim_scale(${verb}(${value})), ` +
      `'currency', min(${currency})) end ${source})`,
  }
}

function whereSql(model: Model, child: ModelObject, where: { path: string; equals: string }): string {
  const [first = '', second] = where.path.split('.')
  const field = child.fields.get(first) ?? assert.fail(`${child.name} has no ${first}`)
  const column = `r.${quoted(field.columns[0] as string)}`
  const literal = `'${where.equals.replaceAll("'", "''")}'`
  if (second === undefined) return `${column} = ${literal}`
  const target = model.objects.get(field.target as string) ?? assert.fail(`there is no object ${field.target}`)
  const inner = target.fields.get(second) ?? assert.fail(`${target.name} has no ${second}`)
  return `${column} in (select w.id from ${target.table} w where w.${quoted(inner.columns[0] as string)} = ${literal})`
}

function both(sql: string): FieldSql {
  return { json: sql, plain: sql }
}
