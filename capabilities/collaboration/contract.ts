import { Type } from 'typebox'
import { endpoint } from '#sdk/contract.ts'

const strict = { additionalProperties: false }
const Body = Type.String({ minLength: 1, maxLength: 10_000 })

/** The reactions there are, in the order in which they are offered. */
export const reactionKinds = ['like', 'love', 'celebrate', 'laugh', 'look', 'done'] as const
export type ReactionKind = (typeof reactionKinds)[number]

export type Person = { readonly id: string; readonly name: string }

/** In its body a person is `@[id]`; `people` has their names as they are now. */
export type Comment = {
  readonly id: string
  readonly rev: number
  readonly object: string
  readonly recordId: string
  readonly body: string
  readonly people: readonly Person[]
  readonly by: Person
  readonly createdAt: string
  readonly editedAt: string | null
  /** Only those that somebody gave. */
  readonly reactions: readonly { readonly kind: ReactionKind; readonly people: readonly Person[] }[]
}

export type Followers = { readonly items: readonly Person[]; readonly following: boolean }

/** Somebody who has the record open, on one screen or several; `field` is the one he is editing. */
export type Present = Person & { readonly field: string | null }

export const listComments = endpoint('GET /comments/:object/:record', {
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    after: Type.Optional(Type.String({ maxLength: 100 })),
  }),
})
export const writeComment = endpoint('POST /comments/:object/:record', { body: Type.Object({ body: Body }, strict) })
/** With `rev`, only if it was not changed since. */
export const editComment = endpoint('PATCH /comments/:id', {
  body: Type.Object({ body: Body, rev: Type.Optional(Type.Integer()) }, strict),
})
export const deleteComment = endpoint('DELETE /comments/:id')
export const restoreComment = endpoint('POST /comments/:id/restoration')
export const react = endpoint('PUT /comments/:id/reactions/:kind')
export const unreact = endpoint('DELETE /comments/:id/reactions/:kind')

export const listFollowers = endpoint('GET /followers/:object/:record')
/** Oneself, or somebody else, who is told so. */
export const follow = endpoint('PUT /followers/:object/:record/:user')
/** Oneself; of others, administrators only. */
export const unfollow = endpoint('DELETE /followers/:object/:record/:user')

/** Sent every 15 seconds while a record is open; answers with the others who have it open. */
export const present = endpoint('PUT /presence/:object/:record/:tab', {
  body: Type.Object({ field: Type.Union([Type.String({ maxLength: 100 }), Type.Null()]) }, strict),
})
/** For good; a window that comes back takes a new id. */
export const leave = endpoint('DELETE /presence/:object/:record/:tab')
