/** A row a case, a column a feature; the first column is the constant. */
export type Cases = { readonly rows: number; readonly width: number; readonly cells: Float64Array }

const mostRounds = 25

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares) with a ridge penalty on all but the
 * constant. `wanted` may be any share between 0 and 1, `counts` says how often a case counts.
 */
export function fitLogistic(cases: Cases, wanted: Float64Array, ridge: number, counts?: Float64Array): Float64Array {
  const { rows, width, cells } = cases
  const beta = new Float64Array(width)
  for (let round = 0; round < mostRounds; round++) {
    const slope = new Float64Array(width)
    const curve = new Float64Array(width * width)
    for (let i = 0; i < rows; i++) {
      const times = counts?.[i] ?? 1
      if (times === 0) continue
      const at = i * width
      const p = 1 / (1 + Math.exp(-dot(cells, at, beta)))
      const off = times * (wanted[i]! - p)
      const bend = times * Math.max(1e-6, p * (1 - p))
      for (let j = 0; j < width; j++) {
        const x = cells[at + j]!
        if (x === 0) continue
        slope[j]! += off * x
        for (let k = 0; k <= j; k++) curve[j * width + k]! += bend * x * cells[at + k]!
      }
    }
    for (let j = 0; j < width; j++) {
      const penalty = j === 0 ? 1e-6 : ridge
      slope[j]! -= penalty * beta[j]!
      curve[j * width + j]! += penalty
    }
    const step = solve(curve, slope)
    for (let j = 0; j < width; j++) beta[j]! += step[j]!
    if (step.every((one) => Math.abs(one) < 1e-5)) break
  }
  return beta
}

export function dot(cells: Float64Array, at: number, beta: Float64Array): number {
  let sum = 0
  for (let j = 0; j < beta.length; j++) sum += cells[at + j]! * beta[j]!
  return sum
}

/** Solves a symmetric positive system, given by its lower half, by Cholesky's decomposition. */
function solve(lower: Float64Array, right: Float64Array): Float64Array {
  const n = right.length
  const out = right.slice()
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = lower[i * n + j]!
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!
      lower[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / lower[j * n + j]!
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) out[i]! -= lower[i * n + k]! * out[k]!
    out[i]! /= lower[i * n + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) out[i]! -= lower[k * n + i]! * out[k]!
    out[i]! /= lower[i * n + i]!
  }
  return out
}
