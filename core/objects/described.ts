import { mayPossibly } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { objectDefinition } from '#core/objects/registry.ts'

/** All objects as the web app and other programs see them; with `hidden` also what the workspace has put away. */
export function describedObjects(ctx: Ctx, hidden: boolean): unknown[] {
  return [...ctx.model.objects.values()]
    .filter((object) => hidden || !object.hidden)
    .map((object) => whole(ctx, object, hidden))
}

/** One object. */
export function described(ctx: Ctx, name: string, hidden: boolean): Record<string, unknown> {
  return whole(ctx, objectOf(ctx, name), hidden)
}

function whole(ctx: Ctx, object: ModelObject, hidden: boolean): Record<string, unknown> {
  const { name, label, plural, icon, title, subtitle, listed } = object
  const fields = [...object.fields.values()].filter((field) => hidden || !field.hidden)
  return {
    name,
    label,
    plural,
    icon,
    fields: fields.map((field) => fieldOf(ctx, object, field)),
    title,
    subtitle,
    listed,
    inner: object.inner ?? false,
    may: mayPossibly(ctx.actor, object),
    custom: object.custom ?? false,
    hidden: object.hidden,
    place: object.place,
  }
}

function fieldOf(ctx: Ctx, object: ModelObject, field: ModelField): unknown {
  const { name, type, label, hint, options, target, prefix, rollup } = field
  return {
    name,
    type,
    label,
    hint: hint?.en || hint?.zh ? hint : undefined,
    required: field.required ?? false,
    unique: field.unique ?? false,
    readOnly: field.readOnly ?? false,
    options,
    target,
    prefix,
    money: rollup ? ctx.model.objects.get(rollup.object)?.fields.get(rollup.of ?? '')?.type === 'money' : undefined,
    custom: field.custom,
    hidden: field.hidden,
    section: field.section ?? undefined,
    /** Built in as required: it stays so. */
    always: objectDefinition(object.name)?.fields[name]?.required,
  }
}
