const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  兩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
}
const small: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const large: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

/**
 * A whole number in Chinese numerals (`三万五千`, `二〇二四`), or null.
 *
 * ```ts
 * assert.equal(hanNumber('三万五千'), 35000)
 * assert.equal(hanNumber('二〇二四'), 2024)
 * assert.equal(hanNumber('十二'), 12)
 * ```
 */
export function hanNumber(text: string): number | null {
  if (text === '' || text.length > 20) return null
  if ([...text].every((letter) => letter in digits)) {
    return text.length > 15 ? null : [...text].reduce((sum, letter) => sum * 10 + digits[letter]!, 0)
  }
  let total = 0
  let section = 0
  let digit: number | null = null
  let last = Infinity
  for (const letter of text) {
    if (letter in digits) {
      // Two digits side by side are a spoken year, not a number with places.
      if (digit !== null && digit !== 0) return null
      digit = digits[letter]!
    } else if (letter in small) {
      const unit = small[letter]!
      if (unit >= last && section > 0) return null
      section += (digit ?? 1) * unit
      digit = null
      last = unit
    } else if (letter in large) {
      if (section === 0 && digit === null) return null
      total = (total + section + (digit ?? 0)) * large[letter]!
      section = 0
      digit = null
      last = Infinity
    } else return null
  }
  const value = total + section + (digit ?? 0)
  return Number.isSafeInteger(value) ? value : null
}
