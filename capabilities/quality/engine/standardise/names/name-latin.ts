import { readHanName, withoutHanTitle } from '#capabilities/quality/engine/standardise/names/name-han.ts'
import { cutAbroad, isVietnamese } from '#capabilities/quality/engine/standardise/names/name-abroad.ts'
import type { PersonName } from '#capabilities/quality/engine/standardise/names/person-name.ts'
import { step, type Trace } from '#capabilities/quality/engine/standardise/result.ts'
import { hanSingles, isRareFamily, latinRank } from '#capabilities/quality/engine/standardise/names/surnames.ts'

const before =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|herr|frau|mme|mlle|sr|sra|srta|dott|ing|rev|hon)(?:\.\s*|\s+)(?=\S)/i
// Titles that are one only with their point: Gen. is not Gen.
const pointed =
  /^(?:med|phil|jur|dent|vet|rer|nat|habil|h\.\s?c|dipl\.?-(?:ing|kfm)|mag|capt|lt|col|maj|gen|sgt|cpl|lic|eng|arch)\.\s*(?=\S)/i
const behind = /(?:\s*,\s*|\s+)(?:ph\.?\s?d|m\.?d|mba|cpa|cfa|esq|dds|rn|pmp|llm|b\.?sc|m\.?sc)\.?$/i
const generation = /^(?:jr|sr|ii|iii|iv)\.?$/i
const particles = new Set([
  'van',
  'von',
  'de',
  'da',
  'del',
  'della',
  'di',
  'du',
  'dos',
  'das',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'ben',
  'ter',
  'ten',
  'den',
  'der',
  'zu',
  'zum',
  'zur',
  'st.',
  'san',
  'af',
  'av',
  "d'",
  'e',
  'y',
])

const titleWords = new Set(
  'Mr Mrs Ms Miss Mx Dr Prof Professor Sir Madam Herr Frau Mme Mlle Sr Sra Srta Dott Ing Rev Hon Phd Md Mba Cpa Cfa Esq Dds Rn Pmp Llm Bsc Msc Jr Ii Iii Iv'.split(
    ' ',
  ),
)

/** Two capitalised words without a title: a name to which no rule applies; null for all others. */
export function plainLatinName(text: string): PersonName | null {
  const at = capitalisedTo(text, 0)
  if (at < 2 || text.charCodeAt(at) !== 32) return null
  const end = capitalisedTo(text, at + 1)
  if (end !== text.length || end < at + 3) return null
  const words = [text.slice(0, at), text.slice(at + 1)] as const
  if (titleWords.has(words[0]) || titleWords.has(words[1])) return null
  const [first, last] = words
  return isFamilyFirst(words)
    ? { family: first, given: last, order: 'family', full: text }
    : { family: last, given: first, order: 'given', full: text }
}

/** Where a word of Western letters ends that begins at a place with the one capital it has; the place itself for none. */
function capitalisedTo(text: string, from: number): number {
  const start = text.charCodeAt(from)
  if (!(start >= 65 && start <= 90) && !(start >= 0xc0 && start <= 0xde && start !== 0xd7)) return from
  let at = from + 1
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (!(code >= 97 && code <= 122) && !(code >= 0xdf && code <= 0xff && code !== 0xf7)) break
  }
  return at
}

/** A name in Latin or another alphabet, the trace changed on the way. */
export function readLatinName(trace: Trace): PersonName {
  for (let last = ''; last !== trace.text;) {
    last = trace.text
    const bare = withoutHanTitle(trace.text.replace(before, '').replace(pointed, '').replace(behind, ''))
    if (/\p{L}/u.test(bare)) step(trace, 'nameTitle', bare)
    if (trace.off.has('nameTitle')) break
  }
  if (/\p{Script=Han}/u.test(trace.text) && !/[A-Za-z]/.test(trace.text)) return readHanName(trace)
  const loud = loudFamily(trace.text)
  const comma = /^([^,]+),\s*([^,]+?)(?:,\s*((?:jr|sr|ii|iii|iv)\.?))?$/i.exec(trace.text)
  if (comma && !generation.test(comma[2]!)) {
    const [, family = '', given = '', last] = comma
    step(trace, 'nameComma', [given.trim(), family.trim(), last].filter(Boolean).join(' '))
  } else if (loud) step(trace, 'nameOrder', loud)
  step(trace, 'nameCase', stableCase(trace.text))
  return cutAbroad(trace.text) ?? cutLatin(trace.text)
}

