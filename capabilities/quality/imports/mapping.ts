import { createHash } from 'node:crypto'
import type { Ctx } from '#core/context.ts'
import { isCountry } from '#core/fields/simple.ts'
import { matchColumns } from '#capabilities/quality/duplicates/columns.ts'
import type { Import, Mapping } from '#capabilities/quality/contract-imports.ts'
import { isRule, rules } from '#capabilities/quality/engine/standardise/rules.ts'
import { isOwnId } from '#capabilities/quality/engine/recognise/source-ids.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'
import { errors } from '#capabilities/quality/errors.ts'
import { guessColumns, guessTarget, withLearned, type GuessColumn } from '#capabilities/quality/imports/guess.ts'
import {
  findImport,
  importTable,
  mustBe,
  shownImport,
  type ImportRow,
} from '#capabilities/quality/imports/import-row.ts'
import { ownObject } from '#capabilities/quality/imports/own-export.ts'
import { learn, learnedFields } from '#capabilities/quality/imports/learned.ts'
import { rejectColumns } from '#capabilities/quality/imports/rejects.ts'
import { rememberPeople, withPeople } from '#capabilities/quality/imports/rows/colleagues.ts'
import { isMakeable } from '#capabilities/quality/imports/rows/made-links.ts'
import { matchBy } from '#capabilities/quality/imports/rows/match.ts'
import { mustHaveRequired } from '#capabilities/quality/imports/rows/plan.ts'
import { targetOf, type Target } from '#capabilities/quality/imports/rows/target.ts'

/** What a file is recognised by next time: its columns, but those that we added to rejected rows. */
export function signatureOf(columns: readonly string[]): string {
  const own = columns.filter((name) => !rejectColumns.includes(name))
  return createHash('sha256').update(JSON.stringify(own)).digest('hex')
}

/** Checks a mapping, keeps it with the import, and remembers it for the next file with these columns. */
export async function setMapping(ctx: Ctx, id: string, given: Mapping): Promise<Import> {
  const mapping = await withPeople(ctx, given)
  const row = await findImport(ctx, id, 'for update')
  mustBe(row, 'uploaded', 'mapped')
  checkMapping(ctx, row, mapping)
  await ctx.db.count({
    text: `update ${importTable(ctx)} set mapping = $2, object = $3, status = 'mapped' where id = $1`,
    values: [id, JSON.stringify(mapping), mapping.object],
  })
  await learn(ctx, row, mapping)
  await rememberPeople(
    ctx,
    row.columns.map(({ name }) => name),
    mapping.options.people,
  )
  await ctx.db.count({
    text: `insert into ${importTable(ctx, 'quality_import_mapping')} (signature, mapping) values ($1, $2)
      on conflict (signature) do update set mapping = excluded.mapping, used_at = now()`,
    values: [row.signature, JSON.stringify(forNext(mapping))],
  })
  return shownImport(ctx, await findImport(ctx, id))
}

/** The next file with these columns may be from another account: that is said anew. */
function forNext(mapping: Mapping): Mapping {
  const { account: _, ...options } = mapping.options
  return { ...mapping, options }
}

/** Refuses a mapping that cannot be run, by the name of what is wrong; gives what it maps to. */
export function checkMapping(ctx: Ctx, row: Pick<ImportRow, 'columns'>, mapping: Mapping): Target {
  const target = targetOf(ctx, mapping.object)
  if (!target) throw errors.objectNotImportable({ object: mapping.object })
  const names = new Set(row.columns.map(({ name }) => name))
  const given = new Map<string, string>()
  const mapped = new Set<string>()
  for (const { column, field } of mapping.columns) {
    if (!names.has(column)) throw errors.columnUnknown({ column, columns: [...names].join(', ') })
    if (field === null) continue
    const slot = target.slots.get(field)
    if (!slot) throw errors.fieldNotImportable({ object: target.object, field })
    const first = given.get(field)
    if (first !== undefined && !slot.several) throw errors.fieldMappedTwice({ field, first, second: column })
    given.set(field, column)
    mapped.add(slot.field)
  }
  if (mapped.size === 0) throw errors.nothingMapped()
  mustHaveRequired(target, mapped)
  checkOptions(ctx, mapping)
  return target
}

function checkOptions(ctx: Ctx, { object: name, options }: Mapping): void {
  if (!isCountry(options.country)) throw errors.countryCodeUnknown({ country: options.country })
  for (const rule of options.skipRules ?? []) {
    if (!isRule(rule)) throw errors.ruleUnknown({ rule, rules: Object.keys(rules).join(', ') })
  }
  const object = ctx.model.objects.get(name)
  for (const linked of options.makeLinks ?? []) {
    const known = ctx.model.objects.get(linked)
    if (!known || !isMakeable(known)) throw errors.linkNotMade({ object: linked })
  }
  if (object && options.likely) matchColumns(ctx, name)
  for (const [field, words] of Object.entries(options.choices ?? {})) checkChoices(ctx, name, { field, words })
  const by = object && matchBy(object, options)
  if (typeof by === 'string') throw errors.matchNotPossible({ object: name, field: by })
}

