import { Converter } from 'opencc-js/t2cn'
import { pinyin } from 'pinyin-pro'
import { inLatin } from '#capabilities/quality/engine/kinds/scripts.ts'

const toSimplified = Converter({ from: 't', to: 'cn' })
const simplifiedByChar = new Map<string, string>()
const han = /\p{Script=Han}/u
const allHan = /\p{Script=Han}/gu
const ascii = /^[\x20-\x7e]*$/
const wordBreak = /[^\p{L}\p{N}]+/u

/** Letters that keep a stroke or a ligature when accents are stripped. */
const plainLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/**
 * One written form for what people read as the same text: width (NFKC), case, accents, other alphabets in Latin
 * letters, and traditional characters as simplified ones. Characters are converted one by one, never by phrase, so that a key depends on nothing
 * around it. Runs of blanks become one.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase().replace(/\s+/g, ' ').trim()
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
  return inLatin(plain)
    .replace(/[ßæœøđðþłı]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(allHan, simplify)
    .replace(/\s+/gu, ' ')
    .trim()
}

function simplify(char: string): string {
  const plain = simplifiedByChar.get(char) ?? toSimplified(char)
  simplifiedByChar.set(char, plain)
  return plain
}

/** Words of a folded text: runs of letters and digits; an apostrophe inside a word disappears (`o'neil` → `oneil`). */
export function wordsOf(folded: string): string[] {
  return folded
    .replace(/['’`´]/g, '')
    .split(wordBreak)
    .filter((word) => word !== '')
}

/** Like `wordsOf`, with Han text cut into overlapping pairs of characters, so that it can be compared by parts. */
export function partsOf(folded: string): string[] {
  return wordsOf(folded).flatMap((word) => (han.test(word) ? pairsOfChars(word) : [word]))
}

function pairsOfChars(word: string): string[] {
  const chars = [...word]
  if (chars.length < 3) return [word]
  return chars.slice(1).map((char, i) => `${chars[i]}${char}`)
}

export function hasHan(text: string): boolean {
  return han.test(text)
}

/** Toneless pinyin of a Chinese personal name, a syllable a character, with surname readings (单 → shan). */
export function pinyinOf(name: string): string[] {
  return pinyin(name, { mode: 'surname', toneType: 'none', type: 'array', v: true }).map((syllable) => fold(syllable))
}

/**
 * A sound key for European and pinyin words, four signs at most: the first letter, then consonants in classes that
 * are often mixed up. Coarse on purpose: it only finds candidates, the comparison decides.
 */
export function soundOf(word: string): string {
  const start = word
    .replace(/^(kn|gn|pn)/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^ph/, 'f')
    .replace(/^(c|k|q)/, 'k')
    .replace(/^z/, 's')
  let key = start[0] ?? ''
  let last = soundClass(key)
  for (const letter of start.slice(1)) {
    const sound = soundClass(letter)
    if (sound !== '' && sound !== last) key += sound
    if (letter !== 'h' && letter !== 'w') last = sound
    if (key.length === 4) break
  }
  return key
}

function soundClass(letter: string): string {
  if ('bpfv'.includes(letter)) return '1'
  if ('cgjkqsxz'.includes(letter)) return '2'
  if ('dt'.includes(letter)) return '3'
  if (letter === 'l') return '4'
  if ('mn'.includes(letter)) return '5'
  return letter === 'r' ? '6' : ''
}
