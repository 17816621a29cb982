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
 * A whole number in Chinese numerals (`三万五千`, `二〇二四`), or in digits with Chinese units between, or null.
 *
 * ```ts
 * assert.equal(hanNumber('三万五千'), 35000)
 * assert.equal(hanNumber('二〇二四'), 2024)
 * assert.equal(hanNumber('十二'), 12)
 * assert.equal(hanNumber('三万五'), 35000)
 * assert.equal(hanNumber('1亿5千万'), 150_000_000)
 * ```
 */
export function hanNumber(text: string): number | null {
  if (text === '' || text.length > 20) return null
  if ([...text].every((letter) => letter in digits)) {
    return text.length > 15 ? null : [...text].reduce((sum, letter) => sum * 10 + digits[letter]!, 0)
  }
  const sum: Sum = { total: 0, section: 0, digit: null, last: Infinity, lastLarge: Infinity, before: 1, zero: false }
  for (const token of text.match(/\d+|\D/gu) ?? []) if (!add(sum, token)) return null
  // 三万五 and 一百二 leave the next unit unsaid; 三万零五 has nothing between.
  const isUnsaid = sum.before >= 100 && !sum.zero && sum.digit !== null && sum.digit < 10
  const value = sum.total + sum.section + (sum.digit ?? 0) * (isUnsaid ? sum.before / 10 : 1)
  return Number.isSafeInteger(value) ? value : null
}

type Sum = {
  /** What stands before the last 万 or 亿, and behind it. */
  total: number
  section: number
  digit: number | null
  last: number
  lastLarge: number
  /** The unit named last, and whether a zero came behind it. */
  before: number
  zero: boolean
}

/** Adds what a digit or a unit says; false where it cannot stand there. */
function add(sum: Sum, token: string): boolean {
  if (token in digits || /^\d/.test(token)) {
    // Two digits side by side are a spoken year, not a number with places.
    if (sum.digit !== null && sum.digit !== 0) return false
    sum.digit = digits[token] ?? Number(token)
    if (sum.digit === 0) sum.zero = true
    return true
  }
  const unit = small[token] ?? large[token]
  if (unit === undefined) return false
  if (token in small) {
    if (unit >= sum.last && sum.section > 0) return false
    sum.section += (sum.digit ?? 1) * unit
    sum.last = unit
  } else {
    if (sum.section === 0 && sum.digit === null && (sum.total === 0 || unit < sum.lastLarge)) return false
    const section = sum.section + (sum.digit ?? 0)
    // 一亿五千万 adds its ten thousands; in 三万亿 they are counted in hundred millions.
    sum.total = unit < sum.lastLarge ? sum.total + section * unit : (sum.total + section) * unit
    sum.section = 0
    sum.last = Infinity
    sum.lastLarge = unit
  }
  sum.digit = null
  sum.before = unit
  sum.zero = false
  return true
}
