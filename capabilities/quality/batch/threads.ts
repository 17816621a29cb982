import { Worker } from 'node:worker_threads'
import { availableParallelism } from 'node:os'
import { sizeOfTask } from '#capabilities/quality/engine/batch/tasks.ts'
import type { ThreadTask } from '#capabilities/quality/batch/thread.ts'

export type Threads = { run(task: ThreadTask): Promise<unknown>; stop(): Promise<void> }

type Waiting = {
  readonly task: ThreadTask
  readonly resolve: (value: unknown) => void
  readonly reject: (e: unknown) => void
}

const mostThreads = 4

/** Some threads that take tasks, the largest first, so that none is left alone with a large one at the end. */
export function startThreads(): Threads {
  const waiting: Waiting[] = []
  const idle: Worker[] = []
  const busy = new Map<Worker, Waiting>()
  const all = Array.from({ length: Math.min(mostThreads, availableParallelism()) }, () => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url))
    worker.on('message', (value) => finish(worker, (one) => one.resolve(value)))
    worker.on('error', (error) => {
      busy.get(worker)?.reject(error)
      for (const one of waiting.splice(0)) one.reject(error)
    })
    idle.push(worker)
    return worker
  })
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        waiting.push({ task, resolve, reject })
        // Tasks come several at once; the largest of them is to go first.
        queueMicrotask(next)
      }),
    async stop() {
      await Promise.all(all.map((worker) => worker.terminate()))
    },
  }

  function finish(worker: Worker, settle: (one: Waiting) => void): void {
    const one = busy.get(worker)
    busy.delete(worker)
    idle.push(worker)
    if (one) settle(one)
    next()
  }

  function next(): void {
    while (idle.length > 0 && waiting.length > 0) {
      const largest = waiting.reduce((best, one, i) => (sizeOf(one) > sizeOf(waiting[best]!) ? i : best), 0)
      const [one] = waiting.splice(largest, 1)
      const worker = idle.pop()!
      busy.set(worker, one!)
      worker.postMessage(one!.task)
    }
  }
}

function sizeOf({ task }: Waiting): number {
  return task.kind === 'column' ? task.records : sizeOfTask(task)
}
