import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { readConfig } from '#platform/config.ts'
import { uuidv7 } from '#platform/uuid.ts'

/** The largest file that can be attached, in bytes. */
export const mostBytes = 100 * 1024 ** 2
const headBytes = 8192

export type Received = { readonly size: number; readonly sha256: string; readonly head: Buffer }

/**
 * Keeps the content of a file, up to 100 MB, under its hash: the same content lies there once, however often it is
 * attached. Nothing stays of a file that is too large or breaks off.
 */
export async function keepContent(ctx: Ctx, stream: Readable): Promise<Received> {
  const part = join(folderOf(ctx), `${uuidv7()}.part`)
  await mkdir(dirname(part), { recursive: true, mode: 0o700 })
  try {
    const received = await receive(stream, part)
    const path = contentPath(ctx, received.sha256)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(part, path)
    return received
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}

/** The content as a stream, or a 410 where its file is gone from this server. */
export async function openContent(ctx: Ctx, id: string, sha256: string): Promise<Readable> {
  const path = contentPath(ctx, sha256)
  await access(path).catch(() => {
    throw errors.fileGone({ id })
  })
  return createReadStream(path)
}

async function receive(stream: Readable, path: string): Promise<Received> {
  const hash = createHash('sha256')
  const head: Buffer[] = []
  let size = 0
  const count = new Transform({
    transform(piece: Buffer, _encoding, done) {
      if (size < headBytes) head.push(piece.subarray(0, headBytes - size))
      size += piece.length
      hash.update(piece)
      if (size > mostBytes) done(errors.fileTooLarge({ most: mostBytes / 1024 ** 2 }))
      else done(null, piece)
    },
  })
  await pipeline(stream, count, createWriteStream(path, { mode: 0o600 })).catch((error: unknown) => {
    const { code = '' } = error as { code?: string }
    throw /^ERR_STREAM|ECONN|ABORT/.test(code) ? errors.fileBroken() : error
  })
  return { size, sha256: hash.digest('hex'), head: Buffer.concat(head) }
}

function folderOf(ctx: Ctx): string {
  return join(readConfig().home, 'files', 'attached', ctx.workspace.schema)
}

function contentPath(ctx: Ctx, sha256: string): string {
  return join(folderOf(ctx), sha256.slice(0, 2), sha256)
}
