import { isOneEdit, jaroWinkler } from '#capabilities/quality/engine/kinds/similarity.ts'
import { wordBit } from '#capabilities/quality/engine/kinds/spelling.ts'
import { fold, partsOf } from '#capabilities/quality/engine/kinds/text.ts'

/** A text as weighted words. Weights are filled by `weigh` once the whole column is known. */
export type Words = {
  readonly text: string
  readonly words: readonly string[]
  /** For each word a number that sorts as its first three characters do. */
  readonly heads: readonly number[]
  /** What words can be there at all, see `wordBit`. */
  readonly bits: number
  /** The words with a digit in them. */
  readonly numbers: readonly string[]
  weights: number[]
  total: number
}

/** In how many distinct texts each word occurs; one that is not listed counts as seen `least` times, never unless told. */
export type Vocabulary = { texts: number; readonly counts: Map<string, number>; readonly least?: number }

const shortForms = new Map(
  `street st,avenue ave,av ave,road rd,boulevard blvd,blv blvd,drive dr,drv dr,lane ln,place pl,court ct,
crescent cres,cr cres,circuit cct,close cl,terrace tce,parade pde,square sq,highway hwy,parkway pkwy,suite ste,apartment apt,
building bldg,floor fl,north n,south s,east e,west w,northeast ne,northwest nw,southeast se,southwest sw,saint st,mount mt,
fort ft,company co,corporation corp,incorporated inc,limited ltd,international intl,association assn,assoc assn,
first 1st,second 2nd,third 3rd,fourth 4th,fifth 5th,sixth 6th,seventh 7th,eighth 8th,ninth 9th,tenth 10th,department dept,center ctr,centre ctr,community comm,elementary elem,university univ,and &`
    .split(',')
    .map((pair) => pair.trim().split(' ') as [string, string]),
)
const legalForms = new Set(
  `inc llc llp lp ltd plc corp co company gmbh ag kg ug sa sas sarl srl spa bv nv oy ab as aps kk pty pte bhd
sdn limited incorporated corporation`.split(/\s+/),
)
const hanLegal = /(股份有限公司|有限责任公司|有限公司|公司|集团|株式会社|jusikhoesa)/gu

export function readWords(cells: readonly string[], isCompany: boolean): Words | null {
  let text = fold(cells.join(' '))
  if (isCompany) text = text.replace(hanLegal, ' ').trim() || text
  let words = once(partsOf(text).map((part) => shortForms.get(part) ?? part))
  if (isCompany && words.some((word) => !legalForms.has(word))) words = words.filter((word) => !legalForms.has(word))
  if (words.length === 0) return null
  const sorted = words.slice(0, 60).toSorted()
  let bits = 0
  for (const word of sorted) bits |= wordBit(word)
  return {
    text: words.join(' '),
    words: sorted,
    heads: sorted.map(headOf),
    bits,
    numbers: words.filter(hasDigit),
    weights: [],
    total: 0,
  }
}

function once(words: readonly string[]): string[] {
  // Most texts are an address or a name of a few words: those need no set.
  if (words.length > 12) return [...new Set(words)]
  const out: string[] = []
  for (const word of words) if (!out.includes(word)) out.push(word)
  return out
}

function headOf(word: string): number {
  return ((word.charCodeAt(0) || 0) * 2 ** 16 + (word.charCodeAt(1) || 0)) * 2 ** 16 + (word.charCodeAt(2) || 0)
}

export function countWords(all: readonly Words[]): Vocabulary {
  const counts = new Map<string, number>()
  for (const { words } of all) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return { texts: all.length, counts }
}

/** Inverse document frequency, ln(1 + n / count): a word all texts share weighs little, an unseen one most. */
export function weigh(text: Words, vocabulary: Vocabulary): void {
  const { texts, counts, least = 0 } = vocabulary
  text.weights = []
  text.total = 0
  for (const word of text.words) {
    const weight = Math.log(1 + (texts + 1) / ((counts.get(word) ?? least) + 0.5))
    text.weights.push(weight)
    text.total += weight
  }
}

