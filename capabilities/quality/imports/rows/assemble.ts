import { addressParts, type Address } from '#core/fields/address.ts'
import { nameOf, type PersonName } from '#core/fields/person-name.ts'
import type { Standardised, StandardiseOptions } from '#capabilities/quality/engine/standardise/result.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'

/** Cells of one field by the part they were mapped to; the whole value is under ''. */
export type Parts = ReadonlyMap<string, Standardised>

const han = /\p{Script=Han}/u

/**
 * A person's name from the columns of its parts. People mix these up: a whole name in one of them, family and given
 * name the wrong way round, forms of address glued on. So the parts are read as the one name they make.
 */
export function nameFromParts(parts: Parts, options: StandardiseOptions): Standardised | null {
  const whole = parts.get('')
  const [given, family] = [partText(parts.get('given'), options), partText(parts.get('family'), options)]
  // Beside a column of whole names, the parts are the surer word; cards and address books often have but the whole.
  if (whole && given === '' && family === '') return whole
  if (given === '' && family === '') return parts.get('family') ?? parts.get('given') ?? null
  const isHan = han.test(given + family)
  const read = standardise('personName', isHan ? hanText(family, given, options) : `${given} ${family}`.trim(), options)
  const name = read.value as PersonName | null
  if (name === null || isHan || given === '' || family === '') return read
  return { ...read, value: cutAt(name, family) }
}

/** `Noah, PhD` before `Jones` would be read as family name first: what is glued on goes before the parts are joined. */
function partText(cell: Standardised | undefined, options: StandardiseOptions): string {
  const text = textOf(cell)
  if (!/[,，.()（）"“]/.test(text)) return text
  return (standardise('personName', text, options).value as PersonName | null)?.full ?? text
}

/** `伟` and `张` in the wrong columns: the one that is a family name goes first. */
function hanText(family: string, given: string, options: StandardiseOptions): string {
  if (family === '' || given === '') return family + given
  // With a blank between, the reader tells by the known family names which is which.
  const parted = standardise('personName', `${family} ${given}`, options)
  return (parted.value as PersonName | null)?.full ?? family + given
}

/** Where the file said which is the family name, that is believed: `van der Berg` may be one, or two. */
function cutAt(name: PersonName, family: string): PersonName {
  const full = name.full
  const end = full.slice(-family.length)
  if (end.toLowerCase() !== family.toLowerCase() || full.length === family.length) return name
  return nameOf(end, full.slice(0, -family.length).trim() || null, 'given')
}

/** An address from its parts, those in columns of their own before those cut out of a whole one. */
export function addressFromParts(parts: Parts): Address | null {
  const whole = parts.get('')?.value as Address | null | undefined
  const part = (name: (typeof addressParts)[number]) =>
    (parts.get(name)?.value as string | null | undefined) ?? whole?.[name] ?? null
  const address: Address = {
    country: part('country'),
    region: part('region'),
    city: part('city'),
    district: part('district'),
    street: part('street'),
    postcode: part('postcode'),
  }
  return addressParts.some((name) => address[name] !== null) ? address : null
}

const signs: Readonly<Record<string, string>> = {
  '¥': 'CNY',
  '￥': 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  rmb: 'CNY',
  $: 'USD',
  美元: 'USD',
  '€': 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
  英镑: 'GBP',
  日元: 'JPY',
  港币: 'HKD',
  港元: 'HKD',
  hk$: 'HKD',
  us$: 'USD',
}

/** The ISO 4217 code that a cell means, or null. */
export function currencyOf(cell: string): string | null {
  const text = cell.trim()
  return /^[a-z]{3}$/i.test(text) && text.toLowerCase() !== 'rmb'
    ? text.toUpperCase()
    : (signs[text.toLowerCase()] ?? null)
}

/** A list from several columns, each value once, in the order of the columns. */
export function listFromCells(cells: readonly Standardised[]): unknown[] | null {
  const all = cells.flatMap(({ value }) => (Array.isArray(value) ? (value as unknown[]) : []))
  return all.length > 0 ? [...new Set(all)] : null
}

function textOf(cell: Standardised | undefined): string {
  return typeof cell?.value === 'string' ? cell.value : ''
}