type Choices = { readonly field: string; readonly words: Readonly<Record<string, string | null>> }

function checkChoices(ctx: Ctx, name: string, { field, words }: Choices): void {
  const slot = targetOf(ctx, name)?.slots.get(field)
  if (!slot) throw errors.fieldNotImportable({ object: name, field })
  const known = new Set(slot.options?.map(({ value }) => value))
  for (const value of Object.values(words))
    if (value !== null && !known.has(value)) throw errors.choiceNotThere({ field, value })
}

/** The mapping used last time for these columns, where it still fits. */
export async function rememberedMapping(
  ctx: Ctx,
  row: Pick<ImportRow, 'columns' | 'signature'>,
): Promise<Mapping | null> {
  const [found] = await ctx.db.rows<{ mapping: string }>({
    text: `select mapping from ${importTable(ctx, 'quality_import_mapping')} where signature = $1`,
    values: [row.signature],
  })
  if (!found) return null
  try {
    const mapping = JSON.parse(found.mapping) as Mapping
    checkMapping(ctx, row, mapping)
    return mapping
  } catch {
    return null // a field it names is gone
  }
}

export type Proposal = {
  readonly object: string | null
  readonly columns: readonly (GuessColumn & { guess: Import['columns'][number]['guess'] })[]
  readonly mapping: Mapping | null
}

/** What the file seems to hold, and which column seems to belong to which field. */
export async function proposeMapping(ctx: Ctx, columns: readonly GuessColumn[], said?: string): Promise<Proposal> {
  const name = said ?? recognised(ctx, columns)
  const target = name === null ? undefined : targetOf(ctx, name)
  if (!target) return { object: null, columns: columns.map((column) => ({ ...column, guess: null })), mapping: null }
  const learned = await learnedFields(
    ctx,
    target.object,
    columns.map((column) => column.name),
  )
  const guesses = withLearned(ctx, { target, columns, learned }, guessColumns(ctx, target, columns))
  const guessed = columns.map((column, i) => ({ ...column, guess: guesses[i] ?? null }))
  return { object: target.object, columns: guessed, mapping: mappingOf(ctx, target, guessed) }
}

/** What the file seems to hold, of what the actor may bring in. */
export function recognised(ctx: Ctx, columns: readonly GuessColumn[]): string | null {
  const name = ownTarget(ctx, columns) ?? guessTarget(columns)
  return name !== null && targetOf(ctx, name) ? name : null
}

/** The object of a file that was exported here, where the actor may make such records. */
function ownTarget(ctx: Ctx, columns: readonly GuessColumn[]): string | null {
  const names = columns.map(({ name }) => name).filter((name) => !rejectColumns.includes(name))
  const object = ownObject(ctx.model, names)
  return object !== null && targetOf(ctx, object) ? object : null
}

function mappingOf(ctx: Ctx, target: Target, columns: Proposal['columns']): Mapping | null {
  const mapping: Mapping = {
    object: target.object,
    columns: columns.map(({ name, guess }) => ({ column: name, field: guess?.field ?? null })),
    options: {
      country: likelyCountry(columns),
      dateOrder: 'auto',
      currency: 'CNY',
      match: 'email-or-phone',
      onMatch: 'update',
      // A file that was taken out to be worked on comes back with what holds now.
      emptyOnly: !columns.some(({ name }) => isOwnId(name)),
    },
  }
  mapping.options.currency = currencies[mapping.options.country] ?? 'CNY'
  try {
    checkMapping(ctx, { columns: columns.map((column) => ({ ...column, dateOrder: null })) }, mapping)
    return mapping
  } catch {
    return null // not enough was recognised; a person has to say
  }
}

const currencies: Readonly<Record<string, string>> = {
  CN: 'CNY',
  US: 'USD',
  GB: 'GBP',
  DE: 'EUR',
  FR: 'EUR',
  JP: 'JPY',
  IN: 'INR',
  AU: 'AUD',
}
const samplesAsked = 60

/** Where phone numbers without a country code make sense; China where none tells. */
function likelyCountry(columns: Proposal['columns']): string {
  const phones = columns
    .filter(({ guess }) => guess?.field === 'phone')
    .flatMap(({ values }) => values.filter((value) => /^\s*[(\d（]/.test(value) && !/^\s*00/.test(value)))
    .slice(0, samplesAsked)
  let best = { country: 'CN', count: 0 }
  for (const [country, currency] of Object.entries(currencies)) {
    const count = phones.filter(
      (phone) => standardise('phone', phone, { country, currency, dateOrder: 'auto' }).value !== null,
    ).length
    if (count > best.count) best = { country, count }
  }
  return best.country
}
