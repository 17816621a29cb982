/** A text and which part of it is not in the other. */
export type Marked = { readonly before: string; readonly differs: string; readonly after: string }

const mostMarked = 0.7

/** Where two texts part and where they meet again. Compared without regard to case; whole characters only. */
export function markDifference(own: string, other: string): Marked {
  const a = [...own]
  const b = [...other].map(fold)
  const same = (i: number, j: number) => fold(a[i] ?? '') === b[j]
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && same(start, start)) start += 1
  let end = 0
  while (end < most - start && same(a.length - 1 - end, b.length - 1 - end)) end += 1
  const stop = a.length - end
  // Two texts with next to nothing in common need no marks to be seen as different.
  if (stop - start > mostMarked * a.length) return { before: own, differs: '', after: '' }
  return { before: a.slice(0, start).join(''), differs: a.slice(start, stop).join(''), after: a.slice(stop).join('') }
}

function fold(letter: string): string {
  return letter.toLowerCase()
}
