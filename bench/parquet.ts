import { readFileSync } from 'node:fs'
import { gunzipSync, zstdDecompressSync } from 'node:zlib'

type Column = { name: string; cells: string[] }
type Thrift = Map<number, unknown>
type Page = { header: Thrift; body: Uint8Array }

/**
 * Reads the flat columns of a small Parquet file as texts: what the benchmark sets need and no more (no compression,
 * Snappy, gzip or Zstandard; plain or dictionary encoded; data page v1). Empty cells are ''; dates are ISO.
 * Formats: parquet-format's Thrift definition, Snappy's format description.
 */
export function readParquet(path: string): Column[] {
  const file = readFileSync(path)
  const footer = file.readUInt32LE(file.length - 8)
  const meta = readStruct({ bytes: file, at: file.length - 8 - footer })
  const leaves = (meta.get(2) as Thrift[]).slice(1).filter((field) => !field.has(5))
  const columns = leaves.map((leaf) => ({
    name: String(leaf.get(4)),
    optional: leaf.get(3) === 1,
    shown: showing(leaf),
    cells: [] as string[],
  }))
  for (const group of meta.get(4) as Thrift[]) {
    for (const [index, chunk] of (group.get(1) as Thrift[]).entries()) {
      const column = columns[index]!
      readChunk(file, chunk.get(3) as Thrift, column)
    }
  }
  return columns.map(({ name, cells, shown }) => ({
    name,
    cells: cells.map((cell) => (cell === '' ? '' : shown(cell))),
  }))
}

/** How a leaf's values read: days (DATE) and nano-, micro- or milliseconds (TIMESTAMP) since 1970 as a date. */
function showing(leaf: Thrift): (cell: string) => string {
  const logical = (leaf.get(10) as Thrift | undefined) ?? new Map<number, unknown>()
  const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  if (logical.has(6) || leaf.get(6) === 6) return (cell) => dateOf(Number(cell) * 86_400_000)
  if (!logical.has(8)) return (cell) => cell
  const unit = (logical.get(8) as Thrift).get(2) as Thrift
  const perMs = unit.has(3) ? 1e6 : unit.has(2) ? 1e3 : 1
  return (cell) => dateOf(Number(cell) / perMs)
}

function readChunk(file: Uint8Array, meta: Thrift, column: { optional: boolean; cells: string[] }): void {
  const total = Number(meta.get(5))
  const type = Number(meta.get(1))
  const from = { bytes: file, at: Number(meta.get(11) ?? meta.get(9)) }
  let dictionary: string[] = []
  for (let seen = 0; seen < total;) {
    const page = readPage(from, Number(meta.get(4)))
    if (page.header.has(7)) {
      dictionary = readPlain(page.body, 0, Number((page.header.get(7) as Thrift).get(1)), type)
      continue
    }
    const info = page.header.get(5) as Thrift
    const count = Number(info.get(1))
    seen += count
    column.cells.push(
      ...readData(page.body, { count, type, encoding: Number(info.get(2)), dictionary }, column.optional),
    )
  }
}

function readPage(from: Cursor, codec: number): Page {
  const header = readStruct(from)
  const packed = from.bytes.subarray(from.at, from.at + Number(header.get(3)))
  from.at += packed.length
  return { header, body: unpacked(packed, codec) }
}

function unpacked(packed: Uint8Array, codec: number): Uint8Array {
  if (codec === 1) return unsnappy(packed)
  if (codec === 2) return gunzipSync(packed)
  return codec === 6 ? zstdDecompressSync(packed) : packed
}

type Values = { count: number; type: number; encoding: number; dictionary: string[] }

function readData(body: Uint8Array, values: Values, optional: boolean): string[] {
  let at = 0
  let present: number[] | null = null
  if (optional) {
    const length = new DataView(body.buffer, body.byteOffset).getUint32(0, true)
    present = readRuns(body.subarray(4, 4 + length), 1, values.count)
    at = 4 + length
  }
  const count = present === null ? values.count : present.reduce((sum, one) => sum + one, 0)
  const found =
    values.encoding === 2 || values.encoding === 8
      ? readRuns(body.subarray(at + 1), body[at] ?? 0, count).map((index) => values.dictionary[index] ?? '')
      : readPlain(body, at, count, values.type)
  let next = 0
  return present === null ? found : present.map((one) => (one === 1 ? found[next++]! : ''))
}

