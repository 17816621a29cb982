import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { openCleaning, type CleanOptions } from '#capabilities/quality/engine/clean/clean-table.ts'
import { packRows } from '#capabilities/quality/engine/clean/pack-rows.ts'
import { addReport, type CleanReport } from '#capabilities/quality/engine/clean/report.ts'
import { rowWriter, type OutFormat } from '#capabilities/quality/engine/clean/write-rows.ts'
import type { Row, Table } from '#capabilities/quality/engine/read/table.ts'

export type CleanText = {
  readonly report: CleanReport
  /** The cleaned table as it is written, to be read once; the report is whole when it is. */
  readonly texts: AsyncGenerator<string | Uint8Array>
}

type Options = CleanOptions & {
  readonly format: OutFormat
  /** How many threads clean; as many as there are processors when not given, 0 for none. */
  readonly threads?: number
}

/** A thread takes longer to start than this many rows take to clean. */
const rowsAlone = 15_000
const mostThreads = 8
/** Batches a thread has waiting: enough that it never idles, few enough that memory stays bounded. */
const waiting = 3

/** Cleans a table into text, large ones in several threads. The text is the same however many there are. */
export async function cleanToText(table: Table, options: Options): Promise<CleanText> {
  const { cleaner, setup, batches } = await openCleaning(table, options)
  const writer = rowWriter(options.format, cleaner.columns)
  const clean = (row: Row) => writer.row(cleaner.clean(row, cleaner.report))
  async function* texts(): AsyncGenerator<string | Uint8Array> {
    yield writer.begin()
    const threads = Math.min(options.threads ?? availableParallelism(), mostThreads)
    const left = yield* written(batches, clean, threads > 1 ? rowsAlone : Infinity)
    if (left) yield* inThreads(batches, { threads, workerData: { setup, format: options.format } }, cleaner.report)
    yield writer.end()
  }
  return { report: cleaner.report, texts: texts() }
}

const pieceCharacters = 1 << 18

/** Cleans about so many rows here; says whether there may be more. */
async function* written(
  batches: AsyncGenerator<Row[]>,
  clean: (row: Row) => string,
  most: number,
): AsyncGenerator<string, boolean> {
  let text = ''
  for (let count = 0; count < most;) {
    const { value, done } = await batches.next()
    if (done) {
      yield text
      return false
    }
    count += value.length
    for (const row of value) text += clean(row)
    if (text.length < pieceCharacters) continue
    yield text
    text = ''
  }
  yield text
  return true
}

type Reply = { readonly bytes: Uint8Array; readonly report: CleanReport }
type Team = { readonly threads: number; readonly workerData: unknown }

async function* inThreads(
  batches: AsyncGenerator<Row[]>,
  { threads, workerData }: Team,
  report: CleanReport,
): AsyncGenerator<Uint8Array> {
  const workers = Array.from({ length: threads }, () => openThread(workerData))
  const ordered: Promise<Reply>[] = []
  let asked = 0
  try {
    for await (const batch of batches) {
      if (batch.length > 0) ordered.push(workers[asked++ % threads]!.ask(batch))
      if (ordered.length > threads * waiting) yield await taken(ordered, report)
    }
    while (ordered.length > 0) yield await taken(ordered, report)
  } finally {
    await Promise.all(workers.map(({ close }) => close()))
    await Promise.allSettled(ordered)
  }
}

async function taken(ordered: Promise<Reply>[], report: CleanReport): Promise<Uint8Array> {
  const reply = await ordered.shift()!
  addReport(report, reply.report)
  return reply.bytes
}

/** A thread answers in the order it was asked. */
function openThread(workerData: unknown) {
  const worker = new Worker(new URL('clean-thread.ts', import.meta.url), { workerData })
  const asked: { resolve: (reply: Reply) => void; reject: (error: unknown) => void }[] = []
  const fail = (error: unknown) => {
    for (const { reject } of asked.splice(0)) reject(error)
  }
  worker.on('message', (reply: Reply) => asked.shift()?.resolve(reply))
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('A cleaning thread ended early.')))
  return {
    ask: (batch: readonly Row[]) => {
      const answer = new Promise<Reply>((resolve, reject) => asked.push({ resolve, reject }))
      // Who waits for it hears of a failure; until then it is no unhandled one.
      answer.catch(() => {})
      const packed = packRows(batch)
      worker.postMessage(packed, [packed.lengths.buffer, packed.counts.buffer, packed.lines.buffer] as ArrayBuffer[])
      return answer
    },
    close: () => worker.terminate(),
  }
}
