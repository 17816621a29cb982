import type { Store } from '#capabilities/quality/batch/store.ts'
import { startThreads } from '#capabilities/quality/batch/threads.ts'
import type { Column } from '#capabilities/quality/engine/batch/column.ts'
import {
  matchBatch,
  type BatchMatch,
  type BatchOptions,
  type BatchStage,
} from '#capabilities/quality/engine/batch/match-batch.ts'
import type { BatchTask, Run } from '#capabilities/quality/engine/batch/tasks.ts'

export type MatchStoreOptions = Omit<BatchOptions, 'done'> & {
  /** Names of the records; only to settle ties between records that say exactly the same. */
  readonly ids?: readonly string[]
  readonly done?: (stage: BatchStage | 'columns') => void
}

/** Finds the duplicates among the rows of a store, on threads: whoever calls goes on with other things meanwhile. */
export async function matchStore(store: Store, options: MatchStoreOptions): Promise<BatchMatch> {
  const threads = startThreads()
  const { ids, ...others } = options
  const { path, records } = store
  try {
    const prints = new Uint32Array(new SharedArrayBuffer(records * 8))
    const columns = await Promise.all(
      store.columns.map(
        (name, place) => threads.run({ kind: 'column', path, name, place, records, prints }) as Promise<Column>,
      ),
    )
    options.done?.('columns')
    const tie =
      ids === undefined ? inOrder : (x: number, y: number) => (ids[x] === ids[y] ? x - y : ids[x]! < ids[y]! ? -1 : 1)
    const run = ((task: BatchTask) => threads.run(task)) as Run
    return await matchBatch({ columns, prints, tie, split: store.split }, others, run)
  } finally {
    await threads.stop()
  }
}

function inOrder(x: number, y: number): number {
  return x - y
}
