import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import { fastify, LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import type { TSchema } from 'typebox'
import { systemId, inTransaction, type Actor, type Ctx } from '#core/context.ts'
import { errors } from '#core/errors.ts'
import type { JsonText, Route } from '#core/route.ts'
import { contextOf, type OpenWorkspace } from '#core/workspaces.ts'
import { parseJson } from '#platform/http/json.ts'
import type { Pool } from '#platform/db/pool.ts'
import { answerErrors } from '#server/answers.ts'
import { once, type Remembered } from '#server/idempotency.ts'
import { contextFor, identities, localeOf, mustComeFromHere, mustHave, type Identities } from '#server/requests.ts'
import { unknownKind } from '#server/unread.ts'

export type AppParts = {
  readonly pool: Pool
  readonly workspaces: ReadonlyMap<string, OpenWorkspace>
  readonly routes: readonly Route[]
  readonly wake: () => void
  readonly logLevel: string
}

export type App = { readonly server: FastifyInstance; readonly identities: Identities }

const bodyLimit = 16 * 1024 * 1024

/** Puts the HTTP server together: who is asking, what may he, what does he want, in one place for every route. */
export async function buildApp(parts: AppParts): Promise<App> {
  const server = fastify({
    logger: parts.logLevel === 'silent' ? false : { level: parts.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    routerOptions: { maxParamLength: 500 },
    genReqId: requestId,
  })
  const known = identities(parts.pool.as(null))
  server.removeAllContentTypeParsers()
  server.addContentTypeParser(/^application\/([\w.-]+\+)?json/, { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? undefined : parseJson(body as string))
    } catch (error) {
      done(error as Error)
    }
  })
  await server.register(cookie)
  // No limit here: an import is streamed to disk and sets its own.
  await server.register(multipart, { limits: { fileSize: Infinity, files: 1, fields: 20 } })
  // Any other body is a stream, for the handler to read or refuse.
  server.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  answerErrors(server)
  for (const route of parts.routes) addRoute(server, route, parts, known)
  return { server, identities: known }
}

let requests = 0
const started = Date.now().toString(36)

function requestId(): string {
  requests += 1
  return `${started}-${requests.toString(36)}`
}

function addRoute(server: FastifyInstance, route: Route, parts: AppParts, known: Identities): void {
  const { endpoint, permission, handler } = route
  const readQuery = endpoint.schemas.query ? reader(endpoint.schemas.query, 'query', true) : (given: unknown) => given
  const readBody = endpoint.schemas.body ? reader(endpoint.schemas.body, 'body', false) : (given: unknown) => given
  server.route({
    method: endpoint.method,
    url: `/api${endpoint.path}`,
    handler: async (request, reply) => {
      const ctx = permission === null ? guest(request, route, parts) : await whoAsks(request, permission, parts, known)
      if (permission !== null) mustComeFromHere(request)
      const input = {
        params: request.params as never,
        query: readQuery(request.query) as never,
        body: readBody(request.body) as never,
        request,
        reply,
      }
      // A look that is sent twice is answered twice: there is nothing to remember.
      const isOnce = endpoint.method === 'POST' && permission !== null && !route.isLook && !route.isSecret
      const key = isOnce ? request.headers['idempotency-key'] : undefined
      if (typeof key === 'string') {
        const answer = await once(ctx, request, key, async (inner) => remembered(await handler(inner, input), reply))
        reply.status(answer.status)
        return answer.body === null ? reply.send() : sendText(reply, answer.body)
      }
      const result =
        route.ownTransaction || (permission === null && !route.guestOf)
          ? await handler(ctx, input)
          : await inTransaction(ctx, async (inner) => handler(inner, input))
      return send(reply, result)
    },
  })
}

const nobody: Actor = { id: systemId, name: '', role: 'system' }

/** Whoever has not signed in gets into no workspace, but where the route reads it off a signed address. */
function guest(request: FastifyRequest, route: Route, parts: AppParts): Ctx {
  if (!route.guestOf) return undefined as unknown as Ctx
  const open = parts.workspaces.get(route.guestOf(request.params as Record<string, string>))
  if (!open) throw errors.routeNotFound({ path: request.url.split('?')[0] })
  return contextOf(open, nobody, { locale: localeOf(request), wake: parts.wake })
}

async function whoAsks(request: FastifyRequest, permission: string, parts: AppParts, known: Identities): Promise<Ctx> {
  const identity = await known.of(request)
  const open = identity && parts.workspaces.get(identity.workspaceId)
  if (!identity || !open) throw errors.signInFirst()
  mustHave(identity.actor.role, permission)
  return contextFor(request, open, identity, parts.wake)
}

function send(reply: FastifyReply, result: unknown): unknown {
  if (reply.sent || result === reply) return reply
  if (result === undefined) return reply.status(reply.statusCode === 200 ? 204 : reply.statusCode).send()
  if (isJsonText(result)) {
    if (result.status) reply.status(result.status)
    return sendText(reply, result.json)
  }
  return reply.send(result)
}

function sendText(reply: FastifyReply, json: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(json)
}

function remembered(result: unknown, reply: FastifyReply): Remembered {
  if (isJsonText(result)) return { status: result.status ?? reply.statusCode, body: result.json }
  if (result === undefined) return { status: reply.statusCode === 200 ? 204 : reply.statusCode, body: null }
  return { status: reply.statusCode, body: JSON.stringify(result) }
}

function isJsonText(result: unknown): result is JsonText {
  return typeof result === 'object' && result !== null && 'json' in result && typeof result.json === 'string'
}

/** Checks one part of a request by its schema. Only an address, where all is text, has numbers made of its texts. */
function reader(schema: TSchema, part: 'query' | 'body', isText: boolean): (given: unknown) => unknown {
  const compiled = Compile(schema)
  return (given) => {
    const value = isText ? Value.Convert(schema, { ...(given as object) }) : given
    if (compiled.Check(value)) return value
    const strange = unknownKind(schema, value)
    if (strange) throw strange
    const [first] = compiled.Errors(value)
    const why = `${(first as { instancePath?: string })?.instancePath || part} ${first?.message ?? 'is wrong'}`
    throw part === 'query' ? errors.badQuery({ why }) : errors.badBody({ why })
  }
}
