import { parentPort, workerData } from 'node:worker_threads'
import { tableCleaner, type CleanSetup } from '#capabilities/quality/engine/clean/clean-table.ts'
import { unpackRows, type PackedRows } from '#capabilities/quality/engine/clean/pack-rows.ts'
import { newReport } from '#capabilities/quality/engine/clean/report.ts'
import { rowWriter, type OutFormat } from '#capabilities/quality/engine/clean/write-rows.ts'

// A thread of `clean-threads.ts`: rows come in packed, and go back as the text that is written, with their part of the
// report.

const { setup, format } = workerData as { setup: CleanSetup; format: OutFormat }
const cleaner = tableCleaner(setup)
const writer = rowWriter(format, cleaner.columns, { isFirst: false })

parentPort!.on('message', (packed: PackedRows) => {
  const report = newReport(cleaner.report)
  let text = ''
  for (const row of unpackRows(packed, setup.columns.length)) text += writer.row(cleaner.clean(row, report))
  const bytes = new TextEncoder().encode(text)
  parentPort!.postMessage({ bytes, report }, [bytes.buffer])
})
