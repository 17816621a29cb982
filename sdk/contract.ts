import type { Static, TSchema } from 'typebox'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Endpoint<Path extends string = string, Query = unknown, Body = unknown, Output = unknown> = {
  readonly method: Method
  readonly path: Path
  readonly schemas: { readonly query?: TSchema; readonly body?: TSchema; readonly output?: TSchema }
  /** Never there at run time: it carries the types to both sides. */
  readonly types?: { query: Query; body: Body; output: Output }
}

/** The names in a path: `/duplicates/:id/resolution` has `id`. */
export type PathParams<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? { [K in Name]: string } & PathParams<Rest>
  : Path extends `${string}:${infer Name}`
    ? { [K in Name]: string }
    : object

type Of<S> = S extends TSchema ? Static<S> : undefined

/**
 * One operation of the HTTP API, below `/api`: `endpoint('GET /duplicates', { query, output })`. The server
 * validates by it, the web app calls by it, the documentation describes it.
 */
export function endpoint<
  const Line extends `${Method} /${string}`,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
  O extends TSchema | undefined = undefined,
>(
  line: Line,
  schemas: { query?: Q; body?: B; output?: O } = {},
): Endpoint<Line extends `${string} ${infer Path}` ? Path : never, Of<Q>, Of<B>, Of<O>> {
  const [method, path] = line.split(' ') as [Method, never]
  return { method, path, schemas: schemas as Endpoint['schemas'] }
}
