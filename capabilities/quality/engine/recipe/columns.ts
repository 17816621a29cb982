import type { Step } from '#capabilities/quality/contract-repairs.ts'

/** The columns a step reads, and those it writes. */
export function columnsOfStep(step: Step): { reads: readonly string[]; writes: readonly string[] } {
  switch (step.do) {
    case 'split':
      return { reads: [step.column], writes: step.into }
    case 'join':
      return { reads: step.columns, writes: [step.into] }
    case 'trim':
    case 'standardise':
    case 'map':
    case 'mapDomain':
    case 'replace':
    case 'case':
    case 'fill':
      return { reads: [step.column], writes: [step.column] }
  }
}

/** All columns the steps touch, each once. */
export function columnsOfSteps(steps: readonly Step[]): string[] {
  return [...new Set(steps.flatMap((step) => [...columnsOfStep(step).reads, ...columnsOfStep(step).writes]))]
}
