import { countryOrder, guessDateOrder } from '#capabilities/quality/engine/standardise/dates/date-forms.ts'
import { headerKey } from '#capabilities/quality/engine/standardise/columns/header-key.ts'
import { remembering as rememberingTexts } from '#capabilities/quality/engine/standardise/memory.ts'
import { guessMapping, type MappableField } from '#capabilities/quality/engine/standardise/columns/mapping.ts'
import { standardiseNamePart } from '#capabilities/quality/engine/standardise/names/person-name.ts'
import { hasTrunkZero } from '#capabilities/quality/engine/standardise/contacts/phone-plans.ts'
import { readableShare, typeOfValues } from '#capabilities/quality/engine/standardise/columns/profile.ts'
import type {
  FieldTypeName,
  Standardised,
  StandardiseOptions,
} from '#capabilities/quality/engine/standardise/result.ts'
import { readerOf, standardise, type Standardiser } from '#capabilities/quality/engine/standardise/standardise.ts'

/** How one column is cleaned. */
export type ColumnPlan = {
  readonly name: string
  /** The field or part of a field the column was taken for; null when only its text is tidied. */
  readonly field: string | null
  readonly type: FieldTypeName
  /** Whether the column is called so that values may be filled in. */
  readonly isCertain: boolean
  /** Cleans one cell for a country, its repeated values from memory. */
  readonly clean: (raw: string, country: string) => Standardised
}

export type PlanOptions = {
  readonly object: string
  readonly country: string
  readonly currency: string
  /** Nothing tells what the file is about: a `name` may then be anything's, not a person's. */
  readonly isObjectUnknown?: boolean
  readonly off?: ReadonlySet<string>
}

/** Decides for each column what it holds, from its name and the samples, and how dates in it are ordered. */
export function planColumns(
  names: readonly string[],
  samples: readonly (readonly string[])[],
  fields: readonly MappableField[],
  options: PlanOptions,
): ColumnPlan[] {
  const columns = names.map((name, i) => ({ name, samples: samples[i] ?? [] }))
  const guesses = guessMapping(columns, fields)
  return columns.map(({ name, samples: cells }, i) => {
    const target = guesses[i]?.field ?? null
    const [fieldName = '', part] = target?.split('.') ?? []
    const field = fields.find((one) => one.name === fieldName)
    const isVague = options.isObjectUnknown === true && field?.type === 'personName' && headerKey(name) === 'name'
    const type = isVague ? 'text' : typeOf(field, part, cells)
    const dateOrder = guessDateOrder(cells, countryOrder(options.country))
    const base = {
      country: options.country,
      currency: options.currency,
      dateOrder,
      options: field?.options,
      off: options.off,
    }
    const read =
      field?.type === 'personName' && part !== undefined
        ? standardiseNamePart
        : readerOf(options.object, part === undefined && !isVague ? fieldName : '', type)
    return {
      name,
      field: target,
      type,
      isCertain: (guesses[i]?.confidence ?? 0) >= 0.85,
      clean: remembering(read, base, type),
    }
  })
}

function typeOf(field: MappableField | undefined, part: string | undefined, cells: readonly string[]): FieldTypeName {
  if (part !== undefined) return part === 'country' ? 'country' : 'text'
  if (!field) return typeOfValues(cells) ?? (cells.some((cell) => cell.includes('\n')) ? 'longText' : 'text')
  if (field.type !== 'choice' && field.type !== 'multiChoice') return field.type
  // A file may have choices of its own: they are none of ours to reject.
  return (readableShare(field.type, cells, field.options) ?? 0) >= 0.5 ? field.type : 'text'
}

const remembered = 4096
const tried = 4_000

/** Types whose values read alike wherever they are from; of all others the country is part of what is asked. */
const sameEverywhere: ReadonlySet<FieldTypeName> = new Set([
  'text',
  'longText',
  'richText',
  'json',
  'recurrence',
  'checklist',
  'personName',
  'email',
  'url',
  'country',
  'idNumber',
  'creditCode',
  'boolean',
  'choice',
  'multiChoice',
  'rating',
  'link',
])

/** Keeps results of repeated cells, for each country its own. */
function remembering(read: Standardiser, base: StandardiseOptions, type: FieldTypeName): ColumnPlan['clean'] {
  if (sameEverywhere.has(type)) return rememberingHere((raw) => read(raw, base))
  const byCountry = new Map<string, (raw: string) => Standardised>()
  let here = ''
  let clean: ((raw: string) => Standardised) | undefined
  return (raw, country) => {
    if (clean === undefined || country !== here) {
      here = country
      clean = byCountry.get(country)
      if (!clean) {
        const options = { ...base, country }
        byCountry.set(country, (clean = rememberingHere((cell) => read(cell, options))))
      }
    }
    return clean(raw)
  }
}

/** Where fewer than seven cells of ten repeat nothing is kept: what is kept and forgotten costs more than it saves. */
function rememberingHere(read: (raw: string) => Standardised): (raw: string) => Standardised {
  let asked = 0
  let missed = 0
  let isKept = true
  const known = rememberingTexts(remembered, (raw) => {
    missed += 1
    return read(raw)
  })
  return (raw) => {
    if (!isKept || raw.length >= longestKept) return read(raw)
    asked += 1
    if (asked === tried && missed > tried * 0.3) isKept = false
    return known(raw)
  }
}

const longestKept = 200

const dialled = ['CN', 'US', 'GB', 'DE', 'FR', 'HK', 'TW', 'JP', 'SG', 'AU', 'IN'] as const

/** The country that most phone numbers of the file are numbers of; `fallback` where none stands out. */
export function guessCountry(columns: readonly { readonly samples: readonly string[] }[], asked: string): string {
  // Where most names or addresses are Chinese, so are the numbers until they say otherwise.
  const fallback = isChinese(columns) ? 'CN' : asked
  const phones = columns
    .filter(({ samples }) => typeOfValues(samples) === 'phone')
    .flatMap(({ samples }) => samples.slice(0, 40))
  const local = phones.filter((phone) => phone.trim() !== '' && !/^\s*(\+|00)/.test(phone))
  let best = { country: fallback, count: 0 }
  for (const country of new Set([fallback, ...dialled])) {
    const options = { country, currency: 'CNY', dateOrder: 'auto' } as const
    const count = local.filter(
      (phone) => isDialledIn(phone, country) && standardise('phone', phone, options).value !== null,
    ).length
    if (count > best.count) best = { country, count }
  }
  return best.country
}

function isChinese(columns: readonly { readonly samples: readonly string[] }[]): boolean {
  const texts = columns.map(({ samples }) => samples.filter((sample) => sample.trim() !== ''))
  if (texts.flat().some((text) => /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text))) return false
  return texts.some((some) => some.filter((text) => /\p{Script=Han}/u.test(text)).length > some.length / 2)
}

/** Where a zero comes before area codes, a number without it is rarely one of that country, however many would do. */
function isDialledIn(phone: string, country: string): boolean {
  const digits = phone.replace(/\D/g, '')
  return !hasTrunkZero(country) || digits[0] === '0' || (country === 'CN' && /^(?:1[3-9]\d{9}|[48]00)/.test(digits))
}
