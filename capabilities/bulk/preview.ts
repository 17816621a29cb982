import { checked } from '#capabilities/bulk/bulk.ts'
import type { BulkAsked, BulkPassed, BulkPreview, BulkReason } from '#capabilities/bulk/contract.ts'
import { mostTried, trial, type Refused } from '#capabilities/bulk/trial.ts'
import { countFound, nextFound } from '#capabilities/bulk/which.ts'
import type { Ctx } from '#core/context.ts'
import { listRecords } from '#core/records/list.ts'
import { parseValues, type Values } from '#core/records/values.ts'

const mostExamples = 5
/** So many records are named with each reason for which some are passed over. */
const mostNamed = 20
const mostReasons = 8

/** How many records it is about, what becomes of the first of them, and how a few would look. Nothing is written. */
export async function previewBulk(ctx: Ctx, asked: BulkAsked): Promise<BulkPreview> {
  const object = checked(ctx, asked)
  const { which, change } = asked
  const count = await countFound(ctx, object, which)
  const ids = await nextFound(ctx, object, which, { after: null, until: null, limit: mostTried })
  const { isBusy, changed, same, refused } = await trial(ctx, object, { asked: change, ids })
  const reasons = byReason(refused)
  const some = (isBusy || changed.length === 0 ? ids : changed).slice(0, mostExamples)
  const records = await recordsBy(ctx, asked, [...some, ...reasons.flatMap((reason) => reason.ids)])
  const fields = 'values' in change ? Object.keys(change.values) : []
  const after = 'values' in change ? parseValues(object, change.values) : {}
  const named = (id: string) => ({ id, title: titleOf(records.get(id)?.[object.title]) })
  return {
    count,
    gone: which.ids ? new Set(which.ids).size - count : 0,
    trial: {
      tried: changed.length + same.length + refused.length,
      changed: changed.length,
      same: same.length,
      skipped: refused.length,
      reasons: reasons.map(({ ids: those, ...reason }): BulkPassed => ({ ...reason, examples: those.map(named) })),
      isBusy,
    },
    examples: [...records.keys()]
      .filter((id) => some.includes(id))
      .map((id) => ({
        ...named(id),
        before: Object.fromEntries(fields.map((name) => [name, records.get(id)?.[name] ?? null])),
        after,
      })),
  }
}

type Group = BulkReason & { readonly ids: readonly string[] }

function byReason(refused: readonly Refused[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { id, code, detail } of refused) {
    const { count, ids } = groups.get(`${code} ${detail}`) ?? { count: 0, ids: [] }
    groups.set(`${code} ${detail}`, { code, detail, count: count + 1, ids: count < mostNamed ? [...ids, id] : ids })
  }
  const [first, rest] = [[...groups.values()].slice(0, mostReasons), [...groups.values()].slice(mostReasons)]
  // Reasons that name a value each are as many as there are records: those beyond go with the last.
  const last = first.at(-1)
  return last && rest.length > 0
    ? [...first.slice(0, -1), { ...last, count: rest.reduce((sum, { count }) => sum + count, last.count) }]
    : first
}

async function recordsBy(ctx: Ctx, { object: name, change }: BulkAsked, ids: string[]): Promise<Map<string, Values>> {
  if (ids.length === 0) return new Map()
  const fields = 'values' in change ? Object.keys(change.values) : []
  const title = ctx.model.objects.get(name)?.title ?? 'name'
  const page = { filter: { id: { in: ids } }, fields: [title, ...fields], sort: 'createdAt', limit: 200 }
  const { items } = await listRecords(ctx, name, page)
  return new Map(items.map((item) => [item.id as string, item]))
}

function titleOf(value: unknown): string {
  if (value !== null && typeof value === 'object' && 'full' in value) return String(value.full)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
