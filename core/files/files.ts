import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { mustPossibly } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import { isShown, kindOf } from '#core/files/kind.ts'
import { keepContent, openContent } from '#core/files/store.ts'
import { createRecord, type CrmRecord } from '#core/records/create.ts'
import { readRecord } from '#core/records/read.ts'

type Upload = { readonly name: string; readonly stream: Readable }

/** Attaches a file to a record that the reader may see. What it is is found by looking into it. */
export async function addFile(
  ctx: Ctx,
  about: { object: string; record: string },
  upload: () => Promise<Upload>,
): Promise<CrmRecord> {
  mustPossibly(ctx, objectOf(ctx, 'file'), 'create')
  await readRecord(ctx, about.object, about.record, { fields: [] })
  const { name, stream } = await upload()
  const plain = plainName(name)
  const { size, sha256, head } = await keepContent(ctx, stream)
  return createRecord(ctx, 'file', {
    name: plain,
    mimeType: kindOf(plain, head),
    size,
    sha256,
    target: { object: about.object, id: about.record },
  })
}

/** The file of a request: a form field, or the body itself with its name in the address. */
export async function uploadOf(request: FastifyRequest, name: string | undefined): Promise<Upload> {
  if (request.isMultipart()) {
    const part = await request.file({ limits: { fileSize: Infinity } }).catch(() => undefined)
    if (!part) throw errors.fileMissing()
    return { name: name ?? part.filename, stream: part.file }
  }
  const body = request.body as Readable | undefined
  if (!body || typeof body.pipe !== 'function') throw errors.fileMissing()
  return { name: name ?? 'file', stream: body }
}

/** Sends what is in a file to whoever may see the record it is about. */
export async function sendContent(
  ctx: Ctx,
  id: string,
  { reply, isDownload }: { reply: FastifyReply; isDownload: boolean },
): Promise<FastifyReply> {
  const file = await readRecord(ctx, 'file', id, { fields: ['name', 'mimeType', 'sha256', 'size', 'target'] })
  const target = file.target as { object: string; id: string } | null
  if (target) await readRecord(ctx, target.object, target.id, { fields: [] })
  if (typeof file.sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(file.sha256)) throw errors.fileGone({ id })
  const stream = await openContent(ctx, id, file.sha256)
  const type = String(file.mimeType)
  const isInline = !isDownload && isShown(type)
  const name = encodeURIComponent(String(file.name)).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  )
  return (
    reply
      .header(
        'content-type',
        isInline ? (type === 'text/plain' ? 'text/plain; charset=utf-8' : type) : 'application/octet-stream',
      )
      .header('content-disposition', `${isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
      .header('content-length', Number(file.size))
      .header('cache-control', 'private, max-age=300')
      .header('etag', `"${file.sha256}"`)
      // A PDF is shown by the browser's own viewer, which does not start in a sandbox; nothing else may do anything.
      .header(
        'content-security-policy',
        type === 'application/pdf' ? "frame-ancestors 'self'" : "default-src 'none'; sandbox",
      )
      .send(stream)
  )
}

/** Without folders, line breaks and the like. */
function plainName(name: string): string {
  return basename(name.replaceAll('\\', '/').replace(/\p{Cc}/gu, '')).slice(-255) || 'file'
}
