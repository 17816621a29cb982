import { queryOptions } from '@tanstack/react-query'
import { listQuery, refreshObject } from '#web/data.ts'
import { isApiError } from '#web/api.ts'
import { keepUndo, offerUndo } from '#web/records/offer-undo.ts'
import { batchRecords, deleteRecord, listRecords, restoreRecord, textOf } from '#web/records.ts'
import type { CrmRecord } from '#web/types.ts'
import { toast } from '#web/ui/toast.ts'

export const pipelinesQuery = listQuery('pipeline', { sort: 'position', limit: 100 })
export const stagesQuery = listQuery('stage', { sort: 'position', limit: 200 })

/** How many deals stand in each of the stages, by its id. */
export function dealCountsQuery(stages: readonly CrmRecord[]) {
  const ids = stages.map(({ id }) => id)
  return queryOptions({
    queryKey: ['list', 'deal', 'by stage', ids],
    queryFn: async () => {
      const counts = ids.map(async (id) => [id, await dealsIn(id)] as const)
      return new Map(await Promise.all(counts))
    },
    enabled: ids.length > 0,
  })
}

async function dealsIn(stage: string): Promise<number> {
  const { count } = await listRecords('deal', { filter: { stage }, limit: 1, count: 'capped' })
  return count?.value ?? 0
}

/** The order of pipelines or stages: their positions, in one write. */
export async function putInOrder(
  object: 'pipeline' | 'stage',
  ids: readonly string[],
  before: readonly string[],
): Promise<void> {
  const write = (order: readonly string[]) =>
    batchRecords(
      object,
      order.map((id, position) => ({ op: 'update' as const, id, values: { position } })),
    )
  const written = write(ids)
  keepUndo(written, () => write(before).then(() => refreshObject(object)))
  await said(written)
  refreshObject(object)
}

/** Takes a stage or a pipeline away, unless deals stand in it; with a way back. */
export async function remove(
  object: 'pipeline' | 'stage',
  record: CrmRecord,
  stages: readonly string[],
): Promise<void> {
  const name = textOf(record, 'name')
  const counts = await Promise.all(stages.map(dealsIn))
  const n = counts.reduce((sum, one) => sum + one, 0)
  if (n > 0) {
    toast({ text: 'pipelines.notEmpty', params: { n, name }, tone: 'danger' })
    return
  }
  const gone = deleteRecord(object, record.id)
  const undo = () => restoreRecord(object, record.id).then(() => refreshObject(object))
  offerUndo({ text: 'pipelines.removed', params: { name } }, gone, undo)
  if (await said(gone)) refreshObject(object)
}

async function said(act: Promise<unknown>): Promise<boolean> {
  try {
    await act
    return true
  } catch (error) {
    const detail = isApiError(error) ? error.detail : undefined
    toast({ text: detail ? 'ui.said' : 'ui.failed', params: { detail }, tone: 'danger' })
    return false
  }
}
