import { linesOf } from '#capabilities/quality/engine/read/text/lines.ts'
import type { Limits, RawRow } from '#capabilities/quality/engine/read/table.ts'

/** What parts the header from the rows: `|---|:--:|`, `+----+----+`, `─────┼────`. */
const rule = /^[\s|+:=\-─━═┼├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╬│┃║]+$/
const linesLooked = 50

/** Whether a text is a table drawn with strokes, as Markdown writes it and databases print it. */
export function isFramed(sample: string): boolean {
  const lines = sample
    .split(/\r\n|\n|\r/, linesLooked)
    .map(straight)
    .filter((line) => line.trim() !== '')
  const first = lines.findIndex((line) => line.includes('|') && !isRule(line))
  const near = lines.slice(Math.max(0, first - 1), first + 2)
  return (
    first >= 0 &&
    near.some(isRule) &&
    lines.filter((line) => line.includes('|') || isRule(line)).length * 2 > lines.length
  )
}

function isRule(line: string): boolean {
  return rule.test(line) && /[-─━═=]{2}|\|\s*:?-+/.test(line) && /[|+┼┬┴╬╦╩]/.test(line)
}

function straight(line: string): string {
  return line.replace(/[│┃║]/g, '|')
}

/** The rows of such a table; what stands around it is left out. */
export async function* framedRecords(texts: AsyncIterable<string>, limits: Limits): AsyncGenerator<RawRow[]> {
  for await (const lines of linesOf(texts, limits)) {
    yield lines.flatMap(({ line, text }) => {
      const drawn = straight(text)
      return !drawn.includes('|') || isRule(drawn) ? [] : [{ line, cells: cellsOf(drawn) }]
    })
  }
}

function cellsOf(line: string): string[] {
  const cells = line
    .trim()
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .trim()
        .replaceAll('\\|', '|')
        .replace(/<br\s*\/?>/gi, '\n'),
    )
  if (cells[0] === '') cells.shift()
  if (cells.at(-1) === '') cells.pop()
  return cells
}
