import type { Ctx } from '#core/context.ts'
import { objectOf } from '#core/context.ts'
import type { Progress } from '#core/jobs.ts'
import type { FillGroup } from '#capabilities/quality/contract-fill.ts'
import { companyDomains } from '#capabilities/quality/fill/companies.ts'
import { companyFiller, plainFillers, valueAt, type Filler, type Found } from '#capabilities/quality/fill/fillers.ts'
import { learnedFillers, type Learned } from '#capabilities/quality/fill/learned.ts'
import { allRecords, type Row } from '#capabilities/quality/fill/records.ts'
import { fillTable, findFill, moveFill } from '#capabilities/quality/fill/stored.ts'

/** Below this a way of filling is not used: empty is better than wrong. */
export const leastSure = 0.9
// What such facts are usually worth counts like this many tries.
const priorTries = 20

type Count = { tried: number; right: number; found: number }
type Item = { id: string; field: string; rule: string; value: unknown; source: string; confidence: number }

/** A way of filling is known by its rule and its field: similar records tell of several. */
export function keyOf({ rule, field }: { rule: string; field: string }): string {
  return rule === 'likeSimilar' ? `${rule}:${field}` : rule
}

export function confidenceOf(usual: number, { tried, right }: { tried: number; right: number }): number {
  return (right + usual * priorTries) / (tried + priorTries)
}

/**
 * Looks through all records of an object for what can be filled. First each way is tried where the answer is known;
 * then those that are sure enough fill the empty fields of a preview. Writes nothing into the records.
 */
export async function lookNow(ctx: Ctx, { id }: { id: string }, progress: Progress = async () => {}): Promise<void> {
  const fill = await findFill(ctx, id)
  if (fill.status !== 'looking') return
  await ctx.db.count({ text: `delete from ${fillTable(ctx, 'quality_fill_item')} where fill_id = $1`, values: [id] })
  const object = objectOf(ctx, fill.object)
  const { fillers: learned, refused } = await learnedFillers(ctx, fill.object)
  const plain = [...plainFillers(ctx, fill.object), ...companyFiller(object, await companyDomains(ctx))]
  const counts = new Map<string, Count>()
  for (const one of [...learned, ...refused]) counts.set(keyOf(one), { tried: one.tried, right: one.right, found: 0 })
  await tryOut(ctx, fill.object, plain, counts)
  const isUsed = (one: Filler) => confidenceOf(one.usual, counts.get(keyOf(one)) ?? { tried: 0, right: 0 }) >= leastSure
  // The surest way to fill a field goes first; what it leaves empty the next may try.
  const sure = (one: Filler) => confidenceOf(one.usual, counts.get(keyOf(one)) ?? { tried: 0, right: 0 })
  const used = [...plain, ...learned].filter(isUsed).toSorted((a, b) => sure(b) - sure(a))
  await findAll(ctx, { id, object: fill.object, used, sure, counts }, progress)
  const groups = [...plain, ...learned, ...refused].map((one): FillGroup => {
    const { tried, right, found } = counts.get(keyOf(one)) as Count
    return {
      rule: keyOf(one),
      field: one.field,
      found,
      tried,
      right,
      confidence: sure(one),
      used: isUsed(one) && !refused.includes(one as Learned),
    }
  })
  await moveFill(ctx, id, ['looking'], { status: 'ready', groups })
}

const mostTried = 20_000

/** Asks each way where the field is filled by somebody else, and counts how often it says the same. */
async function tryOut(ctx: Ctx, object: string, fillers: readonly Filler[], counts: Map<string, Count>): Promise<void> {
  for (const one of fillers) counts.set(keyOf(one), { tried: 0, right: 0, found: 0 })
  if (fillers.length === 0) return
  let seen = 0
  for await (const rows of allRecords(ctx, object, fieldsOf(fillers))) {
    for (const row of rows) {
      for (const one of fillers) {
        const there = valueAt(row, one.field)
        if (there === null) continue
        const found = one.tell(row)
        if (!found) continue
        const count = counts.get(keyOf(one)) as Count
        count.tried += 1
        if (isSame(there, found)) count.right += 1
      }
    }
    seen += rows.length
    if (seen >= mostTried) return
  }
}

/** 杭州 and 杭州市 are one place. */
function isSame(there: unknown, { value }: Found): boolean {
  const plain = (one: unknown) => String(one).toLowerCase().replace(/市$/, '')
  return plain(there) === plain(value)
}

function fieldsOf(fillers: readonly Filler[]): string[] {
  return [...new Set(fillers.flatMap(({ needs, field }) => [...needs, field.split('.')[0] as string]))]
}

type Search = {
  readonly id: string
  readonly object: string
  readonly used: readonly Filler[]
  readonly sure: (one: Filler) => number
  readonly counts: ReadonlyMap<string, Count>
}

async function findAll(ctx: Ctx, search: Search, progress: Progress): Promise<void> {
  if (search.used.length === 0) return
  let done = 0
  for await (const rows of allRecords(ctx, search.object, fieldsOf(search.used))) {
    const items = rows.flatMap((row) => itemsOf(search, row))
    for (const { rule } of items) (search.counts.get(rule) as Count).found += 1
    await keepItems(ctx, search.id, items)
    done += rows.length
    await progress(done, null)
  }
}

export function itemsOf({ used, sure }: Pick<Search, 'used' | 'sure'>, row: Row): Item[] {
  const taken = new Set<string>()
  return used.flatMap((one) => {
    if (taken.has(one.field) || valueAt(row, one.field) !== null) return []
    const found = one.tell(row)
    if (!found) return []
    taken.add(one.field)
    return [
      {
        id: row.id,
        field: one.field,
        rule: keyOf(one),
        value: found.value,
        source: found.source,
        confidence: sure(one),
      },
    ]
  })
}

async function keepItems(ctx: Ctx, id: string, items: readonly Item[]): Promise<void> {
  if (items.length === 0) return
  await ctx.db.count({
    text: `insert into ${fillTable(ctx, 'quality_fill_item')} (fill_id, record_id, field, rule, value, source, confidence)
      select $1, id, field, rule, value, source, confidence
      from json_to_recordset($2::json) r(id uuid, field text, rule text, value jsonb, source text, confidence real)`,
    values: [id, JSON.stringify(items)],
  })
}
