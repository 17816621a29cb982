import assert from 'node:assert/strict'
import { Readable, pipeline } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export type Member = { readonly name: string; readonly text: Iterable<string> | AsyncIterable<string> }

/** Beyond it the archive needs other records (ZIP64), which nothing of ours has to be large enough for. */
const most = 0xffff_ffff

/**
 * A ZIP archive (PKWARE APPNOTE 6.3) of deflated texts, as it is made: sizes follow their member, so nothing is held
 * back. The members may be found out while those before them are written.
 */
export async function* zipOf(members: Iterable<Member> | AsyncIterable<Member>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const { name, text } of members) {
    const path = Buffer.from(name)
    yield Buffer.concat([signature(3), headerOf(path), path])
    const size = { crc: 0, packed: 0, plain: 0 }
    for await (const chunk of deflated(text, size)) yield chunk
    assert.ok(offset + size.packed < most && size.plain < most, 'an archive of 4 GB or more')
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(size.crc, 0)
    sizes.writeUInt32LE(size.packed, 4)
    sizes.writeUInt32LE(size.plain, 8)
    yield Buffer.concat([signature(7), sizes])
    directory.push(entryOf(path, sizes, offset))
    offset += 30 + path.length + size.packed + 16
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(directory.length, 4)
  end.writeUInt16LE(directory.length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(offset, 12)
  yield Buffer.concat([index, signature(5), end])
}

type Size = { crc: number; packed: number; plain: number }

async function* deflated(text: Member['text'], size: Size): AsyncGenerator<Buffer> {
  async function* counted(): AsyncGenerator<Buffer> {
    for await (const piece of text) {
      const bytes = Buffer.from(piece)
      size.crc = crc32(bytes, size.crc)
      size.plain += bytes.length
      yield bytes
    }
  }
  const deflate = createDeflateRaw({ level: 5 })
  pipeline(Readable.from(counted()), deflate, () => {}) // a failure ends the loop below with the same error
  for await (const chunk of deflate as AsyncIterable<Buffer>) {
    size.packed += chunk.length
    yield chunk
  }
}

/** "PK" and two numbers that follow one another: 1 2, 3 4, 5 6, 7 8. */
function signature(first: 1 | 3 | 5 | 7): Buffer {
  return Buffer.from([0x50, 0x4b, first, first + 1])
}

const day = (46 << 9) | (1 << 5) | 1 // 1 January 2026: what is in the file says when it was made, its parts need not

/** What the local header and the directory have in common. The sizes come after the member. */
function headerOf(path: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(0x0808, 2) // names are UTF-8, sizes follow
  fields.writeUInt16LE(8, 4)
  fields.writeUInt16LE(day, 8)
  fields.writeUInt16LE(path.length, 22)
  return fields
}

function entryOf(path: Buffer, sizes: Buffer, offset: number): Buffer {
  const fields = headerOf(path)
  sizes.copy(fields, 10)
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return Buffer.concat([signature(1), Buffer.from([20, 0]), fields, tail, path])
}
