import { parentPort, workerData } from 'node:worker_threads'
import { tableCleaner } from '#capabilities/quality/engine/clean/clean-table.ts'
import { unpackRows } from '#capabilities/quality/engine/clean/pack-rows.ts'
import { newReport } from '#capabilities/quality/engine/clean/report.ts'
import type { ForThread, FromThread, ThreadSetup } from '#capabilities/quality/engine/clean/team.ts'
import { rowWriter } from '#capabilities/quality/engine/clean/write-rows.ts'
import { rowsOfPiece } from '#capabilities/quality/engine/read/csv/csv-reader.ts'
import type { Row } from '#capabilities/quality/engine/read/table.ts'
import { isDeclared } from '#platform/errors.ts'

// A thread of `team.ts`: rows come in packed or as they stand in the file, and go back as the text that is written, with
// their part of the report.

const { setup, format, uncut } = workerData as ThreadSetup
const cleaner = tableCleaner(setup)
const writer = rowWriter(format, cleaner.columns, { isFirst: false })

parentPort!.on('message', (work: ForThread) => {
  try {
    const report = newReport(cleaner.report)
    let text = ''
    for (const cells of cleaner.clean(rowsOf(work), report)) text += writer.row(cells)
    const bytes = new TextEncoder().encode(text)
    say({ bytes, report }, [bytes.buffer])
  } catch (error) {
    if (!isDeclared(error)) throw error
    say({ refusal: { code: error.code, params: error.params } })
  }
})
say({ isReady: true })

function rowsOf(work: ForThread): Row[] {
  return 'piece' in work
    ? rowsOfPiece(work.piece, { ...uncut!, columns: setup.columns })
    : [...unpackRows(work.packed, setup.columns.length)]
}

function say(message: FromThread, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transfer)
}
