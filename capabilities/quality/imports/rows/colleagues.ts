import type { Ctx } from '#core/context.ts'
import { isUuid } from '#core/fields/link.ts'
import { quoted } from '#platform/db/pool.ts'
import type { DryRun, Mapping, MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { fold } from '#capabilities/quality/engine/kinds/text.ts'
import { recogniseExport, type Program } from '#capabilities/quality/engine/recognise/exports.ts'
import { sourceKey } from '#capabilities/quality/engine/recognise/source-ids.ts'
import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import { errors } from '#capabilities/quality/errors.ts'
import type { Chunk } from '#capabilities/quality/imports/rows/decide.ts'
import type { Draft, Wish } from '#capabilities/quality/imports/rows/draft.ts'
import { people } from '#capabilities/quality/imports/rows/known.ts'
import type { Target } from '#capabilities/quality/imports/rows/target.ts'

/** Whom a file means by the names, addresses and ids of people. */
export type Colleagues = {
  readonly program: Program | null
  /** Everybody here by name and address; null where two have the same name. */
  readonly here: ReadonlyMap<string, string | null>
  /** Whom words mean that are nobody's name here, as somebody has said; null for nobody. */
  readonly said: ReadonlyMap<string, string | null>
}

const mostRemembered = 10_000

/** What is said with this mapping goes before what was said with others. */
export async function openColleagues(
  ctx: Ctx,
  { names, said = {} }: { names: readonly string[]; said?: MappingOptions['people'] },
): Promise<Colleagues> {
  const program = recogniseExport(names)?.program ?? null
  const schema = quoted(ctx.model.schema)
  const [here, remembered, there] = [
    await people(ctx),
    await ctx.db.arrays({
      text: `select p.word, p.user_id from ${schema}.quality_import_person p
        where p.program = $1 and (p.user_id is null
          or exists (select from ${schema}."user" u where u.id = p.user_id and u.deleted_at is null))
        order by p.used_at desc limit ${mostRemembered}`,
      values: [program ?? ''],
    }),
    await ctx.db.arrays({
      text: `select id from ${schema}."user" where deleted_at is null and id = any($1::uuid[])`,
      values: [Object.values(said).filter((id) => id !== null)],
    }),
  ]
  const still = new Set<unknown>(there.flat())
  const own = Object.entries(said)
    .filter(([, id]) => id === null || still.has(id))
    .map(([word, id]) => [wordOf(program, word), id] as const)
  return { program, here, said: new Map([...(remembered as [string, string | null][]), ...own]) }
}

/** An id of that program as it is compared, any other word in small letters. */
function wordOf(program: Program | null, text: string): string {
  return (program && sourceKey(program, text)) ?? fold(text)
}

/** The one of that name or address, else the one somebody has said: null is nobody, undefined is not known. */
function meant({ program, here, said }: Colleagues, text: string): string | null | undefined {
  return here.get(fold(text)) ?? said.get(wordOf(program, text))
}

/** Puts the colleague in place whom the words of a row mean. */
export function placeColleague(
  colleagues: Colleagues,
  { draft, field, wishes }: { draft: Draft; field: string; wishes: readonly Wish[] },
): void {
  const found = wishes.map(({ text }) => meant(colleagues, text))
  const id = found.find((one) => typeof one === 'string')
  if (id) draft.values[field] = id
  if (id) return
  if (found.includes(null)) {
    draft.values[field] = null // nobody is an answer: it does not fall to whoever imports
    return
  }
  const { text } = wishes[0]!
  const code = colleagues.here.has(fold(text)) ? 'linkAmbiguous' : 'linkNotFound'
  draft.left.push({ field, problem: problem(code, text, { object: 'user' }) })
}

const [mostCounted, mostTold] = [5000, 200]

/** Counts the rows by those words for people that are nobody's name here. */
export function newStrangers({ colleagues, target }: { colleagues: Colleagues; target: Target }) {
  const counts = new Map<string, { readonly word: string; count: number }>()
  const isPerson = (field: string) => target.fields.get(field)?.target === 'user'
  return {
    add({ fates }: Chunk): void {
      for (const { draft, outcome } of fates) {
        if (outcome === 'reject') continue
        for (const { text } of draft.wishes.filter(({ field }) => isPerson(field))) {
          if (colleagues.here.get(fold(text))) continue
          const key = wordOf(colleagues.program, text)
          const known = counts.get(key)
          if (known) known.count += 1
          else if (counts.size < mostCounted) counts.set(key, { word: text, count: 1 })
        }
      }
    },
    /** The most frequent first. */
    told: (): DryRun['unknownPeople'] =>
      [...counts]
        .toSorted(([, a], [, b]) => b.count - a.count)
        .slice(0, mostTold)
        .map(([key, one]) => ({ ...one, ...(colleagues.said.has(key) ? { user: colleagues.said.get(key)! } : {}) })),
  }
}

/** Who is named in a mapping by address or name becomes an id; who is nobody here is refused. */
export async function withPeople(ctx: Ctx, mapping: Mapping): Promise<Mapping> {
  const { people: said, ...options } = mapping.options
  if (!said) return mapping
  const here = await people(ctx)
  const ids = new Set(here.values())
  const found = Object.entries(said).map(([word, who]) => {
    const id = who === null || (isUuid(who) && ids.has(who)) ? who : here.get(fold(who))
    if (id === undefined || (id === null && who !== null)) throw errors.memberUnknown({ value: who ?? '' })
    return [word, id] as const
  })
  return { ...mapping, options: { ...options, people: Object.fromEntries(found) } }
}

/** Remembers whom the words of a file mean, for the next one of that program. */
export async function rememberPeople(
  ctx: Ctx,
  names: readonly string[],
  said: MappingOptions['people'],
): Promise<void> {
  const program = recogniseExport(names)?.program ?? null
  const words = new Map(Object.entries(said ?? {}).map(([word, id]) => [wordOf(program, word), id]))
  if (words.size === 0) return
  await ctx.db.count({
    text: `insert into ${quoted(ctx.model.schema)}.quality_import_person (program, word, user_id)
      select $1, word, id from unnest($2::text[], $3::uuid[]) s(word, id)
      on conflict (program, word) do update set user_id = excluded.user_id, used_at = now()`,
    values: [program ?? '', [...words.keys()], [...words.values()]],
  })
}
