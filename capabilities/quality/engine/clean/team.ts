import { Worker } from 'node:worker_threads'
import type { CleanSetup } from '#capabilities/quality/engine/clean/clean-table.ts'
import type { Cleaned, Work, WorkForm } from '#capabilities/quality/engine/clean/clean-work.ts'
import { packRows, type PackedRows } from '#capabilities/quality/engine/clean/pack-rows.ts'
import type { Piece, Row } from '#capabilities/quality/engine/read/table.ts'
import { declaredError } from '#platform/errors.ts'

/** All that a thread is told before the first rows. */
export type ThreadSetup = { readonly setup: CleanSetup; readonly form: WorkForm }

export type ForThread = { readonly piece: Piece } | { readonly packed: PackedRows }
export type FromThread =
  | { readonly isReady: true }
  | Cleaned
  | { readonly refusal: { readonly code: string; readonly params: Record<string, unknown> } }

/** Batches a thread has waiting: enough that it never idles, few enough that memory stays bounded. */
const waiting = 3

export type Team = ReturnType<typeof newTeam>

/**
 * Threads that clean rows beside this one; their work comes out in the order it went in. Work goes to whoever has
 * little of it waiting; while all have enough, `cleanHere` does it: a thread that only hands out would idle, and one
 * more of them costs as much to start as thirty thousand rows to clean.
 */
export function newTeam(size: number, workerData: ThreadSetup, cleanHere: (work: Work) => Cleaned) {
  const threads: ReturnType<typeof openThread>[] = []
  const start = () => {
    while (threads.length < size) threads.push(openThread(workerData))
  }
  const give = async (work: Work): Promise<Cleaned> => {
    const least = threads.reduce((a, b) => (b.asked() < a.asked() ? b : a))
    return least.asked() < waiting ? least.ask(work) : cleanHere(work)
  }
  async function* clean(work: AsyncGenerator<Piece> | AsyncGenerator<Row[]>): AsyncGenerator<Cleaned> {
    start()
    const ordered: Promise<Cleaned>[] = []
    // Where the file cannot be read any further, an earlier row may still be the first that is wrong.
    const next = () =>
      work.next().catch(async (error: unknown) => {
        for (const earlier of ordered) await earlier
        throw error
      })
    for (let some = await next(); !some.done; some = await next()) {
      const cleaned = give(some.value)
      // Who waits for it hears of a failure; until then it is no unhandled one.
      cleaned.catch(() => {})
      ordered.push(cleaned)
      if (ordered.length > (size + 1) * waiting) yield await ordered.shift()!
    }
    while (ordered.length > 0) yield await ordered.shift()!
  }
  return {
    start,
    isReady: () => threads.some(({ isReady }) => isReady()),
    clean,
    close: async () => {
      await Promise.all(threads.map(({ close }) => close()))
    },
  }
}

/** A thread answers in the order it was asked. */
function openThread(workerData: ThreadSetup) {
  const worker = new Worker(new URL('clean-thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  })
  const asked: { resolve: (reply: Cleaned) => void; reject: (error: unknown) => void }[] = []
  let isReady = false
  let broken: unknown = null
  const fail = (error: unknown) => {
    broken ??= error
    for (const { reject } of asked.splice(0)) reject(broken)
  }
  worker.on('message', (reply: FromThread) => {
    if ('isReady' in reply) isReady = true
    else if ('refusal' in reply) asked.shift()?.reject(declaredError(reply.refusal.code, reply.refusal.params))
    else asked.shift()?.resolve(reply)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('A cleaning thread ended early.')))
  return {
    isReady: () => isReady,
    asked: () => asked.length,
    ask: (work: Work) => {
      const answer = new Promise<Cleaned>((resolve, reject) => {
        if (broken === null) asked.push({ resolve, reject })
        else reject(broken)
      })
      post(worker, work)
      return answer
    },
    close: () => worker.terminate(),
  }
}

function post(worker: Worker, work: Work): void {
  if ('text' in work) return worker.postMessage({ piece: work } satisfies ForThread)
  const packed = packRows(work)
  const { lengths, counts, lines } = packed
  worker.postMessage({ packed } satisfies ForThread, [lengths.buffer, counts.buffer, lines.buffer] as ArrayBuffer[])
}
