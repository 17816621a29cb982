import type { Limits } from '#capabilities/quality/engine/read/table.ts'
import { readTags } from '#capabilities/quality/engine/read/xlsx/xml.ts'
import type { Zip } from '#capabilities/quality/engine/read/xlsx/zip.ts'

/**
 * What the style of a cell says a number is; a number says how many digits it is filled up to with zeros, and an amount
 * has the currency that its format names by its code.
 */
export type NumberKind = 'plain' | 'date' | 'percent' | 'duration' | number | { readonly currency: string }

/** The kind of number for each cell style, by its place in `cellXfs`. */
export async function numberKinds(zip: Zip, limits: Limits): Promise<NumberKind[]> {
  const custom = new Map<number, NumberKind>()
  const kinds: NumberKind[] = []
  let inCells = false
  await readTags(zip, 'xl/styles.xml', limits, (name, attributes) => {
    const id = Number(attributes.numFmtId ?? 0)
    if (name === 'numFmt') custom.set(id, kindOfFormat(attributes.formatCode ?? ''))
    else if (name === 'cellXfs') inCells = true
    else if (name === 'cellStyles' || name === 'cellStyleXfs' || name === 'dxfs') inCells = false
    else if (name === 'xf' && inCells) kinds.push(custom.get(id) ?? builtInKind(id))
  })
  return kinds
}

/** ECMA-376 part 1, 18.8.30: the formats that every workbook has; 27 to 36 and 50 to 58 are dates in East Asia. */
function builtInKind(id: number): NumberKind {
  if (id === 9 || id === 10) return 'percent'
  if (id === 46) return 'duration'
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
  return date ? 'date' : 'plain'
}

export function kindOfFormat(code: string): NumberKind {
  if (/\[(h+|m+|s+)\]/i.test(code)) return 'duration'
  const [, currency] = /\[\$([A-Z]{3})(?:-[\dA-F]+)?\]/.exec(code) ?? []
  if (currency !== undefined) return { currency }
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '').split(';')[0]!
  if (bare.includes('%')) return 'percent'
  if (/^0{2,}$/.test(bare)) return bare.length
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? 'date' : 'plain'
}

const dayMs = 86_400_000

/** A number of a sheet as the text a person would have typed. Fifteen digits, as Excel keeps. */
export function numberText(raw: string, kind: NumberKind, epoch1904: boolean): string {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return raw
  if (kind === 'percent') return `${plain(value * 100)}%`
  if (kind === 'duration') return durationText(value)
  if (typeof kind === 'object') return `${plain(value)} ${kind.currency}`
  if (typeof kind === 'number')
    return Number.isInteger(value) && value >= 0 ? plain(value).padStart(kind, '0') : plain(value)
  return kind === 'date' ? (serialText(value, epoch1904) ?? plain(value)) : plain(value)
}

function plain(value: number): string {
  return String(Number(value.toPrecision(15)))
}

/** Days as hours, minutes and seconds, of which there may be more than a day’s. */
function durationText(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400)
  const two = (value: number) => String(value).padStart(2, '0')
  const sign = days < 0 ? '-' : ''
  return `${sign}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/**
 * A date serial as `2024-03-12`, with ` 09:14:00` when it has a time, or as a time alone below one day.
 * Excel counts a 29 February 1900 that never was; null for what lies outside the years 1900 to 9999.
 */
export function serialText(serial: number, epoch1904 = false): string | null {
  const days = epoch1904 ? serial + 1462 : serial
  if (days < 0 || days >= 2_958_466) return null
  const shift = days < 60 ? 1 : 0
  const iso = new Date(Date.UTC(1899, 11, 30) + Math.round((days + shift) * 86_400) * 1000).toISOString()
  if (days < 1 && !epoch1904) return days === 0 ? null : iso.slice(11, 19)
  return Number.isInteger(serial) || Math.abs(serial * dayMs - Math.round(serial) * dayMs) < 500
    ? iso.slice(0, 10)
    : `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
}
