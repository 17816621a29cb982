import { hasFormStarting, isFirstName, nicknameRoot } from '#capabilities/quality/engine/kinds/nicknames.ts'
import { readsAs, spellingsOf, splitHanName, type Readings } from '#capabilities/quality/engine/kinds/romanise.ts'
import { bonesOf } from '#capabilities/quality/engine/kinds/scripts.ts'
import { isOneEdit, jaroWinkler } from '#capabilities/quality/engine/kinds/similarity.ts'
import { fold, hasHan, soundOf, wordsOf } from '#capabilities/quality/engine/kinds/text.ts'

/** One half of a person's name. Latin spellings are joined without blanks for comparing across scripts. */
export type NamePart = {
  /** What is counted for how common the name is: the first spelling. */
  readonly value: string
  /** Folded spellings of equal standing: `wing yan` and the English first name `thomas`. */
  readonly latin: readonly string[]
  readonly han: string
  readonly spellings: readonly (readonly string[])[]
}
export type PersonName = {
  readonly given: NamePart
  readonly family: NamePart
  readonly words: ReadonlySet<string>
  /** Which of the namesakes of a family: 1 for senior and I, 2 for junior and II, 3 for III; 0 where nothing is said. */
  readonly generation: number
}
export type NameCells = { given?: string; family?: string; middle?: string; full?: readonly string[] }

const noPart: NamePart = { value: '', latin: [], han: '', spellings: [] }
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
  const words = new Set<string>()
  const apart = (cells.given ?? '') !== '' || (cells.family ?? '') !== ''
  if (apart) addApart(found, cells)
  for (const text of cells.full ?? []) addFull(found, text, { main: !apart, learned })
  const family = partOf(found.family, found.hanFamily, true, learned)
  const given = partOf(found.given, found.hanGiven, false, learned)
  let generation = 0
  for (const text of [cells.given, cells.family, cells.middle, ...(cells.full ?? [])]) {
    const all = wordsOf(fold(text ?? ''))
    for (const word of all) if (!titles.has(word)) words.add(word)
    if (all.length > 1) generation = generations[all.at(-1)!] ?? generation
  }
  return family === noPart && given === noPart ? null : { given, family, words, generation }
}

type Found = { given: string[]; family: string[]; hanGiven: string; hanFamily: string }

function addApart(found: Found, cells: NameCells): void {
  const given = fold(cells.given ?? '').replace(/ /g, (blank) => (hasHan(cells.given ?? '') ? '' : blank))
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
  const familyAt = raw.length < 2 ? -1 : shouted >= 0 && capitals.includes(false) ? shouted : raw.length - 1
  push(found.given, cleanWords(fold(raw.filter((_, i) => i !== familyAt).join(' '))))
  if (familyAt >= 0) push(found.family, cleanWords(fold(raw[familyAt]!)))
}

function cleanWords(folded: string): string {
  return wordsOf(folded)
    .filter((word) => !titles.has(word))
    .join(' ')
}

function push(list: string[], text: string): void {
  if (text !== '' && !list.includes(text)) list.push(text)
}

function partOf(latin: string[], han: string, isFamily: boolean, learned: Readings): NamePart {
  if (latin.length === 0 && han === '') return noPart
  return { value: han || latin[0]!, latin, han, spellings: han === '' ? [] : spellingsOf(han, isFamily, learned) }
}

/** How alike two halves of names are, ascending. Index 0 is "different". */
export const nameLevels = ['different', 'similar', 'initial', 'close', 'moved', 'read alike', 'same'] as const

/** The level of likeness of one half of two names; null when either lacks it. Has no direction. */
export function compareNamePart(a: PersonName, b: PersonName, half: 'given' | 'family'): number | null {
  const left = a[half]
  const right = b[half]
  if (left === noPart || right === noPart) return null
  if (half === 'given' && isOtherGeneration(a, b)) return 0
  if (left === right || left.value === right.value) return 6
  let best = 0
  for (const x of left.latin) for (const y of right.latin) best = Math.max(best, latinLevel(x, y))
  if (left.han !== '' && right.han !== '') best = Math.max(best, hanLevel(left, right))
  else if (left.han !== '') best = Math.max(best, crossLevel(left, right))
  else if (right.han !== '') best = Math.max(best, crossLevel(right, left))
  return best < 4 && (isElsewhere(left, b) || isElsewhere(right, a)) ? 4 : best
}

/** Father and son of one name: senior and junior, II and III. */
function isOtherGeneration(a: PersonName, b: PersonName): boolean {
  return a.generation > 0 && b.generation > 0 && a.generation !== b.generation
}

function latinLevel(x: string, y: string): number {
  if (x === y) return 6
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  if (short.length === 1) return long.startsWith(short) || hasFormStarting(long, short) ? 2 : 0
  if (nicknameRoot(x) === nicknameRoot(y)) return 3
  if (short.length > 2 && isVowelless(x) !== isVowelless(y) && bonesOf(x).length > 2 && bonesOf(x) === bonesOf(y))
    return 5
  if (x.includes(' ') || y.includes(' ')) {
    if (x.replaceAll(' ', '') === y.replaceAll(' ', '')) return 5
    if (` ${long} `.includes(` ${short} `)) return 3
    if (x.split(' ').toSorted().join(' ') === y.split(' ').toSorted().join(' ')) return 4
  }
  const likeness = jaroWinkler(x, y)
  // Marie and Mark, Patrick and Patricia: two names of their own are two names, however few letters lie between.
  const isSlip = !isFirstName(x) || !isFirstName(y)
  if (isSlip && (likeness >= 0.92 || (short.length > 3 && isOneEdit(x, y)))) return 3
  return likeness >= 0.8 || (short.length > 3 && soundOf(x) === soundOf(y)) ? 1 : 0
}

function isVowelless(word: string): boolean {
  return !/[aeiou]/.test(word.slice(1))
}

/** Two names in characters: the same sound is a slip of the keyboard, one common character of two a weak sign. */
function hanLevel(left: NamePart, right: NamePart): number {
  if (left.han === right.han) return 6
  if (left.spellings.map((ways) => ways[0]).join() === right.spellings.map((ways) => ways[0]).join()) return 3
  if (
    left.han.length === right.han.length &&
    left.han.length > 1 &&
    [...left.han].some((char, i) => char === [...right.han][i])
  )
    return 1
  return 0
}

function crossLevel(han: NamePart, latin: NamePart): number {
  let best = 0
  for (const text of latin.latin) {
    if (readsAs(text.replaceAll(' ', ''), han.spellings)) return 5
    const syllables = text.split(' ')
    const hits = han.spellings.filter((ways, i) => ways.includes(syllables[i] ?? '')).length
    if (hits > 0 && hits * 2 >= han.spellings.length) best = 1
  }
  return best
}

function isElsewhere(part: NamePart, name: PersonName): boolean {
  if (part.han !== '') {
    if (part.han === name.given.han || part.han === name.family.han) return true
    return [...name.words].some((word) => readsAs(word, part.spellings))
  }
  return part.latin.some((text) => text.length > 1 && name.words.has(text))
}
