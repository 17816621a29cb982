import { mergeByHand, type NamedMerge } from '#capabilities/quality/duplicates/merges.ts'
import { proposeMerge, takeOf } from '#capabilities/quality/merging/preview.ts'
import { rulesFor } from '#capabilities/quality/merging/settings.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import type { MergeInput } from '#core/records/merge/merge.ts'

/**
 * Merges records as the rules of their object say, but for what the person said: which one stays, the values he
 * typed, and those he took from one of them. Pairs among them are settled by it.
 */
export async function mergeByRules(ctx: Ctx, input: MergeInput): Promise<NamedMerge> {
  const object = objectOf(ctx, input.object)
  const { rules } = await rulesFor(ctx, object.name)
  const ids = [input.into, ...input.from]
  // What cannot be merged at all is refused below, by name.
  if (Object.keys(rules.fields).length === 0 || !ids.every((id) => isUuid(id))) return mergeByHand(ctx, input)
  const asked = { object: object.name, ids: [...new Set(ids.map((id) => id.toLowerCase()))], into: input.into }
  const proposal = await proposeMerge(ctx, object, { ...asked, take: input.take })
  return mergeByHand(ctx, { ...input, take: { ...takeOf(proposal), ...input.take } })
}
