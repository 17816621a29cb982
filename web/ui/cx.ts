/** Joins class names; falsy ones fall out. */
export function cx(...names: readonly (string | false | 0 | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
