import { columnsOfStep, isWholeType, type Step } from '#capabilities/quality/contract-repairs.ts'
import { columnOf } from '#capabilities/quality/health/fields.ts'
import { condition } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { recordJson, titleSql, type Values } from '#core/records/select.ts'

/** Records the steps might change, as SQL over `t`: those that hold a value a step looks for. */
export function candidatesSql(ctx: Ctx, object: ModelObject, steps: readonly Step[], values: Values): string {
  const may = condition(ctx, object, { action: 'update', alias: 't', add: values.add })
  const any = steps.map((step) => `(${stepSql(object, step, values)})`)
  // Behind a step that changes a field, the next may find what was not there before.
  const written = new Set<string>()
  const depends = steps.some((step) => {
    const { reads, writes } = columnsOfStep(step)
    const does = reads.some((column) => written.has(column))
    for (const column of writes) written.add(column)
    return does && step.do !== 'trim' && step.do !== 'standardise'
  })
  return `t.deleted_at is null and ${may} and ${depends ? 'true' : `(${any.join(' or ')})`}`
}

function stepSql(object: ModelObject, step: Step, values: Values): string {
  const columns = columnsOfStep(step).reads.map((path) => {
    const { column, field } = columnOf(object, path)
    return { sql: `t.${column}`, isList: field.kind.comparison === 'list', isWhole: isWholeType(field.type) }
  })
  const [first] = columns
  const { sql, isList, isWhole } = first!
  switch (step.do) {
    case 'map':
      if (isWhole) return `${sql} is not null`
      return isList
        ? `array_to_string(${sql}, ' ; ') = any(${values.add(Object.keys(step.values))}::text[])`
        : `${sql} = any(${values.add(Object.keys(step.values))}::text[])`
    case 'mapDomain':
      return `exists (select from unnest(${isList ? sql : `array[${sql}]`}) one
        where lower(split_part(one, '@', 2)) = any(${values.add(Object.keys(step.values))}::text[]))`
    case 'fill':
      return `${sql} is null`
    case 'split':
    case 'replace': {
      const place = values.add(step.do === 'split' ? step.by : step.find)
      return `position(${place}::text in ${isList ? `array_to_string(${sql}, ' ; ')` : sql}) > 0`
    }
    case 'trim':
    case 'standardise':
    case 'case':
    case 'join':
      return columns.map((one) => `${one.sql} is not null`).join(' or ')
  }
}

/** The next records behind an id, with their titles, as the API gives them; only what the steps touch is read. */
export function readCandidates(
  ctx: Ctx,
  object: ModelObject,
  from: { where: string; values: Values; fields: readonly string[]; after: string | null; limit: number },
): Promise<unknown[][]> {
  const { values, fields } = from
  const { json } = recordJson(ctx, object, { fields }, { alias: 't', values })
  const behind = from.after === null ? '' : ` and t.id > ${values.add(from.after)}::uuid`
  return ctx.db.arrays({
    text: `select t.id, t.rev, ${titleSql(ctx.model, object, 't')}, ${json} from ${object.table} t
      where ${from.where}${behind} order by t.id limit ${values.add(from.limit)}`,
    values: values.list,
    once: true,
  })
}
