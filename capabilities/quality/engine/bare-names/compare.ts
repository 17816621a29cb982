import { areOtherForms } from '#capabilities/quality/engine/bare-names/legal-forms.ts'
import type { BareName, Word } from '#capabilities/quality/engine/bare-names/read.ts'
import { nicknameRoot } from '#capabilities/quality/engine/kinds/nicknames.ts'
import { readsAs } from '#capabilities/quality/engine/kinds/romanise.ts'
import { editsWithin } from '#capabilities/quality/engine/kinds/similarity.ts'

/** From this likeness on two names are taken for one; below, one may still be the other's, but nothing says so. */
export const sameName = 0.5

/**
 * How alike two bare names are, 0 to 1, where nothing but the names is known: two persons or two organisations. Order,
 * titles, particles, accents, scripts and spelling habits do not matter; a slip or two in a long word costs little, a
 * word that only one name has costs some, and a word on either side that the other lacks makes them two names.
 */
export function compareBareNames(one: BareName, other: BareName): number {
  // Which word finds which may depend on the order where several are equally near: it is always the same.
  const [a, b] = one.key <= other.key ? [one, other] : [other, one]
  if (a.words.length === 0 || b.words.length === 0) return 0
  const isPerson = a.sort === 'person'
  if (isPerson && isOtherWayRound(a, b)) return 0.4
  if (a.key === b.key) return isPerson || !areOtherForms(a.forms, b.forms) ? 1 : 0.45
  if (a.han !== '' && b.han !== '') return a.han === b.han ? 1 : 0.3 // a character more or less is another name
  if (isSpelling(a, b) || isSpelling(b, a)) return 0.95
  if (!isPerson && (isAcronym(a, b) || isAcronym(b, a))) return 0.7
  const found = align(a, b)
  const likeness = Math.max(0, isPerson ? personLikeness(found) : organisationLikeness(found, a, b))
  return !isPerson && areOtherForms(a.forms, b.forms) ? Math.min(likeness, 0.45) : likeness
}

/** Salman bin Muhammad is the father of Muhammad bin Salman, or his son. */
function isOtherWayRound(a: BareName, b: BareName): boolean {
  const [x, y] = [patronymicOf(a), patronymicOf(b)]
  return x !== null && y !== null && x.son !== x.father && x.son === y.father && x.father === y.son
}

function patronymicOf({ words }: BareName): { son: string; father: string } | null {
  const at = words.findIndex(({ text }) => text === 'bin' || text === 'ibn' || text === 'ben')
  const father = words.find(({ isMinor }, i) => i > at && !isMinor)
  return at < 1 || father === undefined ? null : { son: words[at - 1]!.text, father: father.text }
}

type Aligned = {
  /** Words that found each other: their letters, and the edits between them. */
  readonly letters: number
  readonly cost: number
  readonly pairs: number
  readonly restA: readonly Word[]
  readonly restB: readonly Word[]
  readonly sizeA: number
  readonly sizeB: number
}

const isMain = ({ isMinor }: Word) => !isMinor

function personLikeness({ letters, cost, pairs, restA, restB, sizeA, sizeB }: Aligned): number {
  if (pairs === 0) return 0
  const [left, right] = [restA.filter(isMain).length, restB.filter(isMain).length]
  const likeness = 1 - (steepness * cost) / Math.max(letters, 1)
  if (left > 0 && right > 0) return Math.max(0, Math.min(0.4, likeness - 0.3))
  // One word out of several is too little to go by, whichever it is.
  if (Math.min(sizeA, sizeB) === 1 && left + right > 0) return Math.min(0.4, likeness)
  return Math.max(0, likeness - 0.02 * (left + right))
}

function organisationLikeness({ letters, cost, pairs, restA, restB }: Aligned, a: BareName, b: BareName): number {
  if (pairs === 0) return 0
  const likeness = Math.max(0, 1 - (steepness * cost) / Math.max(letters, 1))
  const [left, right] = [restA.filter(isMain), restB.filter(isMain)]
  if (left.length > 0 && right.length > 0) return Math.min(0.3, likeness)
  const more = [...left, ...right]
  if (more.length === 0) return likeness - 0.03 * (restA.length + restB.length)
  if (more.some(({ text }) => isNumeral(text))) return Math.min(0.4, likeness)
  // `Faberlic` for `Faberlic Europe sp. z o.o.`: a firm's habitual short name. With its legal form a name is whole.
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a]
  const isShortName =
    short.words.length === 1 && short.forms.size === 0 && wordCost(short.words[0]!, long.words[0]!, short, long) < 1
  return Math.min(isShortName ? 0.55 : 0.4, likeness)
}

/** So steep that edits in more than 22 of 100 letters make two names. */
const steepness = 2.25
const mostCost = 2

