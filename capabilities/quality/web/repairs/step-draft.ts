import type { Step } from '#capabilities/quality/contract-repairs.ts'

export type StepKind = Step['do']
export const stepKinds: readonly StepKind[] = [
  'standardise',
  'trim',
  'case',
  'map',
  'mapDomain',
  'replace',
  'fill',
  'split',
  'join',
]

/** A step while it is put together: the fields of all kinds, so that changing the kind loses nothing. */
export type StepDraft = {
  readonly do: StepKind
  readonly column: string
  /** Of splitting, where the parts go; of joining, where they come from. */
  readonly columns: readonly string[]
  readonly text: string
  readonly by: string
  readonly to: 'upper' | 'lower' | 'title'
  readonly pairs: readonly (readonly [from: string, to: string])[]
  /** Of the standard form, the rules that are switched off. */
  readonly off?: readonly string[]
}

export function blankStep(kind: StepKind, column: string): StepDraft {
  return { do: kind, column, columns: ['', ''], text: '', by: '', to: 'title', pairs: [['', '']] }
}

/** The step that was put together, or null while something is missing. */
export function stepOf(draft: StepDraft): Step | null {
  const { column, text, by, to } = draft
  if (column === '') return null
  const columns = draft.columns.filter((one) => one !== '')
  switch (draft.do) {
    case 'standardise':
      return { do: 'standardise', column, ...(draft.off ? { off: [...draft.off] } : {}) }
    case 'trim':
      return { do: 'trim', column }
    case 'case':
      return { do: 'case', column, to }
    case 'map':
    case 'mapDomain': {
      const values = valuesOf(draft)
      return values && { do: draft.do, column, values }
    }
    case 'replace':
      return text === '' ? null : { do: 'replace', column, find: text, by }
    case 'fill':
      return text.trim() === '' ? null : { do: 'fill', column, value: text.trim() }
    case 'split':
      return columns.length < 2 || by === '' ? null : { do: 'split', column, by, into: columns }
    case 'join':
      return columns.length < 2 ? null : { do: 'join', columns, by, into: column }
  }
}

/** Domains are compared in lower case and without their @. */
function valuesOf({ do: kind, pairs }: StepDraft): Record<string, string> | null {
  const plain = (text: string) => (kind === 'mapDomain' ? text.trim().replace(/^@/, '').toLowerCase() : text.trim())
  const told = pairs.map(([from, to]) => [plain(from), plain(to)] as const).filter(([from]) => from !== '')
  return told.length === 0 ? null : Object.fromEntries(told)
}

/** A step that is kept, to be worked on again. */
export function draftOf(step: Step): StepDraft {
  const blank = blankStep(step.do, '')
  switch (step.do) {
    case 'trim':
      return { ...blank, column: step.column }
    case 'standardise':
      return { ...blank, column: step.column, ...(step.off ? { off: step.off } : {}) }
    case 'case':
      return { ...blank, column: step.column, to: step.to }
    case 'map':
    case 'mapDomain':
      return { ...blank, column: step.column, pairs: Object.entries(step.values) }
    case 'replace':
      return { ...blank, column: step.column, text: step.find, by: step.by }
    case 'fill':
      return { ...blank, column: step.column, text: step.value }
    case 'split':
      return { ...blank, column: step.column, by: step.by, columns: step.into }
    case 'join':
      return { ...blank, column: step.into, by: step.by, columns: step.columns }
  }
}