export const wordLevels = ['different', 'a word', 'some', 'half', 'most', 'nearly all', 'same'] as const

/** Level of likeness by the weight of the words two texts share; words spelt nearly alike count for nine tenths. */
export function compareWords(a: Words, b: Words): number {
  if (a.text === b.text) return 6
  const shared = sharedWeight(a, b)
  const least = Math.min(a.total, b.total)
  if (least === 0) return 0
  // What one side leaves out is left out; what both say differently speaks against them.
  const within = shared / least
  const likeness = shared / (a.total + b.total) + (within * within) / 2
  const level =
    likeness >= 0.92 ? 5 : likeness >= 0.75 ? 4 : likeness >= 0.55 ? 3 : likeness >= 0.35 ? 2 : likeness >= 0.12 ? 1 : 0
  // Another house number, model or branch is another thing, however alike the rest.
  return level > 0 && a.numbers.length > 0 && b.numbers.length > 0 && !shareOne(a.numbers, b.numbers) ? 0 : level
}

function shareOne(left: readonly string[], right: readonly string[]): boolean {
  for (const one of left) if (right.includes(one)) return true
  return false
}

function sharedWeight(a: Words, b: Words): number {
  const shared = (a.bits & b.bits) === 0 ? allAlone(a, b) : sharedExactly(a, b)
  return aloneA.length * aloneB.length > 60 ? shared : withNear(a, b, shared)
}

function allAlone(a: Words, b: Words): number {
  aloneA.length = 0
  aloneB.length = 0
  for (let i = 0; i < a.words.length; i++) aloneA.push(i)
  for (let j = 0; j < b.words.length; j++) aloneB.push(j)
  return 0
}

/** The weight of the words both have; those that only one has are left in `aloneA` and `aloneB`. */
function sharedExactly(a: Words, b: Words): number {
  let shared = 0
  aloneA.length = 0
  aloneB.length = 0
  let i = 0
  let j = 0
  while (i < a.words.length && j < b.words.length) {
    const order = a.heads[i]! - b.heads[j]! || inOrder(a.words[i]!, b.words[j]!)
    if (order === 0) {
      shared += a.weights[i]!
      i += 1
      j += 1
    } else if (order < 0) aloneA.push(i++)
    else aloneB.push(j++)
  }
  while (i < a.words.length) aloneA.push(i++)
  while (j < b.words.length) aloneB.push(j++)
  return shared
}

function inOrder(x: string, y: string): number {
  return x === y ? 0 : x < y ? -1 : 1
}

function withNear(a: Words, b: Words, exactly: number): number {
  let shared = exactly
  for (const left of aloneA) {
    const x = a.words[left]!
    for (let at = 0; at < aloneB.length; at++) {
      const right = aloneB[at]!
      if (right < 0 || !isNear(x, b.words[right]!)) continue
      shared += 0.9 * Math.min(a.weights[left]!, b.weights[right]!)
      aloneB[at] = -1
      break
    }
  }
  return shared
}

/** Places of the words only one side has; kept between calls, so that millions of comparisons allocate nothing. */
const aloneA: number[] = []
const aloneB: number[] = []

/** Whether two words are one word shortened or mistyped. A wrong first letter is allowed for one edit only. */
function isNear(x: string, y: string): boolean {
  const [short, long] = x.length < y.length ? [x, y] : [y, x]
  if (short.length < 3) return false
  if (short.charCodeAt(0) !== long.charCodeAt(0)) {
    return long.length - short.length < 2 && short.length > 4 && isOneEdit(short, long) && !hasDigit(x) && !hasDigit(y)
  }
  if (short.charCodeAt(1) !== long.charCodeAt(1) && short.length * 3 < long.length * 2) return false
  if (hasDigit(x) || hasDigit(y)) return false
  if (long.startsWith(short)) return true
  return short.length > 3 && short.length * 3 >= long.length * 2 && jaroWinkler(x, y) >= 0.92
}

function hasDigit(word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code >= 48 && code <= 57) return true
  }
  return false
}
