import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { cloneDatabase, type TestDatabase } from '#test/database.ts'
import { openBase, prepareBase, runSequence, type Base } from '#test/merge-sequences/run.ts'

// A few here; `npm run bench merge` runs ten thousand.
const sequences = Number(process.env.MERGE_SEQUENCES ?? 200)
const first = Number(process.env.MERGE_SEED ?? 1)

suite('merges, edits, deletions and un-merges in any order', () => {
  let database: TestDatabase
  let base: Base
  before(async () => {
    database = await cloneDatabase('merge-law', prepareBase)
    base = await openBase(database.url)
  })
  after(async () => {
    await base.end()
    await database.drop()
  })

  test(`${sequences} random sequences end with every field and every child as if no merge had been`, async () => {
    // What must hold is asserted in each sequence; here, that each of them did something.
    for (let seed = first; seed < first + sequences; seed += 1) assert.ok((await runSequence(base, seed)) > 0)
  })
})
