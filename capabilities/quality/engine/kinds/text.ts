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
  if (isFolded(text)) return text
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

/** Whether folding changes nothing, for plain text: small letters without outer or double blanks. */
function isFolded(text: string): boolean {
  let before = 32
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 || code > 126 || (code > 64 && code < 91) || (code === 32 && before === 32)) return false
    before = code
  }
  return before !== 32
}

function simplify(char: string): string {
  const plain = simplifiedByChar.get(char) ?? toSimplified(char)
  simplifiedByChar.set(char, plain)
  return plain
}

/** Words of a folded text: runs of letters and digits; an apostrophe inside a word disappears (`o'neil` → `oneil`). */
export function wordsOf(folded: string): string[] {
  return (
    plainWords(folded) ??
    folded
      .replace(/['’`´]/g, '')
      .split(wordBreak)
      .filter((word) => word !== '')
  )
}

/** The same for ASCII without apostrophes, cut by hand; null for all other texts. */
function plainWords(text: string): string[] | null {
  const words: string[] = []
  let start = -1
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127 || code === 39 || code === 96) return null
    const isInside = (code > 96 && code < 123) || (code > 47 && code < 58) || (code > 64 && code < 91)
    if (isInside && start < 0) start = i
    else if (!isInside && start >= 0) {
      words.push(text.slice(start, i))
      start = -1
    }
  }
  if (start >= 0) words.push(text.slice(start))
  return words
}

/** Like `wordsOf`, with Han text cut into overlapping pairs of characters, so that it can be compared by parts. */
export function partsOf(folded: string): string[] {
  const words = wordsOf(folded)
  return !han.test(folded) ? words : words.flatMap((word) => (han.test(word) ? pairsOfChars(word) : [word]))
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
  const start = soundStart(word)
  let key = start[0] ?? ''
  let last = soundClass(key)
  for (let i = 1; i < start.length && key.length < 4; i++) {
    const letter = start[i]!
    const sound = soundClass(letter)
    if (sound !== '' && sound !== last) key += sound
    if (letter !== 'h' && letter !== 'w') last = sound
  }
  return key
}

/** A word with its first sound written as one letter. */
function soundStart(word: string): string {
  switch (word[0]) {
    case 'k':
    case 'g':
      return word[1] === 'n' ? word.slice(1) : word
    case 'p':
      return word[1] === 'n' ? word.slice(1) : word[1] === 'h' ? `f${word.slice(2)}` : word
    case 'w':
      return word[1] === 'r' ? word.slice(1) : word
    case 'c':
    case 'q':
      return `k${word.slice(1)}`
    case 'z':
      return `s${word.slice(1)}`
    default:
      return word
  }
}

const soundClasses = new Map(
  ['bpfv', 'cgjkqsxz', 'dt', 'l', 'mn', 'r'].flatMap((letters, i) => [...letters].map((one) => [one, String(i + 1)])),
)

function soundClass(letter: string): string {
  return soundClasses.get(letter) ?? ''
}
