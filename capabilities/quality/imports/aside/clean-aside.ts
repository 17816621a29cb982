import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { declaredError } from '#platform/errors.ts'
import { drafts, type CleanTask, type FromThread } from '#capabilities/quality/imports/aside/clean.ts'
import { newUnpacker } from '#capabilities/quality/imports/aside/pack.ts'
import type { FileRead } from '#capabilities/quality/imports/probe.ts'
import type { Draft } from '#capabilities/quality/imports/rows/draft.ts'

/** A thread has to load and warm up: a file of some thousand rows is cleaned before it would be ready. */
const smallBytes = 2 * 1024 * 1024

/** The rows of a file, cleaned on a thread of its own where it is large; the next chunks while one is written. */
export async function* cleanAside(task: CleanTask, bytes: number): AsyncGenerator<Draft[], undefined> {
  if (bytes < smallBytes) return yield* drafts(task)
  const thread = start({ ...task, do: 'clean' })
  const unpack = newUnpacker()
  try {
    for await (const message of heard(thread)) {
      if ('isOver' in message) return undefined
      if (!('packed' in message)) continue
      yield unpack(message.packed)
      thread.postMessage('next')
    }
    throw new Error('The cleaning thread ended before its file did')
  } finally {
    await thread.terminate()
  }
}

/** How many rows a file has, read to its end. Throws where it breaks off. */
export async function countAside(file: FileRead & { path: string }): Promise<number> {
  const thread = start({ ...file, do: 'count' })
  try {
    for await (const message of heard(thread)) if ('total' in message) return message.total
    throw new Error('The counting thread ended before its file did')
  } finally {
    await thread.terminate()
  }
}

type Work = (CleanTask & { do: 'clean' }) | (FileRead & { path: string; do: 'count' })

function start(work: Work): Worker {
  return new Worker(new URL('./clean-thread.ts', import.meta.url), { workerData: work })
}

async function* heard(thread: Worker): AsyncGenerator<FromThread, undefined> {
  for await (const [message] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[FromThread]>) {
    if ('refusal' in message) throw refusalOf(message.refusal)
    yield message
  }
  return undefined
}

/** As the thread threw it; the reason within a sheet is said in the reader's language again. */
function refusalOf({ code, params }: { code: string; params: Record<string, unknown> }): Error {
  const { why, whyZh } = params
  return declaredError(
    code,
    whyZh === undefined ? params : { ...params, why: { name: why, label: { en: why, zh: whyZh } } },
  )
}
