/** As many as fit, the first in any case, and how many there are beside them. */
export function shortened(texts: readonly string[], mostSigns: number): string {
  const parts = texts.map((_, at) => {
    const left = texts.length - at - 1
    return `${texts.slice(0, at + 1).join(' · ')}${left > 0 ? ` +${left}` : ''}`
  })
  return parts.findLast((part) => part.length <= mostSigns) ?? parts[0] ?? ''
}
