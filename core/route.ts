import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '#core/context.ts'
import type { Endpoint, PathParams } from '#sdk/contract.ts'

/** What a handler gets: everything validated and typed from the contract. */
export type Input<Path extends string, Query, Body> = {
  readonly params: PathParams<Path>
  readonly query: Query
  readonly body: Body
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** JSON made by the database, or by hand, passed through as it is. */
export type JsonText = { readonly json: string; readonly status?: number }

export type Route = {
  readonly endpoint: Endpoint
  /** Null: for anybody, signed in or not. */
  readonly permission: string | null
  readonly handler: (ctx: Ctx, input: Input<string, never, never>) => unknown
  /** Writes run in one transaction unless they say that they manage it themselves. */
  readonly ownTransaction: boolean
  /** Changes nothing, though it is sent as a POST, because what is asked is too long for an address. */
  readonly isLook: boolean
  /** The answer holds what is shown once and kept nowhere, so it is not remembered for a repetition either. */
  readonly isSecret: boolean
  /**
   * For a route that is open to anybody: the id of the workspace he gets into, by what his address says. The handler
   * itself must find the address true, by a signature, before it does anything.
   */
  readonly guestOf?: (params: Readonly<Record<string, string>>) => string
}

/** Ties an operation to the function that does it, with its permission in plain sight. */
export function route<Path extends string, Query, Body, Output>(
  endpoint: Endpoint<Path, Query, Body, Output>,
  permission: string | null,
  handler: (ctx: Ctx, input: Input<Path, Query, Body>) => unknown,
  options: Partial<Pick<Route, 'ownTransaction' | 'isLook' | 'isSecret' | 'guestOf'>> = {},
): Route {
  return {
    endpoint: endpoint as never,
    permission,
    handler: handler as Route['handler'],
    ownTransaction: options.ownTransaction ?? (endpoint.method === 'GET' || options.isLook === true),
    isLook: options.isLook ?? false,
    isSecret: options.isSecret ?? false,
    ...(options.guestOf ? { guestOf: options.guestOf } : {}),
  }
}

export function jsonText(json: string, status?: number): JsonText {
  return { json, ...(status === undefined ? {} : { status }) }
}
