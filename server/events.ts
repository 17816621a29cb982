import type { FastifyReply, FastifyRequest } from 'fastify'
import { ruleOf } from '#core/access/grants.ts'
import type { Ctx } from '#core/context.ts'
import { eventsAfter, type OutboxEvent } from '#core/history/outbox.ts'
import { readMany } from '#core/records/read.ts'
import { route, type Route } from '#core/route.ts'
import type { Db } from '#platform/db/pool.ts'
import { endpoint } from '#sdk/contract.ts'
import type { JobState } from '#server/worker.ts'

const heartbeatMs = 15_000
const mostStreams = 5_000

type Stream = { readonly ctx: Ctx; readonly reply: FastifyReply }

export type Hub = {
  readonly tellEvents: (workspaceId: string, events: readonly OutboxEvent[]) => void
  readonly tellJob: (workspaceId: string, job: JobState) => void
  readonly route: Route
  readonly close: () => void
}

/** Open event streams: server-sent events of what each reader may see. */
export function eventHub(control: Db): Hub {
  const streams = new Set<Stream>()
  const to = (workspaceId: string) => [...streams].filter(({ ctx }) => ctx.workspace.id === workspaceId)
  const beat = setInterval(() => {
    for (const { reply } of streams) reply.raw.write(': still here\n\n')
  }, heartbeatMs)
  beat.unref()

  const open = async (ctx: Ctx, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (streams.size >= mostStreams) return reply.status(503).header('retry-after', '10').send()
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      connection: 'keep-alive',
    })
    reply.raw.write('retry: 2000\n\n')
    const stream = { ctx, reply }
    const last = request.headers['last-event-id']
    if (typeof last === 'string' && /^\d+-\d+$/.test(last)) {
      for (const event of await eventsAfter(control, ctx.workspace.schema, last)) await write(stream, event)
    }
    streams.add(stream)
    reply.raw.on('close', () => streams.delete(stream))
    return reply
  }
  return {
    tellEvents: (workspaceId, events) => {
      for (const stream of to(workspaceId)) for (const event of events) void write(stream, event).catch(() => {})
    },
    tellJob: (workspaceId, job) => {
      for (const { reply } of to(workspaceId)) reply.raw.write(`event: job\ndata: ${JSON.stringify(job)}\n\n`)
    },
    route: route(endpoint('GET /events'), 'record.use', (ctx, { request, reply }) => open(ctx, request, reply)),
    close: () => {
      clearInterval(beat)
      for (const { reply } of streams) reply.raw.end()
      streams.clear()
    },
  }
}

async function write({ ctx, reply }: Stream, event: OutboxEvent): Promise<void> {
  const [kind = '', action = ''] = event.event.split('.')
  if (kind === 'record') {
    if (!(await maySee(ctx, event))) return
    const { object, record, rev, actor } = event
    reply.raw.write(
      `id: ${event.id}\nevent: record\ndata: ${JSON.stringify({ object, id: record, rev, action, actor })}\n\n`,
    )
  } else if (kind === 'records') {
    const { object, count } = event.payload as { object: string; count: number }
    const model = ctx.model.objects.get(object)
    if (!model || ruleOf(ctx.actor, model, 'read') === false) return
    reply.raw.write(`id: ${event.id}\nevent: records\ndata: ${JSON.stringify({ object, action, count })}\n\n`)
  } else if (event.object && event.record) {
    // Something around a record, of a capability: the reader is told which, and asks for it if it is on his screen.
    if (!(await maySee(ctx, event))) return
    const { object, record, actor } = event
    reply.raw.write(
      `id: ${event.id}\nevent: about\ndata: ${JSON.stringify({ object, id: record, what: event.event, actor })}\n\n`,
    )
  } else if (kind === 'model') {
    reply.raw.write(`id: ${event.id}\nevent: model\ndata: {}\n\n`)
  } else if (kind === 'personal') {
    // What concerns one person is told to nobody else.
    const { userId, ...data } = event.payload as { userId: string }
    if (userId !== ctx.actor.id) return
    reply.raw.write(`id: ${event.id}\nevent: ${action}\ndata: ${JSON.stringify(data)}\n\n`)
  } else if (kind === 'import') {
    reply.raw.write(`id: ${event.id}\nevent: import\ndata: ${JSON.stringify(event.payload)}\n\n`)
  }
}

async function maySee(ctx: Ctx, { object, record }: OutboxEvent): Promise<boolean> {
  const model = ctx.model.objects.get(object ?? '')
  if (!model || !record) return false
  const rule = ruleOf(ctx.actor, model, 'read')
  if (typeof rule === 'boolean') return rule
  return (await readMany(ctx, model.name, [record], { fields: [] })).length > 0
}
