import { mayPossibly } from '#core/access/grants.ts'
import { objectOf, type Ctx } from '#core/context.ts'
import type { Values } from '#core/records/values.ts'
import type { MappingOptions } from '#capabilities/quality/contract-imports.ts'
import { uuidv7 } from '#platform/uuid.ts'
import { problem } from '#capabilities/quality/engine/standardise/result.ts'
import { splitValues } from '#capabilities/quality/engine/standardise/text.ts'
import { fold } from '#capabilities/quality/engine/kinds/text.ts'
import { companyNames, type CompanyNames } from '#capabilities/quality/imports/rows/company-names.ts'
import { madeLinks, mailOf, valuesNamed, type MadeLinks } from '#capabilities/quality/imports/rows/made-links.ts'
import { openColleagues, placeColleague, type Colleagues } from '#capabilities/quality/imports/rows/colleagues.ts'
import type { Draft, Wish } from '#capabilities/quality/imports/rows/draft.ts'
import { isPointed, lookUpSources, openSources, type Sources } from '#capabilities/quality/imports/rows/source-ids.ts'
import { byEmail, byTitle, findStage, stages, type Stage } from '#capabilities/quality/imports/rows/known.ts'
import type { Target } from '#capabilities/quality/imports/rows/target.ts'

/** A record made because a row names it: a company, or where that was asked for a person, that nobody knew. */
export type Made = {
  readonly object: string
  readonly id: string
  readonly name: string
  readonly line: number
  readonly values: Values
}

/** What a run knows of the records that its rows may point at. */
export type Links = {
  readonly ctx: Ctx
  readonly target: Target
  readonly companies: CompanyNames
  readonly colleagues: Colleagues
  readonly stages: readonly Stage[]
  /** Objects of which records are made that nobody knew. */
  readonly makes: ReadonlySet<string>
  readonly made: MadeLinks
  /** Looked up already, by object and words. Bounded; forgotten as a whole. */
  readonly looked: Map<string, readonly string[]>
  readonly sources: Sources | null
}

type LinksOpening = {
  readonly target: Target
  /** The columns of the file. */
  readonly names: readonly string[]
  readonly said: Pick<MappingOptions, 'makeLinks' | 'people' | 'account'>
}

export async function openLinks(ctx: Ctx, { target, names, said }: LinksOpening): Promise<Links> {
  const may = ['company', ...(said.makeLinks ?? [])].filter(
    (name) => mayPossibly(ctx.actor, objectOf(ctx, name)).create,
  )
  return {
    ctx,
    target,
    companies: await companyNames(ctx),
    colleagues: await openColleagues(ctx, { names, said: said.people }),
    stages: await stages(ctx),
    looked: new Map(),
    sources: openSources(names, target.object, said.account),
    makes: new Set(may),
    made: madeLinks(),
  }
}

/**
 * Turns the names in the rows into ids, and gives the companies that have to be made for that. Where the base has to be
 * asked, not before what is `written` is there.
 */
export async function resolveLinks(links: Links, drafts: readonly Draft[], written?: Promise<void>): Promise<Made[]> {
  const made: Made[] = []
  await lookUp(links, drafts, written)
  if (links.sources)
    await lookUpSources(links.ctx, links.sources, {
      drafts,
      targetOf: (field) => links.target.fields.get(field)?.target ?? '',
      written,
    })
  for (const draft of drafts) {
    if (draft.rejected) continue
    const fields = new Map<string, Wish[]>()
    for (const wish of draft.wishes) fields.set(wish.field, [...(fields.get(wish.field) ?? []), wish])
    // The company first: who is made because the row names him belongs to it.
    const ordered = [...fields].toSorted(([a], [b]) => Number(b === 'company') - Number(a === 'company'))
    for (const [field, all] of ordered) {
      const wishes = all.filter(({ isId }) => !isId)
      if (isPointed(links.sources, { draft, target: links.target.fields.get(field)?.target, wishes: all })) continue
      if (wishes.length > 0) resolve(links, { draft, field, wishes, made })
    }
    closeDeal(links, draft)
  }
  return made
}

