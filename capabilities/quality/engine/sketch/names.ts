import { textHash } from '#capabilities/quality/engine/batch/dictionary.ts'
import { nameLevels } from '#capabilities/quality/engine/kinds/name-likeness.ts'
import { noPart, type NamePart, type PersonName } from '#capabilities/quality/engine/kinds/names.ts'
import { nicknameRoot } from '#capabilities/quality/engine/kinds/nicknames.ts'
import { letterBits } from '#capabilities/quality/engine/kinds/similarity.ts'
import { wordBit } from '#capabilities/quality/engine/kinds/spelling.ts'
import { soundOf } from '#capabilities/quality/engine/kinds/text.ts'
import { bitCount, likenessAtMost } from '#capabilities/quality/engine/sketch/bits.ts'
import { untold, type Sketch } from '#capabilities/quality/engine/sketch/sketch.ts'

const width = 9
const ofHalf = 4
const longest = 255
const alike = 0.79
const top = nameLevels.length - 1

/**
 * A name of one plain Latin spelling a half, without a generation: of each half its length, first letter, letters,
 * and hashes of the text, its sound and its root; and which words the whole can hold. A sketch of both halves, of
 * which one is looked at.
 */
export function nameSketch(half: 'given' | 'family'): Sketch<unknown> {
  const [own, other] = half === 'given' ? [1, 1 + ofHalf] : [1 + ofHalf, 1]
  return {
    width,
    write(feature, to, at) {
      const name = feature as PersonName
      if (name.generation !== 0) return
      to[at] = name.wordBits
      writeHalf(name.given, to, at + 1)
      writeHalf(name.family, to, at + 1 + ofHalf)
      const halves = [name.given.latin[0], name.family.latin[0]]
      if (to[at + 1] !== 0 && name.words.every((word) => halves.includes(word))) to[at + 1]! |= isWhole
    },
    level(all, x, y) {
      const [a, b] = [x * width, y * width]
      if (!isPlain(all, a) || !isPlain(all, b) || !isFarApart(all, a + own, b + own)) return untold
      // Neither may stand in the other's place, or among the other's words.
      if (all[a + own + 3] === all[b + other + 3] || all[b + own + 3] === all[a + other + 3]) return untold
      if ((all[a + 1]! & all[b + 1]! & isWhole) !== 0) return 0
      return ((bitOf(all[a + own]!) & all[b]!) | (bitOf(all[b + own]!) & all[a]!)) === 0 ? 0 : untold
    },
    ofOneText: (all, x, y) => (isPlain(all, x * width) && isPlain(all, y * width) ? top : untold),
  }
}

/** A half that is not plain is 0, and so is either half of a name with a generation. */
function isPlain(all: Int32Array, at: number): boolean {
  return all[at + 1] !== 0 && all[at + 1 + ofHalf] !== 0
}

const firstLetter = 0x3fff << 8
const missing = 2 ** 29
/** Of the first half: the name has no words but its halves. */
const isWhole = 2 ** 30
const isBroken = 2 ** 28
const isVowelless = 2 ** 27

function writeHalf(part: NamePart, to: Int32Array, at: number): void {
  const text = part.latin[0] ?? ''
  if (part === noPart) to[at] = missing
  else if (part.han === '' && part.latin.length === 1 && text.length <= longest) {
    // Length 8 bits, first letter 14, the place of the bit 5, then what it is like.
    to[at] = text.length | ((text.charCodeAt(0) & 0x3fff) << 8) | ((31 - Math.clz32(wordBit(text))) << 22)
    to[at + 1] = letterBits(text)
    to[at + 2] = (textHash(soundOf(text)) << 16) | (textHash(nicknameRoot(text)) & 0xffff)
    to[at + 3] = textHash(text)
    if (text.includes(' ')) to[at]! |= isBroken
    if (!hasVowel(text)) to[at]! |= isVowelless
  }
}

/** Whether one spelling and the other are of strangers, by their numbers alone: see `latinLevel`. */
function isFarApart(all: Int32Array, a: number, b: number): boolean {
  const [left, right] = [all[a]!, all[b]!]
  const [m, n] = [left & 255, right & 255]
  // One of a single letter is an initial.
  if (m < 2 || n < 2 || ((left | right) & isBroken) !== 0 || ((left ^ right) & isVowelless) !== 0) return false
  const [sounds, others] = [all[a + 2]!, all[b + 2]!]
  if (sounds >>> 16 === others >>> 16 || (sounds & 0xffff) === (others & 0xffff)) return false
  const most = Math.min(m - bitCount(all[a + 1]! & ~all[b + 1]!), n - bitCount(all[b + 1]! & ~all[a + 1]!))
  return likenessAtMost(m, n, { most, isSameStart: ((left ^ right) & firstLetter) === 0 }) < alike
}

function bitOf(half: number): number {
  return 1 << ((half >>> 22) & 31)
}

/** Whether a vowel follows the first letter: `Spelling` asks the same. */
function hasVowel(text: string): boolean {
  for (let i = 1; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 97 || code === 101 || code === 105 || code === 111 || code === 117) return true
  }
  return false
}
