import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { errors } from '#core/errors.ts'
import { isAway } from '#platform/db/pool.ts'
import { isDeclared, type DeclaredError } from '#platform/errors.ts'
import { localeOf } from '#server/requests.ts'

/** Turns everything thrown into `application/problem+json` with one code for one cause, never a stack trace. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const known = isDeclared(error)
      ? error
      : fromFramework(error as { code?: string; statusCode?: number; message: string }, request)
    if (known.status >= 500) request.log.error({ err: error }, known.message)
    if (typeof known.params.seconds === 'number') reply.header('retry-after', String(known.params.seconds))
    if (known.status === 503) reply.header('retry-after', '2')
    sendProblem(request, reply, known)
  })
}

export function problem(request: FastifyRequest, error: DeclaredError): string {
  const { code, params } = error
  // The current record goes with a stale one, so that the client can show both without another request.
  return JSON.stringify({ code, detail: error.detail(localeOf(request)), params, requestId: request.id })
}

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: DeclaredError): void {
  reply.status(error.status).type('application/problem+json; charset=utf-8').send(problem(request, error))
}

function fromFramework(
  error: { code?: string; statusCode?: number; message: string },
  request: FastifyRequest,
): DeclaredError {
  const { code = '', statusCode = 500 } = error
  if (statusCode === 413 || code === 'FST_REQ_FILE_TOO_LARGE')
    return errors.tooLarge({ most: request.routeOptions.bodyLimit ?? 1_048_576 })
  if (statusCode >= 400 && statusCode < 500) return errors.badBody({ why: error.message })
  if (isAway(error)) return errors.databaseAway()
  // Asked of the database with what cannot be of that type: an id that is none, a date out of range.
  if (code.startsWith('22')) return errors.badQuery({ why: error.message })
  return errors.internal({ requestId: request.id })
}
