const smallest = 1e-7

/**
 * Changes u so that m/u never falls as likeness rises (pool adjacent violators): a likeness must not count for less
 * than a smaller one. Pooled levels share the ratio of their sums.
 */
export function monotone(m: readonly number[], u: readonly number[]): number[] {
  const pools: { m: number; u: number; size: number }[] = []
  for (const [level, value] of m.entries()) {
    let pool = { m: Math.max(value, smallest), u: u[level]!, size: 1 }
    for (let last = pools.at(-1); last !== undefined && last.m / last.u > pool.m / pool.u; last = pools.at(-1)) {
      pool = { m: last.m + pool.m, u: last.u + pool.u, size: last.size + pool.size }
      pools.pop()
    }
    pools.push(pool)
  }
  const ratios = pools.flatMap(({ m: top, u: bottom, size }) => Array.from({ length: size }, () => top / bottom))
  return m.map((value, level) => Math.max(value, smallest) / ratios[level]!)
}