type Open = { readonly draft: Draft; readonly field: string; readonly wishes: readonly Wish[]; readonly made: Made[] }

function resolve(links: Links, open: Open): void {
  const { draft, field, wishes } = open
  const definition = links.target.fields.get(field)!
  const target = definition.target ?? ''
  if (definition.type === 'linkAny') return resolveTarget(links, open)
  if (target === 'user' && definition.type !== 'links') return placeColleague(links.colleagues, open)
  if (definition.type === 'links') {
    const ids = wishes
      .flatMap(({ text }) => splitValues(text))
      .map((text) => only(links, target, text) ?? makeLinked(links, { target, text, ...open }))
      .filter((id) => id !== undefined)
    if (ids.length > 0) draft.values[field] = [...new Set(ids)]
    return
  }
  const found = wishes.map(({ text }) => [text, oneOf(links, target, text, open)] as const)
  const id = found.find(([, one]) => typeof one === 'string')?.[1]
  if (id) {
    draft.values[field] = id
    return
  }
  const [text, one] = found[0]!
  const params = { object: target }
  draft.left.push({
    field,
    problem: one === null ? problem('linkAmbiguous', text, params) : problem('linkNotFound', text, params),
  })
}

/** The id meant; null where several could be, undefined where none is. */
function oneOf(links: Links, target: string, text: string, { draft, made }: Open): string | null | undefined {
  switch (target) {
    case 'stage':
      return findStage(links.stages, text, pipelineOf(links, draft))?.id
    case 'pipeline':
      return links.stages.find(({ pipelineName }) => fold(pipelineName) === fold(text))?.pipeline
    case 'company':
      return (
        links.companies.find(text) ??
        (links.companies.find(text) === undefined ? makeCompany(links, { text, draft, made }) : null)
      )
    default: {
      const known = only(links, target, text)
      return known === undefined ? makeLinked(links, { target, text, draft, made }) : known
    }
  }
}

function pipelineOf(links: Links, draft: Draft): string | null {
  const word = draft.wishes.find(({ field }) => field === 'pipeline')?.text
  return (word && links.stages.find(({ pipelineName }) => fold(pipelineName) === fold(word))?.pipeline) || null
}

function makeCompany(links: Links, from: { text: string; draft: Draft; made: Made[] }): string | undefined {
  if (!links.makes.has('company')) return undefined
  const id = uuidv7()
  from.made.push({ object: 'company', id, name: from.text, line: from.draft.row.line, values: { name: from.text } })
  links.companies.add(id, from.text)
  return id
}

type Naming = { readonly target: string; readonly text: string; readonly draft: Draft; readonly made: Made[] }

/** A person, or whatever else a row names and nobody knows; of the company that the row is about, where it names one. */
function makeLinked(links: Links, { target, text, draft, made }: Naming): string | undefined {
  const known = links.made.find(target, text)
  if (known !== undefined || target === 'company' || !links.makes.has(target)) return known
  const object = objectOf(links.ctx, target)
  const values = valuesNamed(object, text)
  if (!values) return undefined
  const company = draft.values.company
  const isOfCompany = typeof company === 'string' && object.fields.get('company')?.target === 'company'
  const id = uuidv7()
  links.made.add(target, text, id)
  made.push({
    object: target,
    id,
    name: text,
    line: draft.row.line,
    values: isOfCompany ? { ...values, company } : values,
  })
  return id
}

/** How much is in two kinds of memory that may yet have to be forgotten. */
export type LinkMark = { readonly companies: number; readonly made: number }

export function markLinks({ companies, made }: Links): LinkMark {
  return { companies: companies.mark(), made: made.mark() }
}

/** What was made up to the mark was written. */
export function keepLinks({ companies, made }: Links, mark: LinkMark): void {
  companies.keep(mark.companies)
  made.keep(mark.made)
}

/** What was made and not kept was not written. */
export function forgetLinks({ companies, made }: Links): void {
  companies.forget()
  made.forget()
}

