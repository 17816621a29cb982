import { condition } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { ModelObject } from '#core/objects/model.ts'
import { newValues, titleSql } from '#core/records/select.ts'
import { companyDomains } from '#capabilities/quality/fill/companies.ts'
import {
  companyFiller,
  hostsOf,
  valueAt,
  workDomains,
  type Filler,
  type Values,
} from '#capabilities/quality/fill/fillers.ts'
import { learnedFillers } from '#capabilities/quality/fill/learned.ts'
import { confidenceOf, keyOf, leastSure } from '#capabilities/quality/fill/look.ts'
import { readFills } from '#capabilities/quality/fill/stored.ts'
import type { Filled } from '#capabilities/quality/imports/rows/draft.ts'
import type { RuleName } from '#capabilities/quality/engine/standardise/rules.ts'

/** What the base tells of the rows of an import, beside what they tell themselves. Bounded by the hosts that were asked for. */
export type ImportFills = {
  readonly fillers: readonly { readonly filler: Filler; readonly confidence: number }[]
  /** Companies by mail domain; filled as the rows come. */
  readonly companies: Map<string, string | null>
  readonly titles: Map<string, string>
  readonly asked: Set<string>
  readonly isCompanyUsed: boolean
  /** Of a long file all companies are read once; for a short one, those behind its domains are asked for. */
  readonly isLong: boolean
  all: ReadonlyMap<string, string | null> | null
}

/** Rows from which on one look through all companies costs less than a question for every few thousand rows. */
const longFile = 20_000

type Opening = { readonly off: ReadonlySet<string>; readonly isLearning: boolean; readonly rows: number }

/**
 * Chooses the ways to use for an import: the company behind a mail domain, and, where that was asked for, choices and
 * cities that similar records have. A way that was wrong here more than one time in ten is not used.
 */
export async function openFills(
  ctx: Ctx,
  object: ModelObject | null,
  { off, isLearning, rows }: Opening,
): Promise<ImportFills | null> {
  if (!object) return null
  const companies = new Map<string, string | null>()
  const byCompany = off.has('companyFromEmail') ? [] : companyFiller(object, companies)
  const learned = isLearning ? (await learnedFillers(ctx, object.name)).fillers : []
  const [latest] = await readFills(ctx, `object = $1 and groups <> '[]'`, [object.name])
  const fillers = [...byCompany, ...learned.filter(({ rule }) => !off.has(rule))]
    .map((filler) => {
      const known = 'tried' in filler ? (filler as (typeof learned)[number]) : undefined
      const told = known ?? latest?.groups.find(({ rule }) => rule === keyOf(filler)) ?? { tried: 0, right: 0 }
      return { filler, confidence: confidenceOf(filler.usual, told) }
    })
    .filter(({ confidence }) => confidence >= leastSure)
    .toSorted((a, b) => b.confidence - a.confidence)
  if (fillers.length === 0) return null
  const isCompanyUsed = fillers.some(({ filler }) => filler.rule === 'companyFromEmail')
  const isLong = rows > longFile
  return { fillers, companies, titles: new Map(), asked: new Set(), isCompanyUsed, isLong, all: null }
}

/** Looks up the companies behind the mail domains of some rows, in two questions; those known from before are not asked for. */
export async function askFills(ctx: Ctx, fills: ImportFills, rows: readonly Values[]): Promise<void> {
  if (!fills.isCompanyUsed) return
  const open = rows.filter(({ company }) => (company ?? null) === null).flatMap(({ email }) => workDomains(email))
  const fresh = [...new Set(open)].filter((domain) => !fills.asked.has(domain))
  if (fresh.length === 0) return
  for (const domain of fresh) fills.asked.add(domain)
  const hosts = new Set(fresh.flatMap(hostsOf))
  if (fills.isLong) fills.all ??= await companyDomains(ctx)
  const known = fills.all ?? (await companyDomains(ctx, fresh))
  const found = new Map([...hosts].flatMap((host) => (known.has(host) ? [[host, known.get(host) ?? null]] : [])))
  const titles = await titlesOf(
    ctx,
    [...found.values()].filter((id) => id !== null),
  )
  for (const [id, title] of titles) fills.titles.set(id, title)
  // A company that this person may not see says nothing, to him.
  for (const [host, id] of found) if (id === null || titles.has(id)) fills.companies.set(host, id)
}

async function titlesOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const object = objectOf(ctx, 'company')
  const values = newValues()
  const place = values.add([...new Set(ids)])
  const rows = await ctx.db.arrays({
    text: `select t.id, ${titleSql(ctx.model, object, 't')} from ${object.table} t where t.id = any(${place}::uuid[])
      and ${condition(ctx, object, { action: 'read', alias: 't', add: values.add })}`,
    values: values.list,
  })
  return new Map(rows as [string, string][])
}

type Filling = { values: Record<string, unknown>; readonly filled: Filled[]; ready: unknown }

/** Fills what a new record leaves empty. Records that are there are not touched: there a person may have left it so. */
export function fillNew(fills: ImportFills, draft: Filling): void {
  for (const { filler, confidence } of fills.fillers) {
    if (valueAt(draft.values, filler.field) !== null) continue
    const found = filler.tell(draft.values)
    if (!found) continue
    const [field = '', part] = filler.field.split('.')
    draft.values[field] =
      part === undefined ? found.value : { ...(draft.values[field] as object | null), [part]: found.value }
    if (filler.rule !== 'companyFromEmail') draft.ready = null // links go beside the texts that were made of the row
    const to = fills.titles.get(String(found.value)) ?? String(found.value)
    draft.filled.push({ field: filler.field, rule: filler.rule as RuleName, to, source: found.source, confidence })
  }
}
