import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '#core/context.ts'
import { uuidv7 } from '#platform/uuid.ts'
import type { Import } from '#capabilities/quality/contract-imports.ts'
import type { ReadAs } from '#capabilities/quality/contract-reading.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { findImport, importTable, mustBe, shownImport, uploadFolder } from '#capabilities/quality/imports/import-row.ts'
import { readUpload } from '#capabilities/quality/imports/reading.ts'

export type Upload = { readonly name: string; readonly stream: Readable }

const mostBytes = 2 * 1024 ** 3
const longestName = 255
const dayMs = 86_400_000

/** The file of a request: a form field, or the body itself with its name in the address. */
export async function uploadOf(request: FastifyRequest, name: string | undefined): Promise<Upload> {
  if (request.isMultipart()) {
    const part = await request.file({ limits: { fileSize: Infinity } }).catch(() => undefined)
    if (!part) throw errors.uploadMissing()
    return { name: name ?? part.filename, stream: part.file }
  }
  const body = request.body as Readable | undefined
  if (!body || typeof body.pipe !== 'function') throw errors.uploadMissing()
  return { name: name ?? 'upload', stream: body }
}

/**
 * Takes a file in: to disk as it arrives, up to 2 GB, then looks at what it holds. A file that is no table is refused
 * by name, and nothing of it stays. `reading` is what it holds and how to read it, where somebody knows it.
 */
export async function takeUpload(ctx: Ctx, upload: Upload, reading: ReadAs = {}): Promise<Import> {
  const id = uuidv7()
  const folder = uploadFolder()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await sweep(folder)
  const [part, path] = [join(folder, `${id}.part`), join(folder, id)]
  try {
    const { size, sha256 } = await receive(upload.stream, part)
    const name = basename(upload.name.replaceAll('\\', '/').replace(/\p{Cc}/gu, '')).slice(-longestName) || 'upload'
    await insert(ctx, { id, name, size, sha256, path: part, reading })
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true })
    await ctx.db.count({ text: `delete from ${importTable(ctx)} where id = $1`, values: [id] }).catch(() => {})
    throw error
  }
  return shownImport(ctx, await findImport(ctx, id))
}

async function receive(stream: Readable, path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  const count = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length
      hash.update(piece)
      if (size > mostBytes) done(errors.uploadTooLarge({ limit: mostBytes }))
      else done(null, piece)
    },
  })
  await pipeline(stream, count, createWriteStream(path, { mode: 0o600 })).catch((error: unknown) => {
    const { code = '' } = error as { code?: string }
    throw /^ERR_STREAM|ECONN|ABORT/.test(code) ? errors.uploadBroken() : error
  })
  return { size, sha256: hash.digest('hex') }
}

type Received = { id: string; name: string; size: number; sha256: string; path: string; reading: ReadAs }

async function insert(ctx: Ctx, { id, name, size, sha256, path, reading }: Received): Promise<void> {
  const { facts, proposed } = await readUpload(ctx, path, { name, size, reading })
  const columns = { id, name, size, sha256, ...facts, ...proposed, created_by: ctx.actor.id }
  const names = Object.keys(columns)
  await ctx.db.count({
    text: `insert into ${importTable(ctx)} (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    values: Object.values(columns),
  })
}

/** Takes away what uploads left behind that never came to their end. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.part')) continue
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && Date.now() - found.mtimeMs > dayMs) await rm(path, { force: true })
  }
}

/** Throws an upload away that was never run. */
export async function discardImport(ctx: Ctx, id: string): Promise<void> {
  const row = await findImport(ctx, id, 'for update')
  mustBe(row, 'uploaded', 'mapped')
  await ctx.db.count({ text: `delete from ${importTable(ctx)} where id = $1`, values: [id] })
  await rm(join(uploadFolder(), id), { force: true })
}
