import { withoutForms } from '#capabilities/quality/engine/bare-names/legal-forms.ts'
import { lettersInLatin } from '#capabilities/quality/engine/bare-names/scripts.ts'
import {
  connectives,
  particles,
  titles,
  tradeInEnglish,
  trimmings,
  withDigits,
} from '#capabilities/quality/engine/bare-names/words.ts'
import { spellingsOf, splitHanName } from '#capabilities/quality/engine/kinds/romanise.ts'
import { bonesOf } from '#capabilities/quality/engine/kinds/scripts.ts'
import { fold, hasHan, pinyinOf, wordsOf } from '#capabilities/quality/engine/kinds/text.ts'

export type NameSort = 'person' | 'organisation'

/** A word of a name. `sound` is equal where spelling habits alone differ, `bones` are its consonants. */
export type Word = {
  readonly text: string
  readonly sound: string
  readonly bones: string
  /** Tells nothing by itself: a particle, a connective, `group` or `holding`. */
  readonly isMinor: boolean
}

/** A name read for comparing: read once, compared often. */
export type BareName = {
  readonly sort: NameSort
  /** All words, sorted. */
  readonly key: string
  readonly words: readonly Word[]
  /** Classes of legal form it states. */
  readonly forms: ReadonlySet<string>
  /** The Chinese characters of a name in them, simplified, and the ways each may be spelt. */
  readonly han: string
  readonly spellings: readonly (readonly string[])[]
  /** In scripts that leave vowels out, or add them, only consonants compare with other scripts. */
  readonly script: 'latin' | 'alphabet' | 'syllables'
}

const legalHan = /(股份有限公司|有限责任公司|有限公司|公司|株式会社)/gu
const alphabets =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}]/u
const hangul = /^[\p{Script=Hangul}\s]+$/u
const syllables = /[\p{Script=Katakana}\p{Script=Han}]/u

/** Reads a name of which nothing else is known. Same text, same reading; no list of names is looked at. */
export function readBareName(text: string, sort: NameSort): BareName {
  const isPerson = sort === 'person'
  // `AlisherUsmanov`, `SiemensAG`: a capital in the middle of a long word begins another; `McDonald` does not.
  const apart = text.replace(/(\p{Ll}{4,})(\p{Lu})/gu, '$1 $2')
  const folded = isPerson
    ? fold(lettersInLatin(apart))
    : fold(lettersInLatin(tradeInEnglish(apart.replace(/&/g, ' and ')))).replace(legalHan, ' ')
  const { words, forms } = isPerson ? personWords(folded) : organisationWords(folded)
  const isForeign = /[·•・]/.test(text)
  const han = !isPerson
    ? ''
    : hangul.test(text)
      ? text.replace(/\P{L}/gu, '')
      : words.every(hasHan)
        ? words.join('')
        : ''
  const spoken = words.flatMap((word) => (hasHan(word) ? spokenWords(word, isPerson && !isForeign) : [word]))
  return {
    sort,
    key: words.toSorted().join(' '),
    words: spoken.map((word) => wordOf(word, isPerson)),
    forms,
    han,
    spellings: hasHan(han) && words.length === 1 ? spellings(han) : [],
    script: syllables.test(text) ? 'syllables' : alphabets.test(text) ? 'alphabet' : 'latin',
  }
}

// A list of names repeats its words; a word is spelt out once.
const knownWords = new Map<string, Pick<Word, 'sound' | 'bones'>>()
const mostKnown = 100_000

function wordOf(text: string, isPerson: boolean): Word {
  let known = knownWords.get(text)
  if (known === undefined) {
    if (knownWords.size === mostKnown) knownWords.clear()
    // Alphabets without vowels write `w` and `y` for some; `p` is a `b` in Arabic, `l` an `r` in Japanese.
    const bones = soundOf(bonesOf(text))
      .replace(/[aeiouy]/g, '')
      .replace(/l/g, 'r')
      .replace(/p/g, 'v')
    known = { sound: soundOf(text), bones }
    knownWords.set(text, known)
  }
  const isMinor = isPerson ? particles.has(text) : connectives.has(text) || trimmings.has(text)
  return { text, ...known, isMinor }
}

function personWords(folded: string) {
  const all = wordsOf(folded.replace(/\./g, ' ')).map((word) => (/^\d+$/.test(word) ? word : unmasked(word)))
  const words = all.filter((word) => !titles.has(word))
  return { words: words.length === 0 ? all : words, forms: new Set<string>() }
}

/** `Ig0r Sech1n`: digits that stand for the letters they look like. */
function unmasked(word: string): string {
  return word.replace(/[0134579]/g, (digit) => 'oieastg'['0134579'.indexOf(digit)]!)
}

function organisationWords(folded: string) {
  const { words, kinds } = withoutForms(initialsTogether(wordsOf(folded)))
  return { words: withDigits(words), forms: kinds }
}

/** `j p morgan` → `jp morgan`, `s a r l` → `sarl`, `h and m` → `hm`. */
function initialsTogether(words: readonly string[]): string[] {
  const out: string[] = []
  let isOpen = false
  const isInitial = (word: string | undefined) => word !== undefined && /^[a-z]$/.test(word)
  for (const [i, word] of words.entries()) {
    if (isOpen && word === 'and' && isInitial(words[i + 1])) continue
    if (isInitial(word) && isOpen) out[out.length - 1] += word
    else out.push(word)
    isOpen = isInitial(word)
  }
  return out
}

/** A word in characters as it is read aloud: of a person family and given name apart, else all together. */
function spokenWords(han: string, isInParts: boolean): string[] {
  if (!isInParts) return [pinyinOf(`王${han}`).slice(1).join('')]
  const { family, given } = splitHanName(han)
  return [pinyinOf(family).join(''), given === '' ? '' : pinyinOf(`王${given}`).slice(1).join('')].filter(
    (one) => one !== '',
  )
}

function spellings(han: string): string[][] {
  const { family, given } = splitHanName(han)
  return [...spellingsOf(family, true, {}), ...spellingsOf(given, false, {})]
}

const habits: readonly (readonly [RegExp, string])[] = [
  [/tsch|sch|sh|ch|cz/g, 's'],
  [/zh|dj|j(?=[aou])/g, 's'],
  [/kh|ck|q|x/g, 'k'],
  [/ph/g, 'f'],
  [/th|dh|d/g, 't'],
  [/c(?=[eiy])/g, 's'],
  [/c|g/g, 'k'],
  [/w|b|v/g, 'v'],
  [/ts|z/g, 's'],
  [/h/g, ''],
  [/j|y|e/g, 'i'],
  [/u/g, 'o'],
  [/(.)\1+/g, '$1'],
]

/** One spelling for what different habits write of one sound: `Qaddafi` and `Gaddafi`, `Selenskyj` and `Zelensky`. */
function soundOf(word: string): string {
  return habits.reduce((out, [from, to]) => out.replace(from, to), word)
}
