import { Worker } from 'node:worker_threads'
import type { CleanSetup } from '#capabilities/quality/engine/clean/clean-table.ts'
import { packRows, type PackedRows } from '#capabilities/quality/engine/clean/pack-rows.ts'
import type { CleanReport } from '#capabilities/quality/engine/clean/report.ts'
import type { OutFormat } from '#capabilities/quality/engine/clean/write-rows.ts'
import type { Piece, Row, Uncut } from '#capabilities/quality/engine/read/table.ts'
import { declaredError } from '#platform/errors.ts'

/** All that a thread is told before the first rows. */
export type ThreadSetup = {
  readonly setup: CleanSetup
  readonly format: OutFormat
  /** How the table is cut, where rows come as pieces of its text. */
  readonly uncut: Pick<Uncut, 'dialect' | 'limits'> | null
}

/** Rows as the text that is written, with their part of the report. */
export type Cleaned = { readonly bytes: Uint8Array; readonly report: CleanReport }

export type ForThread = { readonly piece: Piece } | { readonly packed: PackedRows }
export type FromThread =
  | { readonly isReady: true }
  | Cleaned
  | { readonly refusal: { readonly code: string; readonly params: Record<string, unknown> } }

/** Batches a thread has waiting: enough that it never idles, few enough that memory stays bounded. */
const waiting = 3

export type Team = ReturnType<typeof newTeam>

/** Threads that clean rows side by side; their work comes out in the order it went in. */
export function newTeam(size: number, workerData: ThreadSetup) {
  const threads: ReturnType<typeof openThread>[] = []
  const start = () => {
    while (threads.length < size) threads.push(openThread(workerData))
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
    let asked = 0
    for (let some = await next(); !some.done; some = await next()) {
      ordered.push(threads[asked++ % size]!.ask(some.value))
      if (ordered.length > size * waiting) yield await ordered.shift()!
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
    ask: (work: Piece | readonly Row[]) => {
      const answer = new Promise<Cleaned>((resolve, reject) => {
        if (broken === null) asked.push({ resolve, reject })
        else reject(broken)
      })
      // Who waits for it hears of a failure; until then it is no unhandled one.
      answer.catch(() => {})
      post(worker, work)
      return answer
    },
    close: () => worker.terminate(),
  }
}

function post(worker: Worker, work: Piece | readonly Row[]): void {
  if ('text' in work) return worker.postMessage({ piece: work } satisfies ForThread)
  const packed = packRows(work)
  const { lengths, counts, lines } = packed
  worker.postMessage({ packed } satisfies ForThread, [lengths.buffer, counts.buffer, lines.buffer] as ArrayBuffer[])
}
