import type { Limits, RawRow } from '#capabilities/quality/engine/read/table.ts'
import { duplicateKey, keyCount } from '#capabilities/quality/engine/read/json/json-keys.ts'
import { jsonTexts } from '#capabilities/quality/engine/read/json/json-texts.ts'
import { valueSeparator } from '#capabilities/quality/engine/value-separator.ts'
import { errors } from '#capabilities/quality/errors.ts'

const depthLimit = 6

/**
 * The columns of a JSON file: every key of every record, nested ones joined by dots, in the order they first appear.
 * Reads all of it, so that no later key is lost.
 */
export async function jsonColumns(texts: AsyncIterable<string>, limits: Limits, listAt: number): Promise<string[]> {
  const columns = new Set<string>()
  for await (const { line, text } of jsonTexts(texts, limits, listAt)) {
    for (const key of Object.keys(flatRecord(line, text))) columns.add(key)
    if (columns.size > limits.columns)
      throw errors.tooManyColumns({ line, columns: columns.size, limit: limits.columns })
  }
  return [...columns]
}

/** The records of newline-delimited JSON, of JSON values one after the other, or of one JSON array. */
export async function* jsonRecords(
  texts: AsyncIterable<string>,
  { columns, limits, listAt }: { columns: readonly string[]; limits: Limits; listAt: number },
): AsyncGenerator<RawRow> {
  for await (const { line, text } of jsonTexts(texts, limits, listAt)) {
    const record = flatRecord(line, text)
    yield { line, cells: columns.map((column) => record[column] ?? '') }
  }
}

function flatRecord(line: number, text: string): Record<string, string> {
  const value = parsed(line, text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw errors.jsonNotRecords({ line })
  if (keyCount(text) !== deepKeys(value)) {
    const twice = duplicateKey(text)
    if (twice) throw errors.jsonDuplicateKey({ line: line + twice.line, key: twice.key })
  }
  const flat: Record<string, string> = Object.create(null)
  flatten(value as Record<string, unknown>, '', 1, flat)
  return flat
}

function parsed(line: number, text: string): unknown {
  try {
    return manyDigits.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text)
  } catch (error) {
    const at = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length)
    const before = text.slice(0, at).split('\n')
    throw errors.jsonBroken({ line: line + before.length - 1, column: before.at(-1)!.length + 1 })
  }
}

/** Numbers of more digits than a double holds are ids: they keep each of them. */
const manyDigits = /\d{16}/

function asWritten(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const source = context?.source
  return typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) && String(value) !== source
    ? source
    : value
}

function deepKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + deepKeys(item), 0)
  let count = 0
  for (const item of Object.values(value)) count += 1 + deepKeys(item)
  return count
}

function flatten(value: Record<string, unknown>, prefix: string, depth: number, into: Record<string, string>): void {
  for (const [key, item] of Object.entries(value)) {
    const name = prefix + key
    if (typeof item === 'object' && item !== null && !Array.isArray(item) && depth < depthLimit) {
      flatten(item as Record<string, unknown>, `${name}.`, depth + 1, into)
    } else into[name] = asText(item)
  }
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)) {
    return value
      .map(asText)
      .filter((item) => item !== '')
      .join(valueSeparator)
  }
  return JSON.stringify(value)
}
