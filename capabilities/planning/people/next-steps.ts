import type { WithoutNextStep } from '#capabilities/planning/contract.ts'
import { condition, ruleOf } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { newValues } from '#core/records/select.ts'

const most = 100
const shown = 3

/** Open deals of the asker's that nobody is about to do anything for, those that are to close first at the top. */
export async function dealsWithoutNextStep(ctx: Ctx): Promise<WithoutNextStep> {
  const [deal, stage, task] = ['deal', 'stage', 'task'].map((name) => objectOf(ctx, name)) as [
    ReturnType<typeof objectOf>,
    ReturnType<typeof objectOf>,
    ReturnType<typeof objectOf>,
  ]
  if (ruleOf(ctx.actor, deal, 'read') === false) return { count: 0, items: [] }
  const values = newValues()
  const me = values.add(ctx.actor.id)
  const may = condition(ctx, deal, { action: 'read', alias: 'd', add: values.add })
  const rows = await ctx.db.rows<{ id: string; name: string }>({
    text: `select d.id, d.name from ${deal.table} d join ${stage.table} s on s.id = d.stage and s.kind = 'open'
      where d.owner = ${me} and d.deleted_at is null and ${may} and not exists (select from ${task.table} t
        where t.target_id = d.id and t.target_object = 'deal' and t.status = 'open' and t.deleted_at is null)
      order by d.closes_on nulls last, d.id limit ${most}`,
    values: values.list,
  })
  return { count: rows.length, items: rows.slice(0, shown) }
}
