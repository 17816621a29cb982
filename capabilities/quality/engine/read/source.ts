import { createWriteStream } from 'node:fs'
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Source } from '#capabilities/quality/engine/read/table.ts'
import { errors } from '#capabilities/quality/errors.ts'

/** Bytes that can be read at any place, several times. */
export type Opened = {
  readonly size: number
  readonly fd: number | null
  readonly bytes: Buffer | null
  readonly read: (at: number, length: number) => Promise<Buffer>
  /** From `at` to the end, a piece at a time. */
  readonly chunks: (at?: number) => AsyncGenerator<Buffer>
  readonly done: () => number
  readonly close: () => Promise<void>
}

const chunkBytes = 64 * 1024

export async function openSource(source: Source): Promise<Opened> {
  if ('bytes' in source) return openBytes(source.bytes)
  if ('path' in source) return openFile(await openPath(source.path), async () => {})
  return openStream(source.stream)
}

function openBytes(bytes: Buffer): Opened {
  let done = 0
  return {
    size: bytes.length,
    fd: null,
    bytes,
    read: async (at, length) => bytes.subarray(at, at + length),
    async *chunks(at = 0) {
      for (done = at; done < bytes.length;) {
        const piece = bytes.subarray(done, done + chunkBytes)
        done += piece.length
        yield piece
      }
    },
    done: () => done,
    close: async () => {},
  }
}

async function openPath(path: string): Promise<FileHandle> {
  try {
    return await open(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw code === 'ENOENT'
      ? errors.fileNotFound({ path })
      : errors.fileUnreadable({ path, code: code ?? String(error) })
  }
}

async function openStream(stream: Readable): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'tend-read-'))
  const path = join(folder, 'upload')
  try {
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }))
    return await openFile(await open(path), () => rm(folder, { recursive: true, force: true }))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

async function openFile(handle: FileHandle, cleanUp: () => Promise<void>): Promise<Opened> {
  const status = await handle.stat()
  if (!status.isFile()) {
    await handle.close()
    throw errors.fileNotRegular()
  }
  let done = 0
  let open = true
  const read = async (at: number, length: number) => {
    const buffer = Buffer.allocUnsafe(length)
    const { bytesRead } = await handle.read(buffer, 0, length, at)
    return buffer.subarray(0, bytesRead)
  }
  return {
    size: status.size,
    fd: handle.fd,
    bytes: null,
    read,
    async *chunks(at = 0) {
      for (done = at; ;) {
        const piece = await read(done, chunkBytes)
        if (piece.length === 0) return
        done += piece.length
        yield piece
      }
    },
    done: () => done,
    close: async () => {
      if (!open) return
      open = false
      await handle.close()
      await cleanUp()
    },
  }
}