/** Pairs off the words of two names, the nearest first, then words written apart here and together there. */
function align(a: BareName, b: BareName): Aligned {
  const options: { i: number; j: number; cost: number; size: number }[] = []
  for (const [i, x] of a.words.entries()) {
    for (const [j, y] of b.words.entries()) {
      const cost = wordCost(x, y, a, b)
      if (cost <= mostCost) options.push({ i, j, cost, size: Math.max(x.text.length, y.text.length) })
    }
  }
  options.sort((x, y) => x.cost / x.size - y.cost / y.size || y.size - x.size || x.i - y.i || x.j - y.j)
  const [freeA, freeB] = [new Set(a.words.keys()), new Set(b.words.keys())]
  let letters = 0
  let cost = 0
  let pairs = 0
  for (const option of options) {
    if (!freeA.has(option.i) || !freeB.has(option.j)) continue
    freeA.delete(option.i)
    freeB.delete(option.j)
    const [x, y] = [a.words[option.i]!, b.words[option.j]!]
    cost += option.cost
    if (x.isMinor && y.isMinor) continue
    if (x.text.length > 1 && y.text.length > 1) pairs += 1
    letters += option.size
  }
  const rest = joined(
    [...freeA].map((i) => a.words[i]!),
    [...freeB].map((j) => b.words[j]!),
  )
  if (rest.letters > 0) pairs += 1
  const mains = (words: readonly Word[]) => words.filter(isMain).length
  return {
    letters: letters + rest.letters,
    cost: cost + rest.cost,
    pairs,
    restA: rest.restA,
    restB: rest.restB,
    sizeA: mains(a.words),
    sizeB: mains(b.words),
  }
}

/** Of the words left over: all of one side together as one or more of the other, or initials for several. */
function joined(restA: readonly Word[], restB: readonly Word[]) {
  const none = { letters: 0, cost: 0, restA, restB }
  if (restA.length === 0 || restB.length === 0 || restA.length + restB.length < 3) return none
  const [left, right] = [restA, restB].map((words) => words.map(({ text }) => text).join('')) as [string, string]
  const edits = editsWithin(left, right, 1)
  if (left.length > 4 && edits <= 1) return { letters: left.length, cost: edits, restA: [], restB: [] }
  const [short, long] = restA.length < restB.length ? [restA, restB] : [restB, restA]
  const initials = long.map(({ text }) => text[0]).join('')
  return short.length === 1 && short[0]!.text === initials
    ? { letters: initials.length, cost: 0.5, restA: [], restB: [] }
    : none
}

/** Edits between two words; more than can be forgiven where they are two words. */
function wordCost(x: Word, y: Word, a: BareName, b: BareName): number {
  if (x.text === y.text) return 0
  const isPerson = a.sort === 'person'
  if (!isPerson && (isNumeral(x.text) || isNumeral(y.text))) return Infinity
  const [short, long] = x.text.length < y.text.length ? [x.text, y.text] : [y.text, x.text]
  if (short.length === 1) return isPerson && long.startsWith(short) ? 0.5 : Infinity
  if (isPerson && nicknameRoot(short) === nicknameRoot(long)) return 0.5
  if (x.sound === y.sound) return 0.5
  if (a.script !== b.script && x.bones.length > 1 && x.bones === y.bones) return 0.5
  if (short.length < (isPerson ? 2 : 4) || long.length - short.length > mostCost) return Infinity
  const most = isPerson ? mostCost : short.length < 5 ? 1 : mostCost
  const edits = editsWithin(x.text, y.text, most)
  const isNearBySound =
    edits > 1 && Math.min(x.sound.length, y.sound.length) > 4 && editsWithin(x.sound, y.sound, 1) < 2
  const cost = isNearBySound ? Math.min(edits, 1.5) : edits
  return cost > most || cost * 2 > long.length ? Infinity : cost
}

/** A number, or one in Roman figures: of two funds or two ships, it tells which. */
function isNumeral(word: string): boolean {
  return /\d/.test(word) || /^[ivx]+$/.test(word)
}

/** Whether the Latin name spells the one in Chinese characters, family name first or last. */
function isSpelling(han: BareName, latin: BareName): boolean {
  if (han.spellings.length < 2 || latin.han !== '') return false
  const words = latin.words.map(({ text }) => text)
  return words.some((_, i) => readsAs([...words.slice(i), ...words.slice(0, i)].join(''), han.spellings))
}

/** Whether one name is the first letters of the other's words: `IBM`, `P&G`, `BMW`. */
function isAcronym(short: BareName, long: BareName): boolean {
  if (short.words.length !== 1 || long.words.length < 2) return false
  const letters = short.words[0]!.text
  if (letters.length < 2 || letters.length > 6) return false
  const initials = (words: readonly Word[]) => words.map(({ text }) => text[0]).join('')
  const telling = long.words.filter(({ text }) => !['of', 'the', 'and', 'for'].includes(text))
  return letters === initials(long.words) || letters === initials(telling)
}
