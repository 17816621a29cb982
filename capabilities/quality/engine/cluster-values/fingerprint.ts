import { Converter } from 'opencc-js/t2cn'

const simplified = Converter({ from: 'tw', to: 'cn' })
const han = /\p{Script=Han}/u

/** Without case, accents, width, punctuation and traditional forms: what the other keys start from. */
export function plainText(value: string): string {
  const text = value
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const spaced = text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
  if (!han.test(spaced)) return spaced
  // Blanks between Chinese characters mean nothing.
  return simplified(spaced).replace(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '')
}

/**
 * The key under which spellings of one value meet: its words, each once, in order of the alphabet (OpenRefine's
 * fingerprint). Chinese is simplified, and 省, 市 at the end of a place go.
 *
 * ```ts
 * assert.equal(fingerprint('Manager, Sales'), fingerprint('sales  manager'))
 * assert.equal(fingerprint('深圳市'), fingerprint('深 圳'))
 * assert.notEqual(fingerprint('深圳'), fingerprint('沈阳'))
 * ```
 */
export function fingerprint(value: string): string {
  const words = plainText(value)
    .split(' ')
    .map((word) => word.replace(/^(\p{Script=Han}{2,})(?:特别行政区|自治区|省|市)$/u, '$1'))
  return [...new Set(words)].toSorted().join(' ')
}

/**
 * The parts of `size` characters that occur in a value, in order of the alphabet: blanks, the order of words and
 * doubled letters no longer matter.
 *
 * ```ts
 * assert.equal(gramFingerprint('Krzysztof'), gramFingerprint('Krzysz tof'))
 * ```
 */
export function gramFingerprint(value: string, size = 2): string {
  const text = plainText(value).replaceAll(' ', '')
  const step = han.test(text) ? 1 : size
  if (text.length <= step) return text
  const grams = new Set<string>()
  for (let at = 0; at + step <= text.length; at += 1) grams.add(text.slice(at, at + step))
  return [...grams].toSorted().join('')
}
