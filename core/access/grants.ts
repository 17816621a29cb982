import { roles } from '#core/access/roles.ts'
import type { Action, Rule } from '#core/access/rules.ts'
import type { Actor, Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { ModelObject } from '#core/objects/model.ts'

/** The rule that the actor's role gives for an action on an object. */
export function ruleOf(actor: Actor, object: ModelObject, action: Action): Rule {
  const grants = roles[actor.role]
  return (grants[object.name] ?? grants['*'])?.[action] ?? false
}

/**
 * The rule as an SQL condition on `alias`. `add` puts a value into the query and returns its place (`$3`).
 */
export function condition(
  ctx: Ctx,
  object: ModelObject,
  rule: { action: Action; alias: string; add: (v: unknown) => string },
): string {
  const found = ruleOf(ctx.actor, object, rule.action)
  if (typeof found === 'boolean') return found ? 'true' : 'false'
  let place: string | undefined
  return found(rule.alias, object, () => (place ??= rule.add(ctx.actor.id)))
}

/** Refuses at once what no record could allow. */
export function mustPossibly(ctx: Ctx, object: ModelObject, action: Action): void {
  if (ruleOf(ctx.actor, object, action) === false) throw errors.mayNot({ action, object })
}

/** What the web app shows or hides: true also where it depends on the record. */
export function mayPossibly(actor: Actor, object: ModelObject): Record<Action, boolean> {
  const can = (action: Action) => ruleOf(actor, object, action) !== false
  return { read: can('read'), create: can('create'), update: can('update'), delete: can('delete') }
}
