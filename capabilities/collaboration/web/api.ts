import { queryOptions } from '@tanstack/react-query'
import type { Comment, Followers, Present, ReactionKind } from '#capabilities/collaboration/contract.ts'
import { api, path } from '#web/api.ts'
import { aboutKey, queryClient, refreshTimeline, timelineKey } from '#web/data.ts'
import { currentEditing } from '#web/records/editing.ts'
import { noteFailure } from '#web/records/list/bulk.ts'
import { keepUndo, offerUndo } from '#web/records/offer-undo.ts'
import { listRecords, textOf } from '#web/records.ts'

type About = { readonly object: string; readonly id: string }

export async function writeComment({ object, id }: About, body: string): Promise<void> {
  const made = api.post<Comment>(path('comments', object, id), { body })
  keepUndo(made, deleteComment)
  await made
  refresh({ object, id })
}

export async function editComment(comment: Comment, body: string): Promise<void> {
  const edited = api.patch<Comment>(path('comments', comment.id), { body, rev: comment.rev })
  keepUndo(edited, async ({ rev }) => {
    await api.patch<Comment>(path('comments', comment.id), { body: comment.body, rev })
    refresh(aboutOf(comment))
  })
  await edited
  refresh(aboutOf(comment))
}

export async function deleteComment(comment: Comment): Promise<void> {
  await api.delete(path('comments', comment.id))
  refresh(aboutOf(comment))
}

export async function restoreComment(comment: Comment): Promise<void> {
  await api.post(`${path('comments', comment.id)}/restoration`)
  refresh(aboutOf(comment))
}

/** Adds a reaction or takes it out again: an act to take back. */
export function react(comment: Comment, kind: ReactionKind, on: boolean): void {
  const done = setReaction(comment, kind, on)
  keepUndo(done, () => setReaction(comment, kind, !on))
  void done.catch(noteFailure)
}

async function setReaction(comment: Comment, kind: ReactionKind, on: boolean): Promise<void> {
  await api[on ? 'put' : 'delete'](path('comments', comment.id, 'reactions', kind))
  await queryClient.invalidateQueries({ queryKey: timelineKey(comment.object, comment.recordId) })
}

function aboutOf({ object, recordId }: Comment): About {
  return { object, id: recordId }
}

function refresh({ object, id }: About): void {
  void refreshTimeline(object, id)
  void queryClient.invalidateQueries({ queryKey: aboutKey(object, id, 'follower') })
}

export function followersQuery({ object, id }: About) {
  return queryOptions({
    queryKey: aboutKey(object, id, 'follower'),
    queryFn: () => api.get<Followers>(path('followers', object, id)),
  })
}

/** Lets somebody follow a record, or no longer: an act to take back, said with "undo" beside it. */
export function follow(about: About, user: string, on: boolean): void {
  const done = setFollowing(about, user, on)
  offerUndo({ text: on ? 'follow.done' : 'follow.ended' }, done, () => setFollowing(about, user, !on))
  void done.catch(noteFailure)
}

async function setFollowing({ object, id }: About, user: string, on: boolean): Promise<void> {
  const followers = await api[on ? 'put' : 'delete']<Followers>(path('followers', object, id, user))
  queryClient.setQueryData(aboutKey(object, id, 'follower'), followers)
}

/** People by what is typed of their names; also by pinyin, as everywhere. */
export async function findPeople(q: string, signal?: AbortSignal): Promise<{ id: string; name: string }[]> {
  const query = { q, filter: { active: true }, fields: ['name'], limit: 8 }
  const { items } = await listRecords('user', q ? query : { ...query, sort: 'name' }, signal)
  return items.map((item) => ({ id: item.id, name: textOf(item, 'name') }))
}

/** This window, until it leaves: the server believes nothing more from one that has left. */
let tab = uuid()
let lastTold: Promise<unknown> = Promise.resolve()

/** Says that the record is open here, and asks who else has it open. */
export function presenceQuery({ object, id }: About) {
  const key = aboutKey(object, id, 'presence')
  return queryOptions({
    queryKey: key,
    queryFn: () => {
      // Nobody looks: it has left, and news of others is no reason to be there again.
      if (document.hidden) return queryClient.getQueryData<{ items: Present[] }>(key) ?? { items: [] }
      const here = tab
      // One after the other: the server believes the last that arrives.
      const told = lastTold.then(() => {
        const editing = currentEditing()
        const field = editing?.object === object && editing.id === id ? editing.field : null
        return api.put<{ items: Present[] }>(path('presence', object, id, here), { field })
      })
      lastTold = told.catch(() => undefined)
      return told
    },
    staleTime: Infinity,
    retry: false,
  })
}

/** At once, before a page that closes is gone; whatever it said before may still be on its way. */
export function leave({ object, id }: About): void {
  const left = tab
  tab = uuid()
  void api.delete(path('presence', object, id, left), { keepalive: true }).catch(() => undefined)
}

/** `crypto.randomUUID` is missing on plain HTTP, where a company may well run us inside its own walls. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
