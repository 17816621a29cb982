import type { Ctx } from '#core/context.ts'
import { dropStrayWords } from '#core/records/words-beside.ts'
import type { Mapping } from '#capabilities/quality/contract-imports.ts'

/** From so many rows on search rows go over a connection of their own. */
const manyRows = 5000

export function isWrittenBeside(total: number | null): boolean {
  return total !== null && total >= manyRows
}

/** What a crash in the middle of an import may have left in the search rows of the objects it makes. */
export async function dropStray(ctx: Ctx, { object, options }: Mapping, total: number | null): Promise<void> {
  if (!isWrittenBeside(total)) return
  for (const name of new Set([object, ...(options.makeLinks ?? [])]))
    if (ctx.model.objects.has(name)) await dropStrayWords(ctx, name)
}
