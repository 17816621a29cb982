import type { Ctx } from '#core/context.ts'
import type { ModelField, ModelObject } from '#core/objects/model.ts'
import { jsonText, route, type Route } from '#core/route.ts'
import { endpoint } from '#sdk/contract.ts'

const problem = {
  type: 'object',
  required: ['code', 'detail'],
  properties: {
    code: { type: 'string' },
    detail: { type: 'string' },
    params: { type: 'object' },
    requestId: { type: 'string' },
  },
}

/** OpenAPI 3.1 of what the reader may use, made from the same definitions that validate, and a page to browse it. */
export function openApiRoutes(routes: readonly Route[], version: string): Route[] {
  return [
    route(endpoint('GET /openapi.json'), 'record.use', (ctx) =>
      jsonText(JSON.stringify(document(ctx, routes, version))),
    ),
    route(endpoint('GET /docs'), 'record.use', (ctx, { reply }) =>
      reply.type('text/html; charset=utf-8').send(page(document(ctx, routes, version))),
    ),
  ]
}

type Operation = { summary: string; parameters: { name: string; in: string; schema: unknown }[]; requestBody?: unknown }
type Document = { paths: Record<string, Record<string, Operation>> }

function document(ctx: Ctx, routes: readonly Route[], version: string): Document {
  const objects = [...ctx.model.objects.values()]
  const paths: Document['paths'] = {}
  for (const one of routes) {
    const path = `/api${one.endpoint.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [one.endpoint.method.toLowerCase()]: operation(one) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Tend', version },
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'tend_session' },
      },
      schemas: { problem, ...Object.fromEntries(objects.map((object) => [object.name, objectSchema(object, ctx)])) },
    },
  } as unknown as Document
}

function operation({ endpoint: { method, path, schemas }, permission }: Route): Operation {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
  const query = schemas.query as { properties?: Record<string, unknown>; required?: string[] } | undefined
  return {
    summary: `${method} ${path}${permission ? ` (${permission})` : ''}`,
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
      ...Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: query?.required?.includes(name) ?? false,
        schema,
      })),
    ],
    ...(schemas.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemas.body } } } }
      : {}),
    responses: {
      default: {
        description: 'A refusal',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
      },
      [method === 'POST' ? 201 : 200]: {
        description: 'Done',
        ...(schemas.output ? { content: { 'application/json': { schema: schemas.output } } } : {}),
      },
    },
  } as Operation
}

function objectSchema(object: ModelObject, ctx: Ctx): unknown {
  const own = {
    id: { type: 'string', format: 'uuid' },
    rev: { type: 'integer' },
    createdAt: { type: 'string', format: 'date-time' },
    updatedAt: { type: 'string', format: 'date-time' },
  }
  const fields = [...object.fields.values()].map((field) => [
    field.name,
    { ...fieldSchema(field), title: field.label[ctx.locale], readOnly: field.readOnly ?? false },
  ])
  return {
    type: 'object',
    title: object.label[ctx.locale],
    properties: { ...own, ...Object.fromEntries(fields) },
    required: [...object.fields.values()].filter((field) => field.required).map((field) => field.name),
  }
}

const texts = { type: ['string', 'null'] }
const lists = { type: ['array', 'null'], items: { type: 'string' } }
const numbers = { type: ['number', 'null'] }

function fieldSchema(field: ModelField): Record<string, unknown> {
  switch (field.type) {
    case 'choice':
      return { enum: [...(field.options ?? []).map(({ value }) => value), null] }
    case 'multiChoice':
      return { ...lists, items: { enum: (field.options ?? []).map(({ value }) => value) } }
    case 'email':
    case 'phone':
    case 'links':
    case 'file':
      return lists
    case 'integer':
    case 'number':
    case 'percent':
    case 'rating':
    case 'duration':
    case 'autoNumber':
    case 'formula':
    case 'rollup':
      return numbers
    case 'boolean':
      return { type: ['boolean', 'null'] }
    case 'money':
      return { type: ['object', 'null'], properties: { amount: { type: 'number' }, currency: { type: 'string' } } }
    case 'personName':
      return {
        type: ['object', 'string', 'null'],
        properties: { family: texts, given: texts, order: { enum: ['family', 'given'] }, full: texts },
      }
    case 'address':
      return {
        type: ['object', 'null'],
        properties: { country: texts, region: texts, city: texts, district: texts, street: texts, postcode: texts },
      }
    case 'linkAny':
      return {
        type: ['object', 'null'],
        properties: { object: { type: 'string' }, id: { type: 'string', format: 'uuid' } },
      }
    case 'link':
    case 'user':
      return { ...texts, format: 'uuid' }
    case 'date':
      return { ...texts, format: 'date' }
    case 'dateTime':
      return { ...texts, format: 'date-time' }
    case 'json':
      return {}
    case 'checklist':
      return {
        type: ['array', 'null'],
        items: {
          type: 'object',
          properties: { id: { type: 'string' }, text: { type: 'string' }, done: { type: 'boolean' } },
        },
      }
    default:
      return texts
  }
}

function page(described: Document): string {
  const rows = Object.entries(described.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(
      ([method, one]) =>
        `<details><summary><b>${method.toUpperCase()}</b> <code>${path}</code></summary><pre>${escaped(JSON.stringify(one, null, 2))}</pre></details>`,
    ),
  )
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tend API</title>
<style>body{font:14px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
summary{cursor:pointer;padding:.3rem 0}pre{overflow:auto}b{display:inline-block;min-width:4.5rem}</style>
<h1>Tend API</h1><p><a href="/api/openapi.json">OpenAPI 3.1</a></p>${rows.join('\n')}`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
