import { textHash } from '#capabilities/quality/engine/batch/dictionary.ts'
import { isFreeMail, type Email } from '#capabilities/quality/engine/kinds/contact.ts'
import { bitCount, lettersOf, likenessAtMost, oddLetters } from '#capabilities/quality/engine/sketch/bits.ts'
import { untold, type Sketch } from '#capabilities/quality/engine/sketch/sketch.ts'

const width = 7
const longest = 255
const alike = 0.85

/** One mailbox: how long it is and how it begins, its letters, and hashes of what stands before and after the `@`. */
export const emailSketch: Sketch<unknown> = {
  width,
  write(feature, to, at) {
    const [email, ...others] = feature as readonly Email[]
    if (email === undefined || others.length > 0) return
    const { text, local, domain } = email
    if (local === '' || domain === '' || text.length > longest) return
    const { once, twice, thrice } = lettersOf(local)
    to[at] = (local.charCodeAt(0) & 0x7fff) * 2 ** 16 + local.length * 2 ** 8 + text.length
    to[at + 1] = once
    to[at + 2] = twice
    to[at + 3] = thrice
    to[at + 4] = oddLetters(text)
    to[at + 5] = textHash(local)
    to[at + 6] = (textHash(domain) & ~1) | Number(isFreeMail(domain))
  },
  level(all, x, y) {
    const [a, b] = [x * width, y * width]
    const [left, right] = [all[a]!, all[b]!]
    if (left === 0 || right === 0 || all[a + 5] === all[b + 5]) return untold
    const isSameLength = Math.abs((left & 255) - (right & 255)) <= 2
    if (isSameLength && bitCount(all[a + 4]! ^ all[b + 4]!) <= 4) return untold
    const [m, n] = [(left >>> 8) & 255, (right >>> 8) & 255]
    let [onlyLeft, onlyRight] = [0, 0]
    for (let i = 1; i <= 3; i++) {
      onlyLeft += bitCount(all[a + i]! & ~all[b + i]!)
      onlyRight += bitCount(all[b + i]! & ~all[a + i]!)
    }
    const common = { most: Math.min(m - onlyLeft, n - onlyRight), isSameStart: left >>> 16 === right >>> 16 }
    if (likenessAtMost(m, n, common) >= alike) return untold
    return all[a + 6] !== all[b + 6] || (all[a + 6]! & 1) === 1 ? 0 : untold
  },
}
