import { isFirstName } from '#capabilities/quality/engine/kinds/nicknames.ts'
import { spellingsOf, splitHanName, type Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { letterBits } from '#capabilities/quality/engine/kinds/similarity.ts'
import { wordBit, type Spelling } from '#capabilities/quality/engine/kinds/spelling.ts'
import { latinRank } from '#capabilities/quality/engine/standardise/names/surnames.ts'
import { fold, hasHan, wordsOf } from '#capabilities/quality/engine/kinds/text.ts'

/** One half of a person's name. Latin spellings are joined without blanks for comparing across scripts. */
export type NamePart = {
  /** What is counted for how common the name is: the first spelling. */
  readonly value: string
  /** Folded spellings of equal standing: `wing yan` and the English first name `thomas`. */
  readonly latin: readonly string[]
  readonly han: string
  readonly spellings: readonly (readonly string[])[]
  /** `latin`, made ready when it is first compared. */
  ready: readonly Spelling[] | null
  /** The first letters `spellings` may begin with, as bits. */
  readonly starts: number
}
export type PersonName = {
  readonly given: NamePart
  readonly family: NamePart
  readonly words: readonly string[]
  /** What words and what first letters of words can be there at all, as bits. */
  readonly wordBits: number
  readonly wordStarts: number
  /** Which of the namesakes of a family: 1 for senior and I, 2 for junior and II, 3 for III; 0 where nothing is said. */
  readonly generation: number
}
export type NameCells = { given?: string; family?: string; middle?: string; full?: readonly string[] }

export const noPart: NamePart = { value: '', latin: [], han: '', spellings: [], ready: [], starts: 0 }
const titles = new Set(
  `mr mrs ms miss mx dr prof professor sir dame lady rev reverend jr sr junior senior ii iii iv esq
phd md mba`.split(/\s+/),
)
const generations: Readonly<Record<string, number>> = { sr: 1, senior: 1, i: 1, jr: 2, junior: 2, ii: 2, iii: 3, iv: 4 }
const hanTitles = /(先生|女士|小姐|太太|夫人|博士|教授|老师|经理|总经理|总监|主任|医生|律师|同学|总)$/u
const hanRun = /\p{Script=Han}+(?:[ ·•]\p{Script=Han}+)*/gu

/** Reads a person's name from what the cells say: separate columns first, else a full name in either order. */
export function readName(cells: NameCells, learned: Readings = {}): PersonName | null {
  const found = { given: [] as string[], family: [] as string[], hanGiven: '', hanFamily: '' }
  const words: string[] = []
  const apart = (cells.given ?? '') !== '' || (cells.family ?? '') !== ''
  if (apart) addApart(found, cells)
  for (const text of cells.full ?? []) addFull(found, text, { main: !apart, learned })
  const family = partOf(found.family, found.hanFamily, true, learned)
  const given = partOf(found.given, found.hanGiven, false, learned)
  let generation = 0
  for (const text of [cells.given, cells.family, cells.middle, ...(cells.full ?? [])]) {
    const all = wordsOf(fold(text ?? ''))
    for (const word of all) if (!titles.has(word) && !words.includes(word)) words.push(word)
    if (all.length > 1) generation = generations[all.at(-1)!] ?? generation
  }
  if (family === noPart && given === noPart) return null
  let [wordBits, wordStarts] = [0, 0]
  for (const word of words) {
    wordBits |= wordBit(word)
    wordStarts |= letterBits(word.slice(0, 1))
  }
  return { given, family, words, wordBits, wordStarts, generation }
}

type Found = { given: string[]; family: string[]; hanGiven: string; hanFamily: string }

function addApart(found: Found, cells: NameCells): void {
  const folded = fold(cells.given ?? '')
  const given = folded.includes(' ') && hasHan(cells.given ?? '') ? folded.replaceAll(' ', '') : folded
  const family = fold(cells.family ?? '')
  if (hasHan(family) || hasHan(given)) {
    found.hanFamily = family
    found.hanGiven = given.replace(hanTitles, '')
    return
  }
  push(found.given, cleanWords(given))
  push(found.family, cleanWords(family))
}

/** A name half in characters (`LAU Hiu 軒`) is read in every way its one character may be spelt. */
function addFull(found: Found, text: string, how: { main: boolean; learned: Readings }): void {
  const { main, learned } = how
  const han = (fold(text).match(hanRun) ?? []).join('').replace(/[ ·•]/g, '').replace(hanTitles, '')
  const latin = text.replace(/\p{Script=Han}+/gu, ' ').split(/[;；|/]/)[0]!
  const isHalf = [...han].length === 1 && cleanWords(fold(latin)) !== ''
  if (isHalf) for (const way of spellingsOf(han, false, learned)[0]!) addFull(found, text.replace(hanRun, way), how)
  if (isHalf) return
  if (han !== '' && found.hanFamily === '' && found.hanGiven === '') {
    const { family, given } = splitHanName(han)
    found.hanFamily = family
    found.hanGiven = given
  }
  const [first = '', ...others] = text.replace(/\p{Script=Han}+/gu, ' ').split(/[;；|/]/)
  if (main) addLatin(found, first)
  for (const other of others) push(found.given, cleanWords(fold(other)))
}

/** `Lovelace, Ada`, `LAI Nga Fong` and `Ada Lovelace`: a comma or capitals tell the family name, else it is last. */
function addLatin(found: Found, text: string): void {
  const [before = '', after] = text.split(/[,，](.*)/s)
  if (after !== undefined && cleanWords(fold(after)) !== '' && !/\p{N}/u.test(after)) {
    push(found.family, cleanWords(fold(before)))
    push(found.given, cleanWords(fold(after)))
    return
  }
  const raw = text.split(/\s+/).filter((word) => cleanWords(fold(word)) !== '')
  const capitals = raw.map((word) => /\p{Lu}{2}/u.test(word) && word === word.toUpperCase())
  const shouted = capitals.indexOf(true)
  const said = shouted >= 0 && capitals.includes(false) ? shouted : isChineseOrder(raw.map(fold)) ? 0 : raw.length - 1
  const familyAt = raw.length < 2 ? -1 : said
  push(found.given, cleanWords(fold(raw.filter((_, i) => i !== familyAt).join(' '))))
  if (familyAt >= 0) push(found.family, cleanWords(fold(raw[familyAt]!)))
}

const pinyin = /^(?:(?:[bpmfdtnlgkhjqxzcsrwy]|[zcs]h)?[aeiouv][aeiou]{0,2}(?:ng?|r)?){1,2}$/

/** `Wang Jie`: all of it pinyin, and the first word a commoner family name of China than the last. */
function isChineseOrder(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > 3 || !words.every((word) => pinyin.test(word))) return false
  return latinRank(words[0]!) < latinRank(words.at(-1)!) && !isFirstName(words[0]!)
}

function cleanWords(folded: string): string {
  const words = wordsOf(folded)
  return (words.some(isTitle) ? words.filter((word) => !isTitle(word)) : words).join(' ')
}

function isTitle(word: string): boolean {
  return titles.has(word)
}

function push(list: string[], text: string): void {
  if (text !== '' && !list.includes(text)) list.push(text)
}

function partOf(latin: string[], han: string, isFamily: boolean, learned: Readings): NamePart {
  if (latin.length === 0 && han === '') return noPart
  const spellings = han === '' ? [] : spellingsOf(han, isFamily, learned)
  const starts = letterBits((spellings[0] ?? []).map((way) => way.slice(0, 1)).join(''))
  return { value: han || latin[0]!, latin, han, spellings, ready: null, starts }
}
