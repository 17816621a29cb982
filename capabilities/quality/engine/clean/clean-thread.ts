import { parentPort, workerData } from 'node:worker_threads'
import { tableCleaner } from '#capabilities/quality/engine/clean/clean-table.ts'
import { workCleaner } from '#capabilities/quality/engine/clean/clean-work.ts'
import { unpackRows } from '#capabilities/quality/engine/clean/pack-rows.ts'
import type { ForThread, FromThread, ThreadSetup } from '#capabilities/quality/engine/clean/team.ts'
import { isDeclared } from '#platform/errors.ts'

// A thread of `team.ts`: rows come in packed or as they stand in the file, and go back as the text that is written, with
// their part of the report.

const { setup, form } = workerData as ThreadSetup
const clean = workCleaner(tableCleaner(setup), form)

parentPort!.on('message', (work: ForThread) => {
  try {
    const rows = 'piece' in work ? work.piece : [...unpackRows(work.packed, setup.columns.length)]
    const cleaned = clean(rows)
    say(cleaned, [cleaned.bytes.buffer])
  } catch (error) {
    if (!isDeclared(error)) throw error
    say({ refusal: { code: error.code, params: error.params } })
  }
})
say({ isReady: true })

function say(message: FromThread, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transfer)
}
