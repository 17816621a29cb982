import { objectOf, type Ctx } from '#core/context.ts'
import { quoted } from '#platform/db/pool.ts'
import { ownPlace } from '#capabilities/quality/rules/place.ts'
import { readRules, type StoredRule } from '#capabilities/quality/rules/stored.ts'

const lockNotAvailable = '55P03'

/**
 * Makes the indexes by which the unique rules in force on an object look values up, and takes away those of rules that
 * are gone. Where the table is busy for three seconds nothing is done: a rule holds without its index, only slower, and
 * the nightly count tries again.
 */
export async function keepRuleIndexes(ctx: Ctx, object: string): Promise<void> {
  const { table } = objectOf(ctx, object)
  const rules = await readRules(ctx, 'is_active and object = $1', [object])
  const wanted = new Set(rules.flatMap((rule) => columnOf(ctx, rule) ?? []))
  await ctx.db
    .rows({
      text: `select ${quoted(ctx.model.schema)}.quality_rule_indexes($1::regclass, $2::text[])`,
      values: [table, [...wanted]],
    })
    .catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== lockNotAvailable) throw error
    })
}

/** The column by which a rule finds the same value; none where match keys, or the index of a link, serve it already. */
function columnOf(ctx: Ctx, { object: name, check, onWrite, onImport }: StoredRule): string | undefined {
  if (check.kind !== 'unique' || !(onWrite || onImport)) return undefined
  const object = objectOf(ctx, name)
  for (const path of check.fields) {
    if (!object.fields.has(path.split('.')[0] ?? '')) continue // it was taken away since
    const { field, part, comparison } = ownPlace(ctx, object, path, 't')
    const column = field.columns[part === undefined ? 0 : (field.kind.parts?.[part] ?? 0)]
    if (column !== undefined && !field.kind.keys && comparison !== 'id' && !field.unique) return column
  }
  return undefined
}
