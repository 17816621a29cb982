import { objectOf, type Ctx } from '#core/context.ts'
import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import type { Draft, Left } from '#capabilities/quality/imports/rows/draft.ts'

/** A required field that a new record would lack, with what is known of why. */
export function missing(ctx: Ctx, draft: Draft): Left | null {
  for (const field of objectOf(ctx, draft.object).fields.values()) {
    if (!field.required || field.fallback !== undefined || (draft.values[field.name] ?? null) !== null) continue
    const why = draft.left.find((one) => one.field === field.name)
    return (
      why ?? {
        field: field.name,
        problem: problem('valueMissing', '', { field: field.label.en, fieldZh: field.label.zh }),
      }
    )
  }
  return null
}
