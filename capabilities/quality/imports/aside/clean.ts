import { setImmediate } from 'node:timers/promises'
import type { Actor, Ctx } from '#core/context.ts'
import { modelOf } from '#core/objects/model.ts'
import type { ObjectDefinition } from '#sdk/objects.ts'
import type { Mapping } from '#capabilities/quality/contract-imports.ts'
import type { Packed } from '#capabilities/quality/imports/aside/pack.ts'
import { countRows, sourceRows, type FileRead } from '#capabilities/quality/imports/probe.ts'
import type { Draft } from '#capabilities/quality/imports/rows/draft.ts'
import { draftOf, planOf, type PlanColumn } from '#capabilities/quality/imports/rows/plan.ts'
import { targetOf, type Target } from '#capabilities/quality/imports/rows/target.ts'

/** All that is needed to clean a file, as data. */
export type CleanTask = FileRead & {
  readonly path: string
  /** Rows that are not to be given again. */
  readonly after: number
  readonly schema: string
  readonly definitions: readonly ObjectDefinition[]
  readonly actor: Actor
  readonly columns: readonly PlanColumn[]
  readonly mapping: Mapping
}

export type FromThread =
  | { readonly packed: Packed }
  | { readonly total: number }
  | { readonly isOver: true }
  | { readonly refusal: { readonly code: string; readonly params: Record<string, unknown> } }

// The first chunks are small, so that something is seen soon; a larger one costs the database less a row, and
// one larger still costs V8 more: what lives through several collections is copied by each.
const [firstRows, chunkRows, smallChunks] = [1000, 2500, 3]

/** The rows of a file, cleaned, in chunks. Lets others have a turn every few rows. */
export async function* drafts(task: CleanTask): AsyncGenerator<Draft[], undefined> {
  const ctx = { model: modelOf(task.schema, task.definitions), actor: task.actor } as Ctx
  const plan = planOf(targetOf(ctx, task.mapping.object) as Target, task.columns, task.mapping)
  let chunk: Draft[] = []
  let given = 0
  for await (const row of sourceRows(task.path, task)) {
    chunk.push(draftOf(plan, row))
    if (chunk.length % 25 === 0) await setImmediate()
    if (chunk.length === (given < smallChunks ? firstRows : chunkRows)) {
      yield chunk
      chunk = []
      given += 1
    }
  }
  if (chunk.length > 0) yield chunk
  return undefined
}

export function countSource({ path, ...from }: FileRead & { readonly path: string }): Promise<number> {
  return countRows(path, from)
}
