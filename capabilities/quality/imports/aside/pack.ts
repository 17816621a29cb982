import type { ModelObject } from '#core/objects/model.ts'
import { readyRow, type ReadyRow } from '#core/records/write-many.ts'
import type { Values } from '#core/records/values.ts'
import type { Draft, Filled, Left, SourceRow, Wish } from '#capabilities/quality/imports/rows/draft.ts'
import { newLabels, type Corrected, type Labels } from '#capabilities/quality/imports/aside/labels.ts'

/**
 * Cleaned rows on their way from one thread to another. A clone of the drafts would take longer than cleaning them:
 * JSON is four times as quick, and the texts for the database go beside it, so that nobody reads or escapes them.
 */
export type Packed = { readonly rows: string; readonly texts: readonly string[]; readonly labels: string }

type Tuple = readonly [
  no: number,
  line: number,
  rest: Pick<SourceRow, 'extra' | 'isGone'> | 0,
  object: string,
  wishes: Wish[],
  left: Left[],
  filled: Filled[],
  createdAt: string | null,
  rejected: Left | null,
  corrected: Corrected,
  isReady: 0 | 1,
]

export type Packer = (drafts: readonly Draft[]) => Packed

/** Packs the chunks of one file: what corrections are called is said once and named by its number after that. */
export function newPacker(objects: ReadonlyMap<string, ModelObject>): Packer {
  const labels = newLabels()
  return (drafts) => {
    const texts: string[] = []
    const rows = drafts.map((draft): Tuple => {
      const { row, object, wishes, left, filled, createdAt, rejected } = draft
      if (!rejected) {
        const ready = readyRow(objects.get(object) as ModelObject, draft.values)
        texts.push(ready.row, ready.search, ready.json)
      }
      // Only a row that cannot be taken is shown as it was: its cells are not taken out of their text before that.
      texts.push(JSON.stringify(row.cells))
      const { no, line, extra, isGone } = row
      const rest = extra || isGone ? { ...(extra ? { extra } : {}), ...(isGone ? { isGone } : {}) } : 0
      const corrected = labels.pack(draft.noted)
      return [no, line, rest, object, wishes, left, filled, createdAt, rejected, corrected, rejected ? 0 : 1]
    })
    return { rows: JSON.stringify(rows), texts, labels: labels.news() }
  }
}

/** Gives the drafts of one file's chunks, in the order they were packed; their cells' readings stay behind. */
export function newUnpacker(): (packed: Packed) => Draft[] {
  const labels: Labels = newLabels()
  return ({ rows, texts, labels: news }) => {
    labels.learn(news)
    let at = 0
    return (JSON.parse(rows) as Tuple[]).map(
      ([no, line, rest, object, wishes, left, filled, createdAt, rejected, corrected, isReady]): Draft => {
        let ready: ReadyRow | null = null
        if (isReady === 1) {
          ready = { row: texts[at]!, search: texts[at + 1]!, json: texts[at + 2]! }
          at += 3
        }
        const row = rowOf(no, line, texts[at]!)
        at += 1
        return {
          row: rest === 0 ? row : Object.assign(row, rest),
          object,
          values: ready ? (JSON.parse(ready.json) as Values) : {},
          wishes,
          results: [],
          left,
          filled,
          createdAt,
          rejected,
          noted: labels.unpack(corrected),
          ready,
        }
      },
    )
  }
}

function rowOf(no: number, line: number, cells: string): SourceRow {
  return {
    no,
    line,
    get cells() {
      return JSON.parse(cells) as string[]
    },
  }
}
