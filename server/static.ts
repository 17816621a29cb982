import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errors } from '#core/errors.ts'
import { problem } from '#server/answers.ts'

const patienceMs = 120_000

/**
 * Serves the built web app; every address that is no file opens it, so that a record's address can be shared. It is
 * looked for at each request: at the first start it is still being built while the server is up.
 */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, { root: folder, serve: false, preCompressed: true })
  server.setNotFoundHandler((request, reply) => {
    const path = decoded(request)
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !path.startsWith('/api/')
    if (!isPage || !existsSync(join(folder, 'index.html'))) return notFound(request, reply)
    const isFile = path.startsWith('/assets/') || /\.\w{2,11}$/.test(path)
    if (isFile && !existsSync(join(folder, path))) return notFound(request, reply)
    // Built files carry their content's hash in the name; the page that names them does not.
    const isHashed = path.startsWith('/assets/')
    reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    return reply.sendFile(isFile ? path : 'index.html', { cacheControl: false })
  })
}

/** Resolves when the web app is there, or after two minutes without it. */
export async function webBuilt(folder: string): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += 100) {
    if (existsSync(join(folder, '.stamp'))) return true
    await sleep(100)
  }
  return false
}

function decoded(request: FastifyRequest): string {
  try {
    return decodeURIComponent(request.url.split('?')[0] as string)
  } catch {
    return '/'
  }
}

/** Nothing is there: in the form of every other refusal. */
export function notFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = errors.routeNotFound({ path: request.url.split('?')[0] })
  return reply.status(404).type('application/problem+json; charset=utf-8').send(problem(request, error))
}

const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; frame-ancestors 'none'; base-uri 'self'"

/** Headers against what a page of another origin could do with ours. */
export function guardPages(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!request.url.startsWith('/api/')) {
      reply.header('content-security-policy', policy)
      reply.header('referrer-policy', 'same-origin')
    }
    reply.header('x-content-type-options', 'nosniff')
    done(null, payload)
  })
}
