import { newMemory, placeOf } from '#capabilities/quality/engine/kinds/memory.ts'
import { noPart, type NamePart, type PersonName } from '#capabilities/quality/engine/kinds/names.ts'
import { hasFormStarting } from '#capabilities/quality/engine/kinds/nicknames.ts'
import { readsAs } from '#capabilities/quality/engine/kinds/romanise.ts'
import { isOneEdit, jaroWinkler, jaroWinklerAtMost } from '#capabilities/quality/engine/kinds/similarity.ts'
import { spellingOf, type Spelling } from '#capabilities/quality/engine/kinds/spelling.ts'

/** How alike two halves of names are, ascending. Index 0 is "different". */
export const nameLevels = ['different', 'similar', 'initial', 'close', 'moved', 'read alike', 'same'] as const

/** The level of likeness of one half of two names; null when either lacks it. Has no direction. */
export function compareNamePart(a: PersonName, b: PersonName, half: 'given' | 'family'): number | null {
  const left = a[half]
  const right = b[half]
  if (left === noPart || right === noPart) return null
  // Father and son share the family name of necessity: it says nothing for either.
  if (isOtherGeneration(a, b)) return half === 'given' ? 0 : null
  if (left === right || left.value === right.value) return 6
  let best = 0
  for (const x of readyOf(left)) for (const y of readyOf(right)) best = Math.max(best, latinLevel(x, y))
  if (left.han !== '' && right.han !== '') best = Math.max(best, hanLevel(left, right))
  else if (left.han !== '') best = Math.max(best, crossLevel(left, right))
  else if (right.han !== '') best = Math.max(best, crossLevel(right, left))
  return best < 4 && isMoved(a, b, half) ? 4 : best
}

function readyOf(part: NamePart): readonly Spelling[] {
  return (part.ready ??= part.latin.map(spellingOf))
}

/** Father and son of one name: senior and junior, II and III. */
function isOtherGeneration(a: PersonName, b: PersonName): boolean {
  return a.generation > 0 && b.generation > 0 && a.generation !== b.generation
}

const memory = newMemory(17)
const numberSpan = 2 ** 26

function latinLevel(x: Spelling, y: Spelling): number {
  if (x.text === y.text) return 6
  if (isFarApart(x, y)) return 0
  const [first, second] = x.number < y.number ? [x, y] : [y, x]
  const key = first.number * numberSpan + second.number
  const place = placeOf(memory, first.number, second.number)
  if (memory.keys[place] !== key) {
    memory.levels[place] = spellingLevel(first, second)
    memory.keys[place] = key
  }
  return memory.levels[place]!
}

/** Whether nothing `spellingLevel` looks for can be there, told by numbers alone: most pairs are strangers. */
function isFarApart(x: Spelling, y: Spelling): boolean {
  return (
    !x.hasBlank &&
    !y.hasBlank &&
    x.text.length > 1 &&
    y.text.length > 1 &&
    x.isVowelless === y.isVowelless &&
    jaroWinklerAtMost(x.text, y.text, x.letters, y.letters) < 0.79 &&
    x.sound !== y.sound &&
    x.root !== y.root
  )
}

function spellingLevel(x: Spelling, y: Spelling): number {
  const [short, long] = x.text.length < y.text.length ? [x, y] : [y, x]
  if (short.text.length === 1) return long.text.startsWith(short.text) || hasFormStarting(long.text, short.text) ? 2 : 0
  if (x.root === y.root) return 3
  if (short.text.length > 2 && x.isVowelless !== y.isVowelless && x.bones.length > 2 && x.bones === y.bones) return 5
  if (x.hasBlank || y.hasBlank) {
    if (x.joined === y.joined) return 5
    if (` ${long.text} `.includes(` ${short.text} `)) return 3
    if (x.sorted === y.sorted) return 4
  }
  const likeness = jaroWinkler(x.text, y.text)
  // Marie and Mark, Patrick and Patricia: two names of their own are two names, however few letters lie between.
  if (x.isFirst && y.isFirst) return x.sound === y.sound && x.text.length === y.text.length ? 1 : 0
  if (likeness >= 0.92 || (short.text.length > 3 && isOneEdit(x.text, y.text))) return 3
  return likeness >= 0.8 || (short.text.length > 3 && x.sound === y.sound) ? 1 : 0
}

/** Two names in characters: the same sound is a slip of the keyboard, one common character of two a weak sign. */
function hanLevel(left: NamePart, right: NamePart): number {
  if (left.han === right.han) return 6
  if (soundsAlike(left.spellings, right.spellings)) return 3
  return left.han.length === right.han.length && left.han.length > 1 && sharesPlace(left.han, right.han) ? 1 : 0
}

function soundsAlike(left: NamePart['spellings'], right: NamePart['spellings']): boolean {
  return left.length === right.length && left.every((ways, i) => ways[0] === right[i]![0])
}

/** Whether two texts have the same character in the same place. */
function sharesPlace(left: string, right: string): boolean {
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const [x, y] = [left.codePointAt(i)!, right.codePointAt(j)!]
    if (x === y) return true
    i += x > 0xffff ? 2 : 1
    j += y > 0xffff ? 2 : 1
  }
  return false
}

function crossLevel(han: NamePart, latin: NamePart): number {
  let best = 0
  for (const { joined, syllables } of readyOf(latin)) {
    if (readsAs(joined, han.spellings)) return 5
    let hits = 0
    for (let i = 0; i < han.spellings.length; i++) if (han.spellings[i]!.includes(syllables[i] ?? '')) hits += 1
    if (hits > 0 && hits * 2 >= han.spellings.length) best = 1
  }
  return best
}

/** Family and given name exchanged, or a half of one among the further names of the other. */
function isMoved(a: PersonName, b: PersonName, half: 'given' | 'family'): boolean {
  const other = half === 'given' ? 'family' : 'given'
  // Henry Howard is not Howard Hughes: where one word stands in the other place, so must the other, slips allowed.
  if (isIn(a[half], b[other])) return isLike(b[half], a[other])
  if (isIn(b[half], a[other])) return isLike(a[half], b[other])
  return isAmong(a[half], b) || isAmong(b[half], a)
}

function isIn(part: NamePart, half: NamePart): boolean {
  if (part.han !== '' && half.han !== '') return part.han === half.han
  if (part.han !== '') return readyOf(half).some(({ joined }) => readsAs(joined, part.spellings))
  if (half.han !== '') return readyOf(part).some(({ joined }) => readsAs(joined, half.spellings))
  return part.latin.some((text) => text.length > 1 && half.latin.includes(text))
}

function isLike(part: NamePart, half: NamePart): boolean {
  if (half === noPart || isIn(part, half)) return true
  return readyOf(part).some((x) => readyOf(half).some((y) => latinLevel(x, y) > 0))
}

function isAmong(part: NamePart, name: PersonName): boolean {
  if (part.han !== '') {
    if ((part.starts & name.wordStarts) === 0) return false
    for (const word of name.words) if (readsAs(word, part.spellings)) return true
    return false
  }
  for (const { text, bit } of readyOf(part)) {
    if ((bit & name.wordBits) !== 0 && text.length > 1 && name.words.includes(text)) return true
  }
  return false
}
