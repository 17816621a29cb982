import type { Ctx } from '#core/context.ts'
import { noteProvenance, type Mark } from '#capabilities/quality/fill/provenance.ts'
import { valueAt } from '#capabilities/quality/fill/fillers.ts'
import type { Fate } from '#capabilities/quality/imports/rows/decide.ts'
import type { Filled } from '#capabilities/quality/imports/rows/draft.ts'

/** How sure each way is while a file comes in: what such facts are usually worth, for there is no base to try them on. */
const usual: Readonly<Record<string, number>> = {
  birthdayFromId: 0.995,
  genderFromId: 0.995,
  countryFromAddress: 0.97,
  countryFromPhone: 0.96,
  cityFromAreaCode: 0.93,
}

/** Marks what was filled in new records while their rows came in. */
export async function markFilled(ctx: Ctx, fates: readonly Fate[]): Promise<void> {
  const marks = fates.flatMap(({ draft, outcome, id }): Mark[] => {
    if (outcome !== 'create' || id === undefined) return []
    return draft.filled.flatMap((filled) => {
      const field = filled.rule === 'cityFromAreaCode' ? 'address.city' : filled.field
      const value = valueAt(draft.values, field)
      const confidence = filled.confidence ?? usual[filled.rule]
      if (value === null || confidence === undefined) return []
      return [
        {
          object: draft.object,
          id,
          field,
          value,
          rule: filled.rule === 'likeSimilar' ? `likeSimilar:${field}` : filled.rule,
          source: filled.source ?? sourceOf(filled, draft.values),
          confidence,
        },
      ]
    })
  })
  await noteProvenance(ctx, marks)
}

function sourceOf({ rule }: Filled, values: Readonly<Record<string, unknown>>): string {
  if (rule === 'countryFromPhone' || rule === 'cityFromAreaCode') return (values.phone as string[] | null)?.[0] ?? ''
  if (rule === 'countryFromAddress') return (values.address as { country?: string } | null)?.country ?? ''
  const id = String(values.idNumber ?? '')
  return id ? `${id.slice(0, 6)}…${id.slice(-2)}` : ''
}