function readPlain(body: Uint8Array, start: number, count: number, type: number): string[] {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  const decoder = new TextDecoder()
  let at = start
  return Array.from({ length: count }, () => {
    if (type === 1 || type === 2) {
      const wide = type === 2 ? view.getBigInt64(at, true) : view.getInt32(at, true)
      at += type === 2 ? 8 : 4
      return String(wide)
    }
    if (type === 5) {
      at += 8
      return String(view.getFloat64(at - 8, true))
    }
    const length = view.getUint32(at, true)
    at += 4 + length
    return decoder.decode(body.subarray(at - length, at))
  })
}

/** The hybrid of runs and bit-packed groups that Parquet uses for levels and dictionary indexes. */
function readRuns(bytes: Uint8Array, width: number, count: number): number[] {
  const out: number[] = []
  const from = { bytes, at: 0 }
  while (out.length < count) {
    const head = readVarint(from)
    if (head % 2 === 0) {
      let value = 0
      for (let i = 0; i < Math.ceil(width / 8); i++) value += bytes[from.at++]! * 2 ** (8 * i)
      for (let i = 0; i < head / 2; i++) out.push(value)
      continue
    }
    const total = ((head - 1) / 2) * 8
    for (let i = 0; i < total; i++) {
      let value = 0
      for (let bit = 0; bit < width; bit++) {
        const place = i * width + bit
        value += (((bytes[from.at + (place >> 3)] ?? 0) >> (place & 7)) & 1) * 2 ** bit
      }
      out.push(value)
    }
    from.at += (total / 8) * width
  }
  return out.slice(0, count)
}

function unsnappy(packed: Uint8Array): Uint8Array {
  const from = { bytes: packed, at: 0 }
  const out = new Uint8Array(readVarint(from))
  let to = 0
  while (from.at < packed.length) {
    const tag = packed[from.at++]!
    const kind = tag & 3
    if (kind === 0) {
      let length = tag >> 2
      const extra = Math.max(0, length - 59)
      if (extra > 0) length = little(from, extra)
      out.set(packed.subarray(from.at, from.at + length + 1), to)
      from.at += length + 1
      to += length + 1
      continue
    }
    const length = kind === 1 ? ((tag >> 2) & 7) + 4 : (tag >> 2) + 1
    const back = kind === 1 ? ((tag >> 5) << 8) + packed[from.at++]! : little(from, kind === 2 ? 2 : 4)
    for (let i = 0; i < length; i++, to++) out[to] = out[to - back]!
  }
  return out
}

type Cursor = { bytes: Uint8Array; at: number }

function little(from: Cursor, size: number): number {
  let value = 0
  for (let i = 0; i < size; i++) value += from.bytes[from.at++]! * 2 ** (8 * i)
  return value
}

function readVarint(from: Cursor): number {
  let value = 0
  for (let scale = 1; ; scale *= 128) {
    const byte = from.bytes[from.at++]!
    value += (byte & 127) * scale
    if (byte < 128) return value
  }
}

function readZigzag(from: Cursor): number {
  const value = readVarint(from)
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2
}

/** A struct of Thrift's compact protocol, as field number → value. */
function readStruct(from: Cursor): Thrift {
  const out: Thrift = new Map()
  for (let id = 0; ;) {
    const head = from.bytes[from.at++]!
    if (head === 0) return out
    id = head >> 4 === 0 ? readZigzag(from) : id + (head >> 4)
    out.set(id, readValue(from, head & 15))
  }
}

function readValue(from: Cursor, type: number): unknown {
  if (type === 1 || type === 2) return type === 1
  if (type === 3) return from.bytes[from.at++]
  if (type <= 6) return readZigzag(from)
  if (type === 7) return void (from.at += 8)
  if (type === 8) {
    const length = readVarint(from)
    from.at += length
    return new TextDecoder().decode(from.bytes.subarray(from.at - length, from.at))
  }
  if (type === 12) return readStruct(from)
  const head = from.bytes[from.at++]!
  const size = head >> 4 === 15 ? readVarint(from) : head >> 4
  return Array.from({ length: size }, () => readValue(from, head & 15))
}
