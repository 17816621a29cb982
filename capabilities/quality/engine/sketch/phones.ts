import { oddLetters, bitCount } from '#capabilities/quality/engine/sketch/bits.ts'
import { untold, type Sketch } from '#capabilities/quality/engine/sketch/sketch.ts'

const half = 100_000
const lengthBits = 4

/** One phone number of up to ten digits: its digits in two numbers, its length, and which digits it has oddly often. */
export const phoneSketch: Sketch<unknown> = {
  width: 2,
  write(feature, to, at) {
    const phones = feature as readonly string[]
    const phone = phones[0] ?? ''
    if (phones.length !== 1) return
    const value = Number(phone)
    // The digits 0 to 9 are the bits 16 to 25.
    to[at] = (((oddLetters(phone) >>> 16) << lengthBits) | phone.length) * 2 ** 17 + Math.floor(value / half)
    to[at + 1] = value % half
  },
  level(all, x, y) {
    const [a, b] = [all[x * 2]!, all[y * 2]!]
    if (a === 0 || b === 0) return untold
    if (a === b && all[x * 2 + 1] === all[y * 2 + 1]) return 3
    // An edit between numbers of one length changes two digits' counts at most, digits put before or between one each.
    const more = Math.abs(((a >>> 17) & 15) - ((b >>> 17) & 15))
    return bitCount((a ^ b) >>> 21) > (more === 0 ? 2 : more) ? 0 : untold
  },
}
