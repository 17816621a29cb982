import { headerKey, synonymKeys } from '#capabilities/quality/engine/standardise/columns/header-key.ts'

/** A header in one line, without the invisible characters that web pages and old systems leave in it. */
export function headerName(cell: string): string {
  return cell
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Whether a row names groups of columns, and the one below it the columns: it has gaps, all of which the next one
 * fills, and half of what stands there are names that columns have in other files.
 */
export function isGroupRow(groups: readonly string[], names: readonly string[] = []): boolean {
  const width = names.findLastIndex(isFilled) + 1
  const gaps = Array.from({ length: width }, (_, i) => i).filter((i) => !isFilled(groups[i] ?? ''))
  if (gaps.length === 0 || !gaps.every((i) => isFilled(names[i]!))) return false
  const filled = names.filter(isFilled)
  return filled.length > 1 && filled.filter(isKnown).length * 2 >= filled.length
}

/** The names of columns below names of groups: those of the columns, with the group where two are called alike. */
export function namesInGroups(groups: readonly string[], names: readonly string[]): string[] {
  const width = Math.max(groups.length, names.length)
  const subs = Array.from({ length: width }, (_, i) => headerName(names[i] ?? ''))
  let group = ''
  return subs.map((name, i) => {
    group = headerName(groups[i] ?? '') || group
    if (name === '') return headerName(groups[i] ?? '')
    return subs.indexOf(name) === subs.lastIndexOf(name) || group === '' ? name : `${group} ${name}`
  })
}

function isFilled(cell: string): boolean {
  return cell.trim() !== ''
}

/** Whether columns are called so in the exports of other programs or in the sheets of people. */
export function isKnown(name: string): boolean {
  const key = headerKey(name)
  for (const keys of synonymKeys.values()) if (keys.has(key)) return true
  return false
}
