import { letterBits } from '#capabilities/quality/engine/kinds/similarity.ts'
import { wordBit } from '#capabilities/quality/engine/kinds/spelling.ts'
import type { Words } from '#capabilities/quality/engine/kinds/words.ts'
import { untold, type Sketch } from '#capabilities/quality/engine/sketch/sketch.ts'

const width = 4

/**
 * A text by which words and numbers it can hold, and with which letters its words begin and end. Without a number or
 * a word in common, and none that may be one word mistyped, two texts are different.
 */
export const wordsSketch: Sketch<unknown> = {
  width,
  write(feature, to, at) {
    const { words, numbers, bits } = feature as Words
    let [numberBits, firsts, lasts] = [0, 0, 0]
    for (const number of numbers) numberBits |= wordBit(number)
    for (const word of words) {
      if (word.length < 3) continue // such a word is never taken for another one
      firsts |= letterBits(word[0]!)
      lasts |= letterBits(word.at(-1)!)
    }
    to[at] = numberBits
    to[at + 1] = bits
    to[at + 2] = firsts
    to[at + 3] = lasts
  },
  level(all, x, y) {
    const [a, b] = [x * width, y * width]
    if (all[a] !== 0 && all[b] !== 0 && (all[a]! & all[b]!) === 0) return 0
    const meets = (all[a + 1]! & all[b + 1]!) | (all[a + 2]! & all[b + 2]!) | (all[a + 3]! & all[b + 3]!)
    return meets === 0 ? 0 : untold
  },
}
