import type { MergeRules, Preview } from '#capabilities/quality/contract-merging.ts'
import { readSides } from '#capabilities/quality/duplicates/sides.ts'
import { rankSurvivors } from '#capabilities/quality/engine/survive/choose-survivor.ts'
import { chooseValue } from '#capabilities/quality/engine/survive/choose-value.ts'
import type { Fact } from '#capabilities/quality/engine/survive/facts.ts'
import { factsOf, mergedFields } from '#capabilities/quality/merging/facts.ts'
import { rulesFor } from '#capabilities/quality/merging/settings.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors as coreErrors } from '#core/errors.ts'
import { isUuid } from '#core/fields/link.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { isList } from '#core/records/merge/choose.ts'

export type Asked = {
  readonly object: string
  readonly ids: readonly string[]
  readonly into?: string | undefined
  /** Fields that a person pinned to one of the records. */
  readonly take?: Readonly<Record<string, string>> | undefined
}

/** What the rules make of some records: which one stays, who fills its gaps, and of each field which value, and why. */
export type Proposal = {
  readonly into: string
  readonly by: string | null
  readonly facts: readonly Fact[]
  readonly fields: readonly { field: string; from: string | null; by: string }[]
}

/** What a merge of these records would become, for a person to look at and to change. Nothing is written. */
export async function previewMerge(ctx: Ctx, asked: Asked): Promise<Preview> {
  const object = objectOf(ctx, asked.object)
  const ids = [...new Set(asked.ids.map((id) => id.toLowerCase()))]
  const wrong = ids.find((id) => !isUuid(id))
  if (wrong !== undefined) throw coreErrors.recordNotFound({ object: object.name, id: wrong })
  if (ids.length < 2) throw coreErrors.mergeSame()
  const sides = await readSides(ctx, object, ids)
  const alive = await livingIds(ctx, object, ids)
  const missing = ids.find((id) => !sides.has(id) || !alive.has(id))
  if (missing !== undefined) throw coreErrors.recordNotFound({ object: object.name, id: missing })
  const { into, by, facts, fields } = await proposeMerge(ctx, object, { ...asked, ids })
  return {
    object: object.name,
    into,
    by,
    members: facts.flatMap(({ id, source, links, ownerActive }) => {
      const side = sides.get(id)
      return side ? [{ ...side, source, links, ownerActive }] : []
    }),
    fields: fields.map((choice) => ({
      ...choice,
      values: facts.map(({ id, values }) => ({
        id,
        at: values[choice.field]?.at ?? null,
        source: values[choice.field]?.source ?? null,
      })),
    })),
  }
}

async function livingIds(ctx: Ctx, object: ModelObject, ids: readonly string[]): Promise<Set<unknown>> {
  const rows = await ctx.db.arrays({
    text: `select id from ${object.table} where id = any($1::uuid[]) and deleted_at is null`,
    values: [ids],
  })
  return new Set(rows.map(([id]) => id))
}

/** Applies the rules of the object; `into` and `take` are what a person decided already. */
export async function proposeMerge(ctx: Ctx, object: ModelObject, asked: Asked): Promise<Proposal> {
  const { rules } = await rulesFor(ctx, object.name)
  return proposed(object, await factsOf(ctx, object, asked.ids), rules, asked)
}

function proposed(object: ModelObject, all: readonly Fact[], rules: MergeRules, asked: Asked): Proposal {
  const ranked = rankSurvivors(all, rules.survivor, rules.sources)
  const pinned = asked.into?.toLowerCase()
  if (pinned !== undefined && !ranked.ids.includes(pinned))
    throw coreErrors.recordNotFound({ object: object.name, id: pinned })
  const into = pinned ?? (ranked.ids[0] as string)
  const order = [into, ...ranked.ids.filter((id) => id !== into)]
  const facts = order.map((id) => all.find((fact) => fact.id === id) as Fact)
  const fields = mergedFields(object).flatMap((field): Proposal['fields'] => {
    const pin = asked.take?.[field.name]
    if (pin !== undefined) return [{ field: field.name, from: pin, by: 'pin' }]
    const rule = rules.fields[field.name] ?? 'survivor'
    const choice = chooseValue(facts, field.name, { rule, isList: isList(field), sources: rules.sources })
    return choice.by === 'empty' ? [] : [{ field: field.name, ...choice }]
  })
  const by = ranked.by && (ranked.by.object ? `${ranked.by.by}:${ranked.by.object}` : ranked.by.by)
  return { into, by: pinned === undefined ? by : 'pin', facts, fields }
}

/**
 * What is to be said to a merge, so that it takes the values that were proposed: only where they are not those it
 * takes by itself, which are the survivor's, its gaps filled from the others in their order, and lists united.
 */
export function takeOf({ into, facts, fields }: Proposal): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ field, from, by }) => {
      if (from === null || by === 'same' || by === 'only') return []
      const first = facts.find(({ values }) => values[field]?.key !== null)?.id ?? into
      return from === first && by === 'survivor' ? [] : [[field, from]]
    }),
  )
}
