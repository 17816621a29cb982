import type { Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import type { Values } from '#core/records/values.ts'

/** Something about a record that was written all the same, in the writer's language. */
export type Warning = {
  readonly code: string
  readonly detail: string
  /** The field to look at, where there is one. */
  readonly field: string | null
  readonly params: Readonly<Record<string, unknown>>
}

/** A record that was just written; `fields` are those that were given, null where the record is new. */
export type Written = { readonly id: string; readonly fields: readonly string[] | null }

/**
 * What a capability looks at whenever records are written. Core does not know what it looks for.
 *
 * `concerns` is asked before each write, with what is going to be written, and must cost next to nothing: where it says
 * no, the write stays the one statement it is. `look` runs after the rows are written, in their transaction; throwing takes them back.
 */
export type WriteCheck = {
  readonly concerns: (ctx: Ctx, object: ModelObject, given: readonly Values[]) => boolean | Promise<boolean>
  readonly look: (
    ctx: Ctx,
    object: ModelObject,
    written: readonly Written[],
  ) => Promise<ReadonlyMap<string, readonly Warning[]>>
}

const none: readonly WriteCheck[] = []

/** The checks that a write of this object has to pass: mostly none. */
export async function checksFor(
  ctx: Ctx,
  object: ModelObject,
  given: readonly Values[],
): Promise<readonly WriteCheck[]> {
  if (!ctx.checks || ctx.checks.length === 0) return none
  const found: WriteCheck[] = []
  for (const check of ctx.checks) if (await check.concerns(ctx, object, given)) found.push(check)
  return found
}

/** Runs the checks over what was written; gives the warnings by record, or throws the first refusal. */
export async function runChecks(
  ctx: Ctx,
  object: ModelObject,
  checks: readonly WriteCheck[],
  written: readonly Written[],
): Promise<ReadonlyMap<string, readonly Warning[]>> {
  const warnings = new Map<string, Warning[]>()
  if (written.length === 0) return warnings
  for (const check of checks) {
    for (const [id, some] of await check.look(ctx, object, written)) {
      warnings.set(id, [...(warnings.get(id) ?? []), ...some])
    }
  }
  return warnings
}

/** The record as JSON text, with `warnings` behind its fields where there are some. */
export function withWarnings(json: string, warnings: readonly Warning[] | undefined): string {
  return warnings && warnings.length > 0 ? `${json.slice(0, -1)},"warnings":${JSON.stringify(warnings)}}` : json
}
