import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { movedBy } from '#web/records/list/still.ts'
import type { Sight } from '#web/records/list/still.ts'

const list = (text: string) => {
  const ids = text.split('')
  return (row: number) => ids[row]
}
/** Rows 2 to 5 of "abcdefgh" are seen, the cursor is on "d". */
const sight: Sight = { rows: [[2, 'c'], [3, 'd'], [4, 'e'], [5, 'f']], cursor: 'd', at: 3 } // prettier-ignore

describe('rows that stay where they are seen while others write', () => {
  const cases: [what: string, now: string, seen: number, cursor: number][] = [
    ['nothing changed', 'abcdefgh', 0, 0],
    ['what is not seen changed', 'baxdefgh'.replace('x', 'c'), 0, 0],
    ['two came above', 'xyabcdefgh', 2, 2],
    ['one above left', 'bcdefgh', -1, -1],
    ['one came between', 'abcdxefgh', 0, 0],
    ['one that was seen went to the top', 'eabcdfgh', 1, 1],
    ['the one at the cursor went to the end', 'abcefghd', -1, 4],
    ['the one at the cursor left', 'abcefgh', -1, -1],
    ['all are others', 'zyxwvuts', 0, 0],
  ]
  for (const [what, now, seen, cursor] of cases)
    it(what, () => assert.deepEqual(movedBy(sight, list(now)), { seen, cursor }))

  it('a page that is on its way says nothing', () => {
    assert.deepEqual(
      movedBy(sight, () => undefined),
      { seen: 0, cursor: 0 },
    )
  })
})