function only(links: Links, target: string, text: string): string | null | undefined {
  if (target === 'company') return links.companies.find(text)
  const ids = links.looked.get(`${target}\n${text}`)
  return ids === undefined || ids.length === 0 ? undefined : ids.length === 1 ? ids[0] : null
}

/** The contact by e-mail, else by name; else the company; else the deal: the closest that the row names. */
function resolveTarget(links: Links, { draft, field, wishes, made }: Open): void {
  let isAmbiguous = false
  for (const object of ['contact', 'company', 'deal']) {
    for (const { part, text } of wishes) {
      if (part !== null && part !== object) continue
      const id = only(links, object, text)
      if (id === null) isAmbiguous = true
      else if (id !== undefined) {
        draft.values[field] = { object, id }
        return
      }
    }
  }
  const named = wishes.find(({ part }) => part !== null && links.makes.has(part))
  const id = isAmbiguous || !named ? undefined : makeAny(links, named, { draft, made })
  if (id) {
    draft.values[field] = id
    return
  }
  const params = { object: 'contact' }
  const { text } = wishes[0]!
  draft.left.push({
    field,
    problem: isAmbiguous ? problem('linkAmbiguous', text, params) : problem('linkNotFound', text, params),
  })
}

function makeAny(links: Links, { part, text }: Wish, { draft, made }: Pick<Open, 'draft' | 'made'>) {
  const object = part as string
  const id =
    object === 'company'
      ? makeCompany(links, { text, draft, made })
      : makeLinked(links, { target: object, text, draft, made })
  return id && { object, id }
}

const mostLooked = 50_000

/** One question to the base for all the names and addresses of a chunk. */
async function lookUp(links: Links, drafts: readonly Draft[], written?: Promise<void>): Promise<void> {
  if (links.looked.size > mostLooked) links.looked.clear()
  const wishes = drafts.flatMap((draft) => draft.wishes.filter(({ isId }) => !isId))
  const asked = Map.groupBy(
    wishes.flatMap((wish) => objectsOf(links, wish).map((object) => ({ object, texts: textsOf(links, wish) }))),
    ({ object }) => object,
  )
  if (asked.size > 0) await written
  for (const [object, some] of asked) {
    const texts = new Set(some.flatMap((one) => one.texts).filter((text) => !links.looked.has(`${object}\n${text}`)))
    if (texts.size === 0) continue
    const [mailed, named] = [
      [...texts].filter((text) => text.includes('@')),
      [...texts].filter((text) => !text.includes('@')),
    ]
    const isMailed = objectOf(links.ctx, object).fields.get('email')?.type === 'email'
    const byMail = isMailed ? await byEmail(links.ctx, object, mailed.map(mailOf)) : new Map<string, string[]>()
    const byName = await byTitle(links.ctx, object, named)
    for (const text of texts) links.looked.set(`${object}\n${text}`, byMail.get(mailOf(text)) ?? byName.get(text) ?? [])
  }
}

function textsOf({ target }: Links, { field, text }: Wish): string[] {
  return target.fields.get(field)?.type === 'links' ? splitValues(text) : [text]
}

/** The objects that are asked for by a wish; those held in memory need no question. */
function objectsOf({ target }: Links, wish: Wish): string[] {
  const field = target.fields.get(wish.field)
  if (field?.type !== 'linkAny')
    return ['user', 'stage', 'pipeline', 'company'].includes(field?.target ?? '') ? [] : [field?.target ?? '']
  const part = wish.part
  return part === null ? ['contact', 'deal'] : part === 'company' ? [] : [part]
}

/** A deal that was closed in the old system was closed then, not today. */
function closeDeal(links: Links, draft: Draft): void {
  const { object, values } = draft
  if (object !== 'deal' || values.closedAt || typeof values.closesOn !== 'string') return
  const stage = links.stages.find(({ id }) => id === values.stage)
  if (!stage || stage.kind === 'open') return
  values.closedAt = `${values.closesOn}T00:00:00.000Z`
  draft.ready = null
}
