import { availableParallelism } from 'node:os'
import { workCleaner } from '#capabilities/quality/engine/clean/clean-work.ts'
import { newTeam } from '#capabilities/quality/engine/clean/team.ts'
import { openCleaning, type CleanOptions } from '#capabilities/quality/engine/clean/clean-table.ts'
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
  /** How many threads clean, this one included; as many as there are processors when not given. */
  readonly threads?: number
}

/** A thread takes longer to start than this many rows take to clean. */
const rowsAlone = 15_000
const mostThreads = 8

/** Cleans a table into text, large ones in several threads. The text is the same however many there are. */
export async function cleanToText(table: Table, options: Options): Promise<CleanText> {
  const { cleaner, setup, batches, looked } = await openCleaning(table, options)
  const writer = rowWriter(options.format, cleaner.columns)
  const threads = Math.min(options.threads ?? availableParallelism(), mostThreads)
  const { dialect, limits } = table.uncut ?? {}
  const form = { format: options.format, columns: table.columns, uncut: dialect && limits ? { dialect, limits } : null }
  const team = newTeam(threads - 1, { setup, form }, workCleaner(cleaner, form))
  const clean = (rows: readonly Row[]) => {
    let text = ''
    for (const cells of cleaner.clean(rows, cleaner.report)) text += writer.row(cells)
    return text
  }
  async function* texts(): AsyncGenerator<string | Uint8Array> {
    try {
      // Threads load while the first rows are cleaned here.
      if (threads > 1 && rowsExpected(table, looked) > rowsAlone) team.start()
      yield writer.begin()
      const left = yield* written(batches, clean, (rows) => threads > 1 && (rows >= rowsAlone || team.isReady()))
      if (left) {
        for await (const { bytes, report } of team.clean(table.uncut?.pieces() ?? batches)) {
          addReport(cleaner.report, report)
          yield bytes
        }
      }
      yield writer.end()
    } finally {
      await team.close()
    }
  }
  return { report: cleaner.report, texts: texts() }
}

/** By how much of the file those rows are that were looked at. */
function rowsExpected(table: Table, looked: number): number {
  const { done, total } = table.progress()
  return done === 0 ? looked : (looked * total) / done
}

const pieceCharacters = 1 << 18

/** Cleans rows here until others are to go on; says whether there may be more. */
async function* written(
  batches: AsyncGenerator<Row[]>,
  clean: (rows: readonly Row[]) => string,
  isEnough: (rows: number) => boolean,
): AsyncGenerator<string, boolean> {
  let text = ''
  for (let count = 0; !isEnough(count);) {
    const { value, done } = await batches.next()
    if (done) {
      yield text
      return false
    }
    count += value.length
    text += clean(value)
    if (text.length < pieceCharacters) continue
    yield text
    text = ''
  }
  yield text
  return true
}