/** `SMITH John`: capitals mark the family name; a Chinese one stays in front, where it is read as such. */
function loudFamily(text: string): string | null {
  const words = text.split(' ')
  const [first = '', second = ''] = words
  if (
    words.length < 2 ||
    !/^\p{Lu}{2,}$/u.test(first) ||
    !/^\p{Lu}\p{Ll}/u.test(second) ||
    /^(?:II|III|IV)$/.test(first)
  )
    return null
  if (words.slice(1).some((word) => /^(?:Mc)?\p{Lu}{2,}$/u.test(word)) || first.length < 3) return null
  // Only where the family name would be found again in front may it stay there.
  return isFamilyFirst(words) ? null : `${words.slice(1).join(' ')} ${first}`
}

/** Some letters change again when written small (Greek with a iota below): until nothing does. */
export function stableCase(text: string): string {
  if (isCapitalised(text)) return text
  let name = text
  for (let round = 0; round < 4; round += 1) {
    const next = properCase(name).normalize('NFC')
    if (next === name) break
    name = next
  }
  return name
}

/** Words of Western letters, each with one capital in front, are written as names are. */
function isCapitalised(text: string): boolean {
  for (let from = 0; ;) {
    const at = capitalisedTo(text, from)
    if (at < from + 2) return false
    if (at === text.length) return true
    if (text.charCodeAt(at) !== 32) return false
    from = at + 1
  }
}

function properCase(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, '').replace(/Mc(?=\p{Lu})/gu, 'MC')
  const isLoud = letters.length > 3 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  const isQuiet = letters.length > 1 && letters === letters.toLowerCase() && letters !== letters.toUpperCase()
  const hasParticles = !isVietnamese(text.split(' '))
  if (isLoud || isQuiet)
    return text
      .split(' ')
      .map((word, i) => wordCase(word, i > 0 && hasParticles))
      .join(' ')
  // One loud word among others is a family name written so.
  return text
    .split(' ')
    .map((word, i) =>
      /^[\p{Lu}'’-]{3,}$/u.test(word) && !generation.test(word) && /\p{Ll}/u.test(text) && hasVowel(word)
        ? wordCase(word, i > 0 && hasParticles)
        : word,
    )
    .join(' ')
}

function hasVowel(word: string): boolean {
  return /[aeiouyáéíóúäöüàèìòùâêîôûåøæœ]/i.test(word)
}

function wordCase(word: string, inner: boolean): string {
  const lower = word.toLowerCase()
  if (inner && particles.has(lower)) return lower
  if (/^(?:ii|iii|iv)$/.test(lower)) return word.toUpperCase()
  return lower
    .replace(/(^|[-'’.(/])(\p{L})/gu, (_, mark: string, letter: string) => mark + letter.toUpperCase())
    .replace(/(['’])S$/u, '$1s')
    .replace(/^Mc(\p{Ll})/u, (_, letter: string) => `Mc${letter.toUpperCase()}`)
}

function cutLatin(text: string): PersonName {
  const words = (text.includes(',') ? text.replace(/\s*,\s*(?=(?:jr|sr|ii|iii|iv)\.?$)/i, ' ') : text).split(' ')
  if (words.length === 1) return { family: null, given: text, order: 'given', full: text }
  if (isFamilyFirst(words)) return { family: words[0]!, given: words.slice(1).join(' '), order: 'family', full: text }
  let start = words.length - 1
  if (generation.test(words[start]!) && start > 1) start -= 1
  while (start > 1 && particles.has(words[start - 1]!.toLowerCase())) start -= 1
  return { family: words.slice(start).join(' '), given: words.slice(0, start).join(' '), order: 'given', full: text }
}

/** Chinese names in Latin letters keep their order where the first word is clearly the family name. */
function isFamilyFirst(words: readonly string[]): boolean {
  const [first = ''] = words
  const last = words.at(-1)!
  if (first.length < 3 && /^\p{Script=Han}$/u.test(first)) return hanSingles.has(first)
  if (words.length === 2 && last.charCodeAt(0) >= 0x2e80 && /^\p{Script=Han}{1,3}$/u.test(last))
    return latinRank(first) !== Infinity
  const rank = latinRank(first)
  if (rank === Infinity) return words.length === 2 && first.length <= 5 && isRareFamily(first) && isTwoSyllables(last)
  if (words.length > 3) return false
  const other = latinRank(last)
  // English names share some spellings (`Lin Young`, `Song Li`): the far commoner family name wins.
  return other === Infinity ? words.slice(1).every(isPinyin) : rank < 15 && other > rank + 20
}

const syllable =
  /^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|un|ua|uo|ui|üe|ue|[aeiouüv]))+$/i

/** Xi Jinping: beside a family name few bear, two syllables in one word tell that the name is Chinese. */
const twoSyllables = new RegExp(syllable.source.replace(')+$', '){2}$'), 'i')

function isTwoSyllables(word: string): boolean {
  return twoSyllables.test(word) && latinRank(word) === Infinity
}

function isPinyin(word: string): boolean {
  return syllable.test(word.replace(/[-'’]/g, ''))
}
