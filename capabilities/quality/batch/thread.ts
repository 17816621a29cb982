import { parentPort } from 'node:worker_threads'
import { readStored } from '#capabilities/quality/batch/store.ts'
import { makeColumn, type Column } from '#capabilities/quality/engine/batch/column.ts'
import { doTask, type BatchTask } from '#capabilities/quality/engine/batch/tasks.ts'

export type ColumnTask = {
  readonly kind: 'column'
  readonly path: string
  readonly name: string
  readonly place: number
  readonly records: number
  readonly prints: Uint32Array
}
export type ThreadTask = BatchTask | ColumnTask

// The program of the threads that `startThreads` starts: a task comes, its result goes, one after the other.
parentPort?.on('message', async (task: ThreadTask) => {
  parentPort?.postMessage(task.kind === 'column' ? await takeIn(task) : doTask(task))
})

async function takeIn({ path, name, place, records, prints }: ColumnTask): Promise<Column> {
  const column = makeColumn(name, place, { records, prints })
  await readStored(path, place, (bytes, from, to) => column.addBytes(bytes, from, to))
  return column.done()
}
