import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { fitRows } from '#capabilities/quality/engine/read/columns.ts'
import { csvParser } from '#capabilities/quality/engine/read/csv/csv.ts'
import { csvReader, rowsOfPiece } from '#capabilities/quality/engine/read/csv/csv-reader.ts'
import { defaultLimits } from '#capabilities/quality/engine/read/table.ts'
import { isDeclared } from '#platform/errors.ts'

const dialect = { delimiter: ',', quote: '"', skipLines: 0 }

/** Feeds a text in pieces of a size. */
function parsed(text: string, size: number): { line: number; cells: string[] }[] {
  const parser = csvParser(dialect, defaultLimits)
  const rows = []
  for (let at = 0; at < text.length; at += size) rows.push(...parser.feed(text.slice(at, at + size), false))
  return [...rows, ...parser.feed('', true)]
}

const cell = fc.oneof(
  fc.stringMatching(/^[a-z" ,\n'张é]{0,8}$/),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('', '"', '""', ' "a"', 'a "b" c', '=1+1', '\ufeff', '😀'),
)
const written = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

test('what was written by the rules is read back, wherever the file is cut into pieces, whatever ends its lines', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      (table, end, size, isEnded) => {
        const text = table.map((cells) => cells.map(written).join(',')).join(end) + (isEnded ? end : '')
        const expected = table.map((cells) => cells.map((one) => one.replace(/\r\n?/g, '\n')))
        assert.deepEqual(
          parsed(text, size).map(({ cells }) => cells),
          expected,
        )
      },
    ),
    { numRuns: 2000 },
  )
})

test('any text is read without a fall, in the same way however it is cut, and lines are counted right', () => {
  const letters = fc.constantFrom('a', '"', ',', '\n', '\r', '\r\n', ' ', '张', '""', '";"')
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 25 }), fc.integer({ min: 1, max: 5 }), (parts, size) => {
      const text = parts.join('')
      const attempt = (by: number) => {
        try {
          return parsed(text, by)
        } catch (error) {
          assert.ok(isDeclared(error), String(error))
          return error.code
        }
      }
      const whole = attempt(1000)
      assert.deepEqual(attempt(size), whole)
      if (typeof whole === 'string') return
      const lines = text.replace(/\r\n?/g, '\n').split('\n')
      for (const { line } of whole) assert.ok(line >= 1 && line <= lines.length)
    }),
    { numRuns: 4000 },
  )
})

test('files that another parser reads are read alike, loose quotes included', () => {
  const rest = { relax_quotes: true, relax_column_count: true, record_delimiter: '\n' }
  for (const text of [
    'a,b\n1,"x ""y"" z"\n',
    'a,5" pipe\n"5"" pipe",b\n',
    '"a"b,c\n1,2\n',
    '"a,b"c,d\n1,2\n',
    'a,,\n,,\n',
    '"",""\nx,\n',
    ' "a",b\n1,2\n',
    'a,"b\nc"\n1,2',
  ]) {
    const theirs = (parse(text, rest) as string[][]).filter((cells) => cells.length > 1 || cells[0] !== '')
    assert.deepEqual(
      parsed(text, 1000).map(({ cells }) => cells),
      theirs,
      text,
    )
  }
})

test('pieces that others cut have the same records on the same lines, wherever cutting them oneself ended', async () => {
  const letters = fc.constantFrom('a', '"', ',', '\n', '\r', '\r\n', ' ', '张', '""', '";"', '",', '\n"', '\\', '\\"')
  await fc.assert(
    fc.asyncProperty(
      fc.array(letters, { maxLength: 30 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 0, max: 4 }),
      fc.record({ hasBackslash: fc.boolean(), isSpaced: fc.boolean() }),
      async (parts, size, before, how) => {
        const written = { ...dialect, ...how }
        const text = `x,y${parts.join('')}`
        async function* texts() {
          for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
        }
        const limits = { ...defaultLimits, ragged: 'mark' } as const
        const attempt = async (read: () => Promise<unknown>) =>
          read().catch((error: unknown) => {
            assert.ok(isDeclared(error), String(error))
            return error.code
          })
        const columns = ['a', 'b']
        const flat = (rows: { line: number; cells: string[]; extra?: string[] }[]) =>
          rows.map(({ line, cells, extra = [] }) => [line, [...cells, ...extra].join('|')])
        const inPieces = await attempt(async () => {
          const { records, pieces } = csvReader(texts(), written, limits)
          const rows = []
          for (let n = 0; n < before; n += 1) rows.push(...((await records.next()).value ?? []))
          const cut = fitRows(rows, columns, limits)
          for await (const piece of pieces()) cut.push(...rowsOfPiece(piece, { dialect: written, limits, columns }))
          return flat(cut)
        })
        const whole = await attempt(async () =>
          flat(rowsOfPiece({ text, line: 1 }, { dialect: written, limits, columns })),
        )
        assert.deepEqual(inPieces, whole)
      },
    ),
    { numRuns: 2000 },
  )
})
