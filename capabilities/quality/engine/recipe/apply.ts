import type { Step } from '#capabilities/quality/contract-repairs.ts'

/** A row whose cells a recipe reads and writes, by the names the recipe gives its columns. */
export type Cells = {
  readonly get: (column: string) => string
  readonly set: (column: string, text: string) => void
  /** The cell by the standard rules of its type. */
  readonly standardise: (column: string, text: string, off: ReadonlySet<string>) => string
}

/** Does the steps in order on one row. The same row again: the same result. */
export function applySteps(steps: readonly Step[], cells: Cells): void {
  for (const step of steps) applyStep(step, cells)
}

function applyStep(step: Step, cells: Cells): void {
  switch (step.do) {
    case 'split': {
      const parts = splitText(cells.get(step.column), step.by, step.into.length)
      if (parts) step.into.forEach((column, at) => cells.set(column, parts[at] ?? ''))
      return
    }
    case 'join': {
      const parts = step.columns.map((column) => cells.get(column)).filter((text) => text.trim() !== '')
      if (parts.length > 0) cells.set(step.into, parts.join(step.by))
      return
    }
    case 'standardise': {
      const text = cells.get(step.column)
      if (text !== '') cells.set(step.column, cells.standardise(step.column, text, new Set(step.off)))
      return
    }
    case 'fill':
      if (cells.get(step.column).trim() === '') cells.set(step.column, step.value)
      return
    case 'trim':
    case 'map':
    case 'mapDomain':
    case 'replace':
    case 'case':
      cells.set(step.column, changedText(step, cells.get(step.column)))
  }
}

type TextStep = Extract<Step, { do: 'trim' | 'map' | 'mapDomain' | 'replace' | 'case' }>

function changedText(step: TextStep, text: string): string {
  switch (step.do) {
    case 'trim':
      return text
        .replace(/[\u00AD\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/g, '')
        .replace(/[^\S\n]+/g, ' ')
        .trim()
    case 'map':
      return Object.hasOwn(step.values, text) ? step.values[text]! : text
    case 'mapDomain':
      return text.replace(/@([^\s@;,|]+)/g, (whole, domain: string) => {
        const meant = domain.toLowerCase()
        return Object.hasOwn(step.values, meant) ? `@${step.values[meant]}` : whole
      })
    case 'replace':
      return text.replaceAll(step.find, () => step.by)
    case 'case':
      if (step.to === 'upper') return text.toUpperCase()
      if (step.to === 'lower') return text.toLowerCase()
      return text.toLowerCase().replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase())
  }
}

/** The parts of a text, at most so many; the last one keeps what is left. Null where there is nothing to split. */
function splitText(text: string, by: string, most: number): string[] | null {
  if (!text.includes(by)) return null
  const parts = text.split(by)
  return [...parts.slice(0, most - 1), parts.slice(most - 1).join(by)].map((part) => part.trim())
}
