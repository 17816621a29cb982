import type { FieldTypeName, StandardiseOptions } from '#capabilities/quality/engine/standardise/result.ts'
import { standardise } from '#capabilities/quality/engine/standardise/standardise.ts'

const assumed: StandardiseOptions = { country: 'CN', currency: 'CNY', dateOrder: 'auto' }
const samplesLooked = 50

/** Types that a column's values can be asked about; any text is a text. */
const telling = new Set<FieldTypeName>([
  'email',
  'phone',
  'url',
  'country',
  'idNumber',
  'creditCode',
  'date',
  'dateTime',
  'money',
  'integer',
  'number',
  'percent',
  'boolean',
  'choice',
  'multiChoice',
  'rating',
])

/**
 * The share of filled samples that can be read as the type, from 0 to 1; null when there are none, or when the type
 * takes any text.
 */
export function readableShare(
  type: FieldTypeName,
  samples: readonly string[],
  options?: StandardiseOptions['options'],
): number | null {
  if (!telling.has(type)) return null
  const filled = samples.filter((sample) => sample.trim() !== '').slice(0, samplesLooked)
  if (filled.length === 0) return null
  // A number from anywhere in the world is a phone number: the country is not known yet.
  const tries = type === 'phone' ? ['CN', 'US', 'GB'] : ['CN']
  const read = filled.filter((sample) =>
    tries.some((country) => {
      const { value, problem } = standardise(type, sample, { ...assumed, country, options })
      return value !== null || problem === null
    }),
  )
  return read.length / filled.length
}

/** A type told by the values alone, where they leave little doubt. */
export function typeOfValues(
  samples: readonly string[],
): 'email' | 'phone' | 'url' | 'country' | 'idNumber' | 'creditCode' | null {
  const filled = samples.filter((sample) => sample.trim() !== '')
  if (filled.length < 2) return null
  if ((readableShare('email', filled) ?? 0) >= 0.7) return 'email'
  for (const type of ['idNumber', 'creditCode'] as const) {
    const looks = filled.every((sample) => /^[\dA-Z][\dA-Z -]{14,24}$/i.test(sample.trim()))
    if (looks && (readableShare(type, filled) ?? 0) >= 0.7) return type
  }
  const phones = filled.filter((sample) => /^[+\d０-９(]/.test(sample.trim()) && sample.replace(/\D/g, '').length >= 10)
  if (phones.length >= filled.length * 0.8 && (readableShare('phone', filled) ?? 0) >= 0.8) return 'phone'
  if (filled.every((sample) => /^(https?:|www\.)/i.test(sample.trim())) && (readableShare('url', filled) ?? 0) >= 0.8)
    return 'url'
  return (readableShare('country', filled) ?? 0) >= 0.9 ? 'country' : null
}
