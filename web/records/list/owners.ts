import { api, isApiError, path } from '#web/api.ts'
import { patchRecord, refreshObject } from '#web/data.ts'
import { ifMany } from '#web/records/asked-first.ts'
import { idOf } from '#web/records/field/value.ts'
import { remember, undo } from '#web/records/undo.ts'
import { toast } from '#web/ui/toast.ts'
import type { CrmRecord } from '#web/types.ts'

type Owner = { id: string; title: string } | null
/** One record's change of owner: from whom, as the reader saw it, to whom. */
export type Turn = {
  readonly id: string
  readonly rev: number
  readonly from: string | null
  readonly to: string | null
}
type Answer = { status: number; id?: string; detail?: string; record?: CrmRecord; params?: { current?: CrmRecord } }
type Given = { readonly done: readonly Turn[]; readonly refused: readonly (Turn & { readonly why: string })[] }

const mostAtOnce = 1000

/** Gives records another owner; the toast gives each its own back. Who had somebody else meanwhile keeps that one. */
export async function changeOwner(object: string, records: readonly CrmRecord[], owner: Owner): Promise<boolean> {
  for (const { id } of records) patchRecord(object, id, { owner })
  const turns = records.map(({ id, rev, owner: was }): Turn => ({
    id,
    rev,
    from: idOf(was),
    to: owner?.id ?? null,
  }))
  const given = giveOwners(object, turns)
  const act = remember({
    done: given.then(({ done }) => done.length > 0),
    undo: async () => takeBack(object, (await given).done),
    asks: () => Promise.resolve(ifMany(turns.length, 'undo.owners')),
  })
  const { done, refused } = await given
  const before = new Map(records.map((record) => [record.id, record.owner]))
  for (const { id } of refused) patchRecord(object, id, { owner: before.get(id) })
  refreshObject(object)
  const why = refused[0]?.why ?? ''
  if (done.length > 0)
    toast({
      text: refused.length > 0 ? 'list.ownerChangedBut' : 'list.ownerChanged',
      params: { n: done.length, skipped: refused.length, why },
      action: { run: () => undo(act) },
    })
  else toast({ text: why ? 'ui.said' : 'ui.failed', params: { detail: why }, tone: 'danger' })
  return done.length > 0
}

/** Each gets its own back, unless somebody gave it to another since. */
async function takeBack(object: string, turns: readonly Turn[]): Promise<boolean> {
  const back = turns.map(({ id, rev, from, to }): Turn => ({ id, rev, from: to, to: from }))
  const { done, refused } = await giveOwners(object, back)
  refreshObject(object)
  if (refused.length > 0)
    toast({
      text: 'list.ownerKept',
      params: { n: done.length, kept: refused.length, why: refused[0]?.why ?? '' },
      tone: done.length === 0 ? 'danger' : 'plain',
    })
  return done.length > 0
}

/** All at once where nothing stands against it, else each for itself: what is refused, or was given away, stays. */
export async function giveOwners(object: string, turns: readonly Turn[]): Promise<Given> {
  let given: Given = { done: [], refused: [] }
  for (let at = 0; at < turns.length; at += mostAtOnce) {
    const some = turns.slice(at, at + mostAtOnce)
    const more = await giveSome(object, some).catch((error: unknown): Given => {
      const why = isApiError(error) ? (error.detail ?? '') : ''
      return { done: [], refused: some.map((turn) => ({ ...turn, why })) }
    })
    given = { done: [...given.done, ...more.done], refused: [...given.refused, ...more.refused] }
  }
  return given
}

async function giveSome(object: string, turns: readonly Turn[]): Promise<Given> {
  const first = await send(object, turns, true).catch((error: unknown) => {
    if (!isApiError(error) || error.status === 0 || error.status >= 500) throw error
    return send(object, turns, false)
  })
  // Who only changed something else meanwhile does not stand against it; who gave it to another does.
  const again = turns.flatMap((turn, at) => {
    const current = first[at]?.params?.current
    return current && idOf(current.owner) === turn.from ? [{ at, turn: { ...turn, rev: current.rev } }] : []
  })
  const answers = [...first]
  if (again.length > 0) {
    const second = await send(
      object,
      again.map(({ turn }) => turn),
      false,
    )
    for (const [place, { at }] of again.entries()) answers[at] = second[place] as Answer
  }
  const done: Turn[] = []
  const refused: (Turn & { why: string })[] = []
  for (const [at, turn] of turns.entries()) {
    const { status, record, detail = '' } = answers[at] as Answer
    if (status < 300) done.push({ ...turn, rev: record?.rev ?? turn.rev })
    else refused.push({ ...turn, why: detail })
  }
  return { done, refused }
}

async function send(object: string, turns: readonly Turn[], atomic: boolean): Promise<readonly Answer[]> {
  const operations = turns.map(({ id, rev, to }) => ({ op: 'update', id, rev, values: { owner: to } }))
  const { items } = await api.post<{ items: Answer[] }>(`${path('records', object)}/batch`, { operations, atomic })
  return items
}
