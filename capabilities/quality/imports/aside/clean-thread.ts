import { parentPort, workerData } from 'node:worker_threads'
import { isDeclared } from '#platform/errors.ts'
import { countSource, drafts, type CleanTask, type FromThread } from '#capabilities/quality/imports/aside/clean.ts'
import { newPacker } from '#capabilities/quality/imports/aside/pack.ts'
import { modelOf } from '#core/objects/model.ts'

// The program of the thread that `cleanAside` and `countAside` start.
const task = workerData as CleanTask & { readonly do: 'clean' | 'count' }
const chunksAhead = 2
let allowed = chunksAhead
let wake = () => {}
parentPort?.on('message', () => {
  allowed += 1
  wake()
})

try {
  if (task.do === 'count') say({ total: await countSource(task) })
  else {
    const pack = newPacker(modelOf(task.schema, task.definitions).objects)
    for await (const chunk of drafts(task)) {
      // Cleaning is not to run far ahead of writing: a million cleaned rows would not fit.
      while (allowed === 0) await new Promise<void>((resolve) => (wake = resolve))
      allowed -= 1
      say({ packed: pack(chunk) })
    }
  }
  say({ isOver: true })
} catch (error) {
  if (!isDeclared(error)) throw error
  say({ refusal: { code: error.code, params: error.params } })
}
parentPort?.close()

function say(message: FromThread): void {
  parentPort?.postMessage(message)
}
