const bitsSpan = 20
/** Codes stay exact below this; so many patterns at most are told apart. */
const codeLimit = 2 ** 52
const mostPatterns = 2 ** 26
const recentCodes = 8191

/** Bits of rarity as patterns count them. */
export function wholeBits(bits: number): number {
  return Math.round(Math.max(-bitsSpan, Math.min(bitsSpan, bits)))
}

/**
 * Numbers agreement patterns as they come up. Codes that would outgrow exact integers are renumbered on the way, all of
 * them before the same columns: a number given to one must not be what another has come to by itself.
 */
export function patternBook(columns: readonly { readonly kind: { readonly levels: readonly unknown[] } }[]) {
  const bases = columns.map(({ kind }) => kind.levels.length + 1)
  const stages = stagesOf(bases)
  const numberByCode = new Map<number, number>()
  const found: { levels: number[]; bits: number; shared: number[]; count: number; inside: number }[] = []
  // Few patterns make up nearly all pairs: their numbers are at hand without a look into the map.
  const recent = { codes: new Float64Array(recentCodes).fill(-1), numbers: new Int32Array(recentCodes) }
  return {
    all: () => found,
    /** The pair that was numbered last lies inside one input. */
    inside(number: number): void {
      found[number]!.inside += 1
    },
    numberOf(levels: Int8Array, bits: number, common: readonly number[]): number {
      let code = bits + bitsSpan
      // Kin are counted in steps of four bits: finer ones would make many more patterns and change nothing.
      for (let i = 0; i < common.length; i++) code = code * (2 * bitsSpan + 1) + wholeBits(common[i]! / 4) + bitsSpan
      for (let k = 0; k < levels.length; k++) {
        const stage = stages[k]
        if (stage === undefined) {
          code = code * bases[k]! + levels[k]! + 1
          continue
        }
        const short = stage.get(code) ?? stage.size
        stage.set(code, short)
        code = short * bases[k]! + levels[k]! + 1
      }
      const place = code % recentCodes
      if (recent.codes[place] !== code) {
        let number = numberByCode.get(code)
        if (number === undefined) {
          const shared = common.map((one) => 4 * wholeBits(one / 4))
          number = found.push({ levels: [...levels], bits, shared, count: 0, inside: 0 }) - 1
          numberByCode.set(code, number)
        }
        recent.codes[place] = code
        recent.numbers[place] = number
      }
      const number = recent.numbers[place]!
      found[number]!.count += 1
      return number
    },
  }
}

/** Before which columns codes are renumbered: where the greatest of them would not be exact any more. */
function stagesOf(bases: readonly number[]): (Map<number, number> | undefined)[] {
  let greatest = (2 * bitsSpan + 1) ** 3
  return bases.map((base) => {
    greatest *= base
    if (greatest < codeLimit) return undefined
    greatest = mostPatterns * base
    return new Map<number, number>()
  })
}
