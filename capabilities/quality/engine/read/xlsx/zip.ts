import { posix } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { Opened } from '#capabilities/quality/engine/read/source.ts'
import type { Limits } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'

export type Zip = {
  readonly has: (part: string) => boolean
  /** The text of a part as it is unpacked, a piece at a time. */
  readonly texts: (part: string) => AsyncGenerator<string>
  /** The same as bytes, for who only looks for something in them. */
  readonly chunks: (part: string) => AsyncGenerator<Buffer>
  readonly close: () => void
}

const entriesLimit = 10_000

/**
 * Opens a ZIP package. What its parts unpack to is counted while it is unpacked, over all parts together: throws
 * `unpackedTooLarge` and `unpackedTooMuch` (a bomb) before more is made, `packageBroken` for anything unreadable.
 */
export async function openZip(opened: Opened, limits: Limits): Promise<Zip> {
  const file = await open(opened)
  const entries = await listed(file)
  /** Unpacked bytes of each part: one that is read again is as large as before. */
  const seen = new Map<string, number>()
  let packed = 0
  async function* chunks(part: string): AsyncGenerator<Buffer> {
    const entry = entries.get(key(part))
    if (!entry) throw errors.workbookBroken({ part })
    if (!seen.has(key(part))) packed += entry.compressedSize
    const others = sum(seen) - (seen.get(key(part)) ?? 0)
    // An honest package says what it unpacks to; one that lies is stopped while it does.
    refuseBomb(others + entry.uncompressedSize, packed, limits)
    let unpacked = 0
    try {
      for await (const chunk of await readStream(file, entry)) {
        unpacked += (chunk as Buffer).length
        refuseBomb(others + unpacked, packed, limits)
        seen.set(key(part), Math.max(unpacked, seen.get(key(part)) ?? 0))
        yield chunk as Buffer
      }
    } catch (error) {
      throw error instanceof Error && 'detail' in error ? error : errors.packageBroken()
    }
  }
  return {
    has: (part) => entries.has(key(part)),
    // The descriptor belongs to whoever opened it: closed here as well, it might by then be another file.
    close: () => {},
    chunks,
    async *texts(part) {
      const decoder = new StringDecoder('utf8')
      for await (const chunk of chunks(part)) yield decoder.write(chunk)
    },
  }
}

/** Some programs write `Sheet1.xml` and mean `sheet1.xml`, or `./worksheets` and mean `worksheets`. */
function key(part: string): string {
  return posix.normalize(part.replaceAll('\\', '/')).replace(/^\//, '').toLowerCase()
}

function sum(sizes: ReadonlyMap<string, number>): number {
  let total = 0
  for (const size of sizes.values()) total += size
  return total
}

function refuseBomb(unpacked: number, packed: number, limits: Limits): void {
  if (unpacked > limits.unpackedBytes) throw errors.unpackedTooLarge({ limit: limits.unpackedBytes / (1024 * 1024) })
  if (unpacked > limits.ratioFromBytes && unpacked > packed * limits.unpackedRatio) {
    throw errors.unpackedTooMuch({ ratio: limits.unpackedRatio })
  }
}

function open(opened: Opened): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false }
    const done = (error: Error | null, file?: ZipFile) =>
      file ? resolve(file) : reject(errors.packageBroken({ error }))
    if (opened.bytes) yauzl.fromBuffer(opened.bytes, options, done)
    else yauzl.fromFd(opened.fd!, options, done)
  })
}

function listed(file: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    file.on('entry', (entry: Entry) => {
      entries.set(key(entry.fileName), entry)
      if (entries.size > entriesLimit) reject(errors.packageBroken())
      else file.readEntry()
    })
    file.on('end', () => resolve(entries))
    file.on('error', () => reject(errors.packageBroken()))
    file.readEntry()
  })
}

function readStream(file: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (entry.isEncrypted()) reject(errors.packageLocked())
    else file.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)))
  })
}
